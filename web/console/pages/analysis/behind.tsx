import type { ReactNode } from 'react';
import { Grid } from '../../parts/grid.tsx';
import { useAnalysisWords } from './texts.ts';

/** The table behind a chart, with the same numbers. */
export const Behind = ({
  label,
  heads,
  rows,
  open = false,
}: {
  label: string;
  heads: readonly string[];
  rows: readonly (readonly ReactNode[])[];
  open?: boolean;
}) => {
  const words = useAnalysisWords();
  return (
    <details open={open}>
      <summary>{words('table')}</summary>
      <Grid caption={label} heads={heads.map((head, at) => (at === 0 ? head : { right: head }))}>
        {rows.map(([first, ...cells], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are those of a chart and never move
          <tr key={row}>
            <th scope="row">{first}</th>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column of its table
              <td key={at} className="right number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </Grid>
    </details>
  );
};
