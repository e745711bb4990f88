import { exact } from '#domain/numbers/exact.ts';
import { selfReported } from '#domain/reporting/form.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import { dueMonths } from '#domain/scoring/accumulate.ts';
import type { Fault } from './bad-sample.ts';
import { schemeOf, wholePlan } from './every-unit.ts';
import type { SampleFiles } from './read-files.ts';
import { months } from './shapes.ts';
import { cellFault } from './table-file.ts';
import { faultAt } from './yaml-file.ts';

type FigureRow = SampleFiles['figures'][number];

const outside = (value: string, { min, max }: Figure['domain']): boolean =>
  (min !== undefined && exact(value).lt(exact(min))) || (max !== undefined && exact(value).gt(exact(max)));

const cellFaults = (row: FigureRow, figure: Figure, due: readonly string[], year: number, explained: ReadonlySet<string>): Fault[] =>
  months.flatMap((column, at): Fault[] => {
    const month = `${year}-${String(at + 1).padStart(2, '0')}`;
    const value = row.cells[column];
    const asked = due.includes(month);
    const gap = `${row.cells.单位编号}|${figure.name}|${month}`;
    if (value !== undefined && !asked)
      return [
        cellFault(row, column, `数据项“${figure.name}”本月不填(${figure.frequency})`, { expected: due.map((each) => each.slice(5)).join('、'), got: value }),
      ];
    if (value !== undefined && outside(value, figure.domain))
      return [cellFault(row, column, `数据项“${figure.name}”超出取值范围`, { expected: JSON.stringify(figure.domain), got: value })];
    if (value !== undefined && explained.has(gap)) return [cellFault(row, column, 'reporting.yaml 中写明缺报,而表中有数', { got: value })];
    return value === undefined && asked && figure.source === selfReported && !explained.has(gap)
      ? [cellFault(row, column, `数据项“${figure.name}”缺数,请填数,或在 reporting.yaml 的 gaps 中写明理由`)]
      : [];
  });

const rowFaults = (row: FigureRow, files: SampleFiles, plan: Plan, explained: ReadonlySet<string>): Fault[] => {
  const unit = plan.units.find(({ id }) => id === row.cells.单位编号);
  const scheme = schemeOf(plan, files.schemes, row.cells.单位编号);
  if (unit === undefined || scheme === undefined) return [];
  const figure = figuresOf(scheme).find(({ name, baseData }) => name === row.cells.数据项 && !baseData);
  if (figure === undefined) return [cellFault(row, '数据项', `${scheme.name}中没有需要填报的数据项`, { got: row.cells.数据项 })];
  return cellFaults(row, figure, dueMonths(figure.frequency, { through: `${plan.year}-12`, since: unit.since }), plan.year, explained);
};

/** “No change” is said where the table has the value of the month before. */
const unchangedFaults = ({ figures, reporting, plan, files }: SampleFiles): Fault[] =>
  reporting.unchanged.flatMap(({ unit, figure, month }, at) => {
    const cells = figures.find((row) => row.cells.单位编号 === unit && row.cells.数据项 === figure)?.cells;
    const before = months.filter((column, place) => `${plan.year}-${String(place + 1).padStart(2, '0')}` < month && cells?.[column] !== undefined).at(-1);
    const column = months[Number(month.slice(5)) - 1];
    const [last, value] = [before === undefined ? undefined : cells?.[before], column === undefined ? undefined : cells?.[column]];
    return value !== undefined && value === last
      ? []
      : [
          faultAt(files.reporting, {
            path: `unchanged[${at}]`,
            code: 'not-unchanged',
            message: `${unit} 的“${figure}”(${month})在表中与上期不同`,
            expected: last ?? '有上期数',
            got: value ?? '(空)',
          }),
        ];
  });

/** Figures that no scheme asks for, in months that are not due, outside their domain, or silently missing. */
export const figureFaults = (files: SampleFiles): Fault[] => {
  const plan = wholePlan(files);
  const explained = new Set(files.reporting.gaps.map(({ unit, figure, month }) => `${unit}|${figure}|${month}`));
  return [...files.figures.flatMap((row) => rowFaults(row, files, plan, explained)), ...unchangedFaults(files)];
};
