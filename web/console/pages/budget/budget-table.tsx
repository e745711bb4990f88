import type { BudgetPaper } from '#domain/results/result.ts';
import { moneyText } from '../../../shared/money.ts';
import { Grid } from '../../parts/grid.tsx';
import { UnitLink } from '../../parts/unit-link.tsx';
import { useListed } from '../../texts/texts.ts';
import { useBudgetWords } from './texts.ts';

type Line = BudgetPaper['lines'][number];
type StepName = 'base' | 'protected' | 'flexible' | 'coefficient' | 'after-coefficient' | 'scale' | 'floor' | 'ceiling' | 'fixed' | 'amount';
/** Steps that are no money. */
const plain: readonly string[] = ['coefficient', 'scale'];

const How = ({ line }: { line: Line }) => {
  const words = useBudgetWords();
  return (
    <details>
      <summary>{words('how')}</summary>
      <ol>
        {line.steps.map(({ name, value }) => (
          <li key={name} className="number">
            {words(`step.${name as StepName}`)} {plain.includes(name) || !/^\d+$/.test(value) ? value : moneyText(value)}
          </li>
        ))}
      </ol>
      {line.adjusted === undefined ? null : <p className="amber-ink">{words('byFinance', { reason: line.adjusted })}</p>}
    </details>
  );
};

/** Every unit with its suggested amount and how it came about. */
export const BudgetRows = ({ paper }: { paper: BudgetPaper }) => {
  const words = useBudgetWords();
  const listed = useListed();
  return (
    <section className="card" aria-labelledby="rows">
      <h2 id="rows">{words('table')}</h2>
      <p className="soft">{words('tableSays')}</p>
      <Grid
        caption={words('table')}
        heads={[
          words('unit'),
          words('grade'),
          { right: words('base') },
          { right: words('protected') },
          { right: words('coefficient') },
          { right: words('amount') },
          words('how'),
        ]}
      >
        {paper.lines.map((line) => (
          <tr key={line.unit}>
            <th scope="row">
              <UnitLink unit={line.unit}>{line.name}</UnitLink>
            </th>
            <td>{line.grade}</td>
            <td className="right number">{moneyText(line.base)}</td>
            <td className="right number">{moneyText(line.protected)}</td>
            <td className="right number">{line.coefficient}</td>
            <td className="right number">
              <strong>{moneyText(line.amount)}</strong>
            </td>
            <td>
              <How line={line} />
            </td>
          </tr>
        ))}
      </Grid>
      {paper.excluded.length === 0 ? null : (
        <p className="soft">
          {words('excluded')} {listed(paper.excluded.map(({ name, reason }) => words('excludedUnit', { name, reason: words(`excluded.${reason}`) })))}
        </p>
      )}
    </section>
  );
};
