import type { MergedRange } from './cell.ts';

/** The merged ranges that touch a row, asked row by row from the top down; a sheet may have many of them, or one over all its rows. */
export const mergesByRow = (merges: readonly MergedRange[]): ((row: number) => readonly MergedRange[]) => {
  const sorted = [...merges].sort((a, b) => a.top - b.top);
  let next = 0;
  let active: MergedRange[] = [];
  return (row) => {
    if (active.length > 0) active = active.filter(({ bottom }) => bottom >= row);
    for (let range = sorted[next]; range !== undefined && range.top <= row; range = sorted[++next]) if (range.bottom >= row) active.push(range);
    return active;
  };
};
