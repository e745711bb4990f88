import type { ProposedCategory } from '#domain/scoring/proposal.ts';
import { Grid } from '../../parts/grid.tsx';
import { MarkLink, UnitLink } from '../../parts/unit-link.tsx';
import { useResultWords } from '../../texts/result.ts';
import { useProposalWords } from './texts.ts';

/** What people changed, all in one place: the computed value stays beside it. */
export const ChangesTable = ({ categories }: { categories: readonly ProposedCategory[] }) => {
  const [words, result] = [useProposalWords(), useResultWords()];
  const changes = categories.flatMap(({ units }) => units.flatMap((unit) => unit.changed.map((change) => ({ unit, change }))));
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{words('changes')}</h2>
      {changes.length === 0 ? (
        <p className="soft">{words('changesNone')}</p>
      ) : (
        <>
          <p className="soft">{words('changesSays', { count: changes.length })}</p>
          <Grid
            caption={words('changes')}
            heads={[result('unit'), words('what'), { right: words('from') }, { right: words('to') }, words('by'), words('reason')]}
          >
            {changes.map(({ unit, change }) => (
              <tr key={`${unit.unit}-${change.kind}-${change.indicator ?? ''}`}>
                <th scope="row">
                  <UnitLink unit={unit.unit}>{unit.name}</UnitLink>
                </th>
                <td>
                  {words(`kind.${change.kind}`)}{' '}
                  {change.indicator === undefined ? null : (
                    <MarkLink unit={unit.unit} indicator={change.indicator}>
                      {change.name}
                    </MarkLink>
                  )}
                </td>
                <td className="right number">{change.from ?? '—'}</td>
                <td className="right number">{change.to}</td>
                <td>{change.by}</td>
                <td>{change.reason}</td>
              </tr>
            ))}
          </Grid>
        </>
      )}
    </section>
  );
};
