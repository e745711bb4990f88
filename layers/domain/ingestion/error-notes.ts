import type { CellProblem } from './cell-problem.ts';

/** Header of the column in which a returned file names its errors; it is ignored when the file comes back. */
export const errorColumn = '错误(导入时忽略)';

/** `E3 数值:不是数字(应为十进制数字)`. */
const noteOf = ({ row, column, header, message, expected }: CellProblem): string =>
  `${column}${row}${header === '' ? '' : ` ${header}`}:${message}${expected === undefined ? '' : `(应为:${expected})`}`;

/** What is wrong in each row, in one line. */
export const notesByRow = (problems: readonly CellProblem[]): ReadonlyMap<number, string> =>
  new Map([...Map.groupBy(problems, ({ row }) => row)].map(([row, own]) => [row, own.map(noteOf).join(';')]));
