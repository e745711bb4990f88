import { InvalidInput } from '#domain/problems/errors.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Cell } from './form.ts';

interface Reported {
  figure: string;
  month: string;
}

/** A report answers every cell of its form, speaks of no other, and nothing else (`more`) forbids it; otherwise all problems are named at once. */
export const mustBeAnswered = (cells: readonly Cell[], reported: readonly Reported[], missing: readonly Reported[], more: readonly Problem[] = []): void => {
  const silent = silentCells(cells, reported, missing);
  const stray = strayCells(cells, missing);
  const all = [...stray, ...silent, ...more];
  if (stray.length > 0) throw new InvalidInput('缺报说明中有本填报期不填的数据项', all);
  if (silent.length > 0) throw new InvalidInput(`还有 ${silent.length} 个数据项没有填报`, all);
  if (all.length > 0) throw new InvalidInput(`填报中还有 ${all.length} 处需要处理`, all);
};

/** What is declared missing without being asked for. */
const strayCells = (cells: readonly Cell[], missing: readonly Reported[]): Problem[] =>
  missing.flatMap(({ figure, month }, at) =>
    cells.some((cell) => cell.figure.name === figure && cell.month === month)
      ? []
      : [problem(`missing[${at}]`, 'not-asked', `本填报期不填数据项“${figure}”(${month})`, { got: `${figure} ${month}` })],
  );

/** Cells that are neither reported nor declared missing with a reason: silence is not an answer. */
export const silentCells = (cells: readonly Cell[], reported: readonly Reported[], missing: readonly Reported[]): Problem[] => {
  const answered = new Set([...reported, ...missing].map(({ figure, month }) => `${figure}|${month}`));
  return cells
    .filter(({ figure, month }) => !answered.has(`${figure.name}|${month}`))
    .map(({ figure, month }) =>
      problem(`figures.${figure.name}.${month}`, 'not-reported', `数据项“${figure.name}”(${month})尚未填报;确实无法提供的,请在“缺报说明”中写明原因`, {
        expected: figure.unitOfMeasure,
      }),
    );
};
