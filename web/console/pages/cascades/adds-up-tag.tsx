import type { CascadeContent } from '#domain/targets/cascade.ts';
import { addingUp } from './adding-up.ts';
import { useCascadeWords } from './texts.ts';

/** Whether the shares add up, in a word. */
export const AddsUp = ({ numbers }: { numbers: Pick<CascadeContent, 'total' | 'rule' | 'shares'> }) => {
  const words = useCascadeWords();
  const { ok } = addingUp(numbers);
  return <span className={ok ? 'tag green' : 'tag red'}>{words(ok ? (numbers.rule.kind === 'equal' ? 'alike' : 'adds') : 'doesNotAdd')}</span>;
};

/** The last row of a table of shares: what they come to, and what they should. Rates asked of everybody alike are not added. */
export const SumRow = ({ numbers, before, after }: { numbers: Pick<CascadeContent, 'total' | 'rule' | 'shares'>; before: number; after: number }) => {
  const words = useCascadeWords();
  const { found, due } = addingUp(numbers);
  if (due === undefined) return null;
  return (
    <tr className="sum">
      <th scope="row" colSpan={before}>
        {words('sum')}
      </th>
      <td className="right number">
        <strong>{found}</strong>
        {found === due ? null : <span className="line wrong">{words('due', { due })}</span>}
      </td>
      {after === 0 ? null : <td colSpan={after} />}
    </tr>
  );
};
