import { useQuery } from '@tanstack/react-query';
import { read } from '../../../shared/api/queries.ts';
import { moneyText } from '../../../shared/money.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { UnitLink } from '../../parts/unit-link.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useResultWords } from '../../texts/result.ts';
import { useTrailWords } from './texts.ts';
import { useActorWords } from './words.ts';

/** Every override of the year in one list. */
export const ManualChanges = ({ cycle }: { cycle: string }) => {
  const [words, result] = [useTrailWords(), useResultWords()];
  const [unitName, actor] = [useUnitName(cycle), useActorWords()];
  const manual = useQuery(read('/scoring/{cycle}/manual-changes', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="manual">
      <h2 id="manual">{words('manual')}</h2>
      <Asked query={manual}>
        {({ body: { changes } }) =>
          changes.length === 0 ? (
            <p className="soft">{words('manualNone')}</p>
          ) : (
            <>
              <p className="soft">{words('manualSays')}</p>
              <Grid
                caption={words('manual')}
                heads={[words('kind'), result('unit'), words('what'), words('before'), words('after'), words('reason'), words('by'), words('on')]}
              >
                {changes.map((change) => {
                  const shown = (value: string | undefined) =>
                    value === undefined ? '—' : change.kind === 'budget' && /^\d+$/.test(value) ? moneyText(value) : value;
                  return (
                    <tr key={JSON.stringify(change)}>
                      <th scope="row">{words(`kind.${change.kind}`)}</th>
                      <td>{change.unit === undefined ? '—' : <UnitLink unit={change.unit}>{unitName(change.unit)}</UnitLink>}</td>
                      <td>{change.what ?? '—'}</td>
                      <td className="number">{shown(change.before)}</td>
                      <td className="number">{shown(change.after)}</td>
                      <td>{change.reason}</td>
                      <td>{change.by === undefined ? '—' : actor(change.by)}</td>
                      <td>{change.on === undefined ? '—' : <Day day={change.on} />}</td>
                    </tr>
                  );
                })}
              </Grid>
            </>
          )
        }
      </Asked>
    </section>
  );
};
