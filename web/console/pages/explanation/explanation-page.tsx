import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { sentenceOfFlag, sentenceOfStep, shownNumber } from '#domain/scoring/sentence.zh-cn.ts';
import { ruleWording } from '#domain/scoring/wording.zh-cn.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { dayText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { Title } from '../../parts/title.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { useRuleWords } from '../schemes/rule-words.ts';
import { EvidenceList } from './evidence-list.tsx';
import { useExplanationWords } from './texts.ts';
import { ValuesTable } from './values-table.tsx';
import './explanation.css';

type Explained = AnswerOf<'GET', '/scoring/{cycle}/scorecards/{unit}/marks/{indicator}'>;

const Acts = ({ cycle, unit }: { cycle: string; unit: string }) => {
  const words = useExplanationWords();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    void message.success(words('copied'));
  };
  return (
    <span className="page-acts">
      <Link to="/units/$cycle/$unit" params={{ cycle, unit }}>
        {words('toUnit')}
      </Link>
      <Button onClick={() => void copy()}>{words('copy')}</Button>
      <Button type="primary" onClick={() => window.print()}>
        {words('print')}
      </Button>
    </span>
  );
};

const Result = ({ of: { mark, scores } }: { of: Explained }) => {
  const [words, language] = [useExplanationWords(), useLanguage()];
  const kind = scores.purpose === 'simulated' ? 'simulated' : scores.status;
  return (
    <section className="card" aria-labelledby="result">
      <h2 id="result">{words('result')}</h2>
      <p className="result">
        <strong className="number">{mark.awarded === undefined ? words('outside') : words('marks', { awarded: mark.awarded })}</strong>
        <span>{words('of', { full: mark.fullMarks })}</span>
        <span className={mark.state === 'reported' ? 'tag' : 'tag amber'}>{words(`state.${mark.state}`)}</span>
        <span className={kind === 'final' ? 'tag green' : 'tag blue'}>{words(`scores.${kind}`)}</span>
      </p>
      {mark.computed !== undefined && mark.computed !== mark.awarded ? <p className="said amber">{words('computed', { computed: mark.computed })}</p> : null}
      <p className="soft">{words('version', { reason: scores.reason, day: dayText(scores.on, language) })}</p>
    </section>
  );
};

const Rule = ({ of: { mark, scheme, above } }: { of: Explained }) => {
  const [words, rules] = [useExplanationWords(), useRuleWords()];
  const { rule, text, article } = mark.explanation;
  return (
    <section className="card" aria-labelledby="rule">
      <h2 id="rule">{words('rule')}</h2>
      <p lang="zh-CN">{text}</p>
      <dl className="facts">
        {article === undefined ? null : (
          <>
            <dt>{words('article')}</dt>
            <dd lang="zh-CN">{article}</dd>
          </>
        )}
        <dt>{words('method')}</dt>
        <dd>{rule in ruleWording ? rules(`kind.${rule as keyof typeof ruleWording}`) : rule}</dd>
        <dt>{words('scheme')}</dt>
        <dd>{words('schemeOf', scheme)}</dd>
        <dt>{words('above')}</dt>
        <dd lang="zh-CN">{above.join(' › ')}</dd>
      </dl>
    </section>
  );
};

const Numbers = ({ of: { mark, unitsOfMeasure } }: { of: Explained }) => {
  const words = useExplanationWords();
  const { inputs, steps } = mark.explanation;
  return (
    <>
      <section className="card" aria-labelledby="inputs">
        <h2 id="inputs">{words('inputs')}</h2>
        {inputs.length === 0 ? (
          <p className="soft">{words('noInputs')}</p>
        ) : (
          <Scroll label={words('inputs')}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{words('name')}</th>
                  <th scope="col" className="right">
                    {words('value')}
                  </th>
                  <th scope="col">{words('measure')}</th>
                  <th scope="col">{words('source')}</th>
                </tr>
              </thead>
              <tbody>
                {inputs.map(({ name, value, source }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td className="right number">{shownNumber(value)}</td>
                    <td>{unitsOfMeasure[name] ?? ''}</td>
                    <td>{source ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
      <section className="card" aria-labelledby="steps">
        <h2 id="steps">{words('steps')}</h2>
        {steps.length === 0 ? <p className="soft">{words('noSteps')}</p> : <p className="soft">{words('stepsSay')}</p>}
        <ol className="steps" lang="zh-CN">
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is what names a step; two may read alike
            <li key={at}>{sentenceOfStep(step)}</li>
          ))}
        </ol>
      </section>
    </>
  );
};

const Notes = ({ of: { mark } }: { of: Explained }) => {
  const words = useExplanationWords();
  const { flags } = mark.explanation;
  return (
    <section className="card" aria-labelledby="notes">
      <h2 id="notes">{words('notes')}</h2>
      {flags.length === 0 ? (
        <p className="soft">{words('noNotes')}</p>
      ) : (
        <ul className="notes" lang="zh-CN">
          {flags.map((flag) => (
            <li key={JSON.stringify(flag)}>{sentenceOfFlag(flag).replace(/^注:/, '')}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Proof = ({ of: { values, evidence, unit }, cycle }: { of: Explained; cycle: string }) => {
  const words = useExplanationWords();
  return (
    <>
      <section className="card" aria-labelledby="values">
        <h2 id="values">{words('values')}</h2>
        {values.length === 0 ? <p className="soft">{words('noValues')}</p> : <ValuesTable values={values} label={words('values')} />}
      </section>
      <section className="card" aria-labelledby="evidence">
        <h2 id="evidence">{words('evidence')}</h2>
        {evidence.length === 0 ? <p className="soft">{words('noEvidence')}</p> : <EvidenceList cycle={cycle} unit={unit} documents={evidence} />}
      </section>
    </>
  );
};

/** One mark, explained: on one page, to be printed, under an address that can be shared with those who may see it. */
export const ExplanationPage = () => {
  const words = useExplanationWords();
  const { cycle, unit, indicator } = useParams({ from: '/explanation/$cycle/$unit/$indicator' });
  const { version } = useSearch({ from: '/explanation/$cycle/$unit/$indicator' });
  const explained = useQuery(
    read('/scoring/{cycle}/scorecards/{unit}/marks/{indicator}', { params: { cycle, unit, indicator }, query: version === undefined ? {} : { version } }),
  );
  return (
    <Asked page query={explained}>
      {({ body }) => (
        <article>
          <Title
            beside={
              <>
                <span>{words('beside', { unit: body.name, year: cycle })}</span>
                <Acts cycle={cycle} unit={unit} />
              </>
            }
          >
            {body.mark.name}
          </Title>
          <Result of={body} />
          <Rule of={body} />
          <Numbers of={body} />
          <Notes of={body} />
          <Proof of={body} cycle={cycle} />
        </article>
      )}
    </Asked>
  );
};
