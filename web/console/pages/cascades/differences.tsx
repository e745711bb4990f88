import type { Assessed } from '#domain/targets/asked.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { type Difference, differs } from './draft.ts';
import { useCascadeWords } from './texts.ts';
import { leafOf } from './use-cascades.ts';

/** Rows of shares as they stand and as they shall be; what changes is in bold. */
export const Differences = ({ cycle, differences, assessed }: { cycle: string; differences: readonly Difference[]; assessed: readonly Assessed[] }) => {
  const words = useCascadeWords();
  const unitName = useUnitName(cycle);
  return differences.map((each) => {
    const { unit, indicator, before, after } = each;
    return (
      <tr key={`${unit} ${indicator} ${after === undefined}`}>
        <th scope="row">{unitName(unit)}</th>
        <td>
          {leafOf(assessed, unit, indicator)?.name ?? ''} <small className="soft">{indicator}</small>
        </td>
        <td className="right number">{before ?? <span className="soft">{words('added')}</span>}</td>
        <td className="right number">
          {after === undefined ? <span className="wrong">{words('removed')}</span> : differs(each) ? <strong>{after}</strong> : after}
        </td>
      </tr>
    );
  });
};
