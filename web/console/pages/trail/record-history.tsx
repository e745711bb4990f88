import { useQuery } from '@tanstack/react-query';
import { read } from '../../../shared/api/queries.ts';
import { momentText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { useTrailWords } from './texts.ts';
import { useActorWords, useFactWords, useRecordWords } from './words.ts';

const Hash = ({ of }: { of: string | undefined }) => {
  const words = useTrailWords();
  return of === undefined ? <span className="soft">{words('created')}</span> : <code title={of}>{of.slice(0, 12)}…</code>;
};

/** Everything that happened to one record: before and after of each step, and whether they follow one another. */
export const RecordHistory = ({ cycle, name, close }: { cycle: string; name: { record: string; key: string }; close: () => void }) => {
  const [words, language] = [useTrailWords(), useLanguage()];
  const [factText, recordText, actor] = [useFactWords(), useRecordWords(cycle), useActorWords()];
  const title = words('history', { record: recordText(name) });
  const history = useQuery(read('/access/trail/record', { query: { cycle, ...name } }));
  return (
    <section className="drilled" aria-label={title}>
      <h3>
        {title}{' '}
        <button type="button" className="plain" onClick={close}>
          {words('close')}
        </button>
      </h3>
      <Asked query={history}>
        {({ body: { unbroken, steps } }) => (
          <>
            <p>
              <span className={unbroken ? 'tag green' : 'tag red'}>{words(unbroken ? 'unbroken' : 'notUnbroken')}</span>
            </p>
            <Grid caption={title} heads={[words('at'), words('who'), words('fact'), words('rev'), words('hashBefore'), words('hashAfter'), words('reason')]}>
              {steps.map((step) => (
                <tr key={`${step.at}-${step.after}`}>
                  <td className="number">{momentText(step.at, language)}</td>
                  <td>{step.onBehalfOf === undefined ? actor(step.who) : words('onBehalf', { who: actor(step.who), for: actor(step.onBehalfOf) })}</td>
                  <td>{factText(step.fact)}</td>
                  <td className="number">{step.rev ?? '—'}</td>
                  <td>
                    <Hash of={step.before} /> {step.follows ? null : <span className="tag red">{words('gap')}</span>}
                  </td>
                  <td>
                    <Hash of={step.after} />
                  </td>
                  <td>{step.reason ?? '—'}</td>
                </tr>
              ))}
            </Grid>
          </>
        )}
      </Asked>
    </section>
  );
};
