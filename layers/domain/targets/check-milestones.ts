import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { Month } from '#domain/schemes/code.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Unit } from '#domain/schemes/plan.ts';

interface Written {
  month: string;
  value: string;
}

export const plainNumber = /^[+-]?\d+(\.\d+)?$/;

const isMonth = (text: string): boolean => Month.safeParse(text).success;

/** A year-to-date amount only grows towards its target (or falls, where the target is a fall). */
const addsUp = ({ accumulation }: Pick<Indicator, 'accumulation'>): boolean => accumulation === 'cumulative' || accumulation === 'in-period';

/** The months of the year in which the unit is assessed. */
const spanOf = (year: number, { since, until }: Pick<Unit, 'since' | 'until'>) => ({ first: since ?? `${year}-01`, last: until ?? `${year}-12` });

const monthProblems = (milestones: readonly Written[], path: string, first: string, last: string): Problem[] =>
  milestones.flatMap(({ month }, at): Problem[] => {
    const place = join(path, 'milestones', at, 'month');
    if (!isMonth(month)) return [problem(place, 'not-a-month', '里程碑的月份应写作 YYYY-MM', { expected: `${first} 至 ${last}`, got: month })];
    if (month < first || month > last) return [problem(place, 'outside-the-year', '里程碑的月份不在考评期内', { expected: `${first} 至 ${last}`, got: month })];
    const before = milestones[at - 1]?.month;
    return before !== undefined && isMonth(before) && before >= month
      ? [problem(place, 'months-not-ascending', '里程碑应按月份先后排列,每月只有一个', { expected: `晚于 ${before}`, got: month })]
      : [];
  });

const valueProblems = (milestones: readonly Written[], path: string): Problem[] =>
  milestones.flatMap(({ month, value }, at) =>
    plainNumber.test(value)
      ? []
      : [problem(join(path, 'milestones', at, 'value'), 'not-a-number', `里程碑(${month})应填写数字`, { expected: '十进制数字,如 95.10', got: value })],
  );

const turnProblems = (milestones: readonly Written[], path: string, falls: boolean): Problem[] =>
  milestones.flatMap(({ month, value }, at) => {
    const before = milestones[at - 1];
    if (before === undefined) return [];
    const step = exact(value).sub(exact(before.value));
    if (falls ? step.lte(0) : step.gte(0)) return [];
    const expected = `${falls ? '不大于' : '不小于'} ${before.value}(${before.month})`;
    return [problem(join(path, 'milestones', at, 'value'), 'milestones-turn-back', `累计指标的里程碑(${month})不能回头`, { expected, got: value })];
  });

interface Asked {
  indicator: Pick<Indicator, 'accumulation'>;
  unit: Pick<Unit, 'since' | 'until'>;
  year: number;
}

/** 里程碑: in the months in which the unit is assessed, in order; of a cumulative indicator they never turn back; the last one is the target. */
export const checkMilestones = (milestones: readonly Written[], target: string | undefined, path: string, { indicator, unit, year }: Asked): Problem[] => {
  const last = milestones.at(-1);
  if (last === undefined) return [];
  if (target === undefined)
    return [problem(join(path, 'milestones'), 'milestones-without-target', '没有目标值,不能设里程碑', { got: `${milestones.length} 个` })];
  const { first, last: end } = spanOf(year, unit);
  const wrong = valueProblems(milestones, path);
  const months = monthProblems(milestones, path, first, end);
  if (wrong.length > 0 || !plainNumber.test(target)) return [...months, ...wrong];
  const lastPlace = join(path, 'milestones', milestones.length - 1, 'value');
  return [
    ...months,
    ...(addsUp(indicator) ? turnProblems(milestones, path, exact(target).lt(0)) : []),
    ...(exact(last.value).equals(exact(target))
      ? []
      : [problem(lastPlace, 'last-is-not-target', '最后一个里程碑应等于目标值', { expected: target, got: last.value })]),
  ];
};
