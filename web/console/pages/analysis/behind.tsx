import type { ReactNode } from 'react';
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
      <div className="scroll">
        <table className="grid">
          <caption className="out-of-sight">{label}</caption>
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th key={head} scope="col" className={at === 0 ? undefined : 'right'}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
    </details>
  );
};
