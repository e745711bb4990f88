import { Input } from 'antd';
import type { ProjectForm } from '#domain/projects/form.ts';
import { type Funds, fundSources, toTenThousand, totalOf } from '#domain/projects/money.ts';
import { Grid } from '../../parts/grid.tsx';
import { amountOf, type FundTexts, fundsOf } from './answers.ts';
import { useProjectWords } from './texts.ts';

export interface FundColumn {
  head: string;
  funds: Funds | undefined;
  /** Where the column may be typed into, in 万元. */
  typed?: { texts: FundTexts; type: (texts: FundTexts) => void };
}

const Amount = ({ name, typed, source }: { name: string; typed: NonNullable<FundColumn['typed']>; source: keyof Funds }) => {
  const text = typed.texts[source];
  return (
    <Input
      aria-label={name}
      inputMode="decimal"
      value={text}
      status={text.trim() !== '' && amountOf(text) === undefined ? 'error' : ''}
      onChange={({ target }) => typed.type({ ...typed.texts, [source]: target.value })}
    />
  );
};

/** Money by its source, in 万元, with the sum above. */
export const FundsTable = ({
  caption,
  columns,
  fields,
}: {
  caption: string;
  columns: readonly FundColumn[];
  fields?: Pick<ProjectForm['fields'], 'total' | 'appropriation' | 'carriedOver' | 'other'>;
}) => {
  const words = useProjectWords();
  const nameOf = (row: 'total' | keyof Funds): string => fields?.[row] ?? words(row);
  const standing = ({ funds, typed }: FundColumn): Funds | undefined => (typed === undefined ? funds : fundsOf(typed.texts));
  return (
    <Grid caption={caption} heads={[words('funds'), ...columns.map(({ head }) => ({ right: head }))]}>
      <tr>
        <th scope="row">{nameOf('total')}</th>
        {columns.map((column) => {
          const funds = standing(column);
          return (
            <td key={column.head} className="right number">
              <strong>{funds === undefined ? '—' : toTenThousand(totalOf(funds))}</strong>
            </td>
          );
        })}
      </tr>
      {fundSources.map((source) => (
        <tr key={source}>
          <th scope="row">{nameOf(source)}</th>
          {columns.map(({ head, funds, typed }) => (
            <td key={head} className="right number">
              {typed === undefined ? (
                funds === undefined ? (
                  '—'
                ) : (
                  toTenThousand(funds[source])
                )
              ) : (
                <Amount name={`${head} ${nameOf(source)}`} typed={typed} source={source} />
              )}
            </td>
          ))}
        </tr>
      ))}
    </Grid>
  );
};
