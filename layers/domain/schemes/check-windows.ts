import { exact, hundred } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Plan, PlannedWindow } from './plan.ts';
import { repeated } from './repeated.ts';

const monthAfter = (month: string): string => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
};

/** A window speaks of whole months that are over when it opens, and is due after it opens. */
const ownDays = ({ name, from, to, opens, due }: PlannedWindow, path: string): Problem[] => [
  ...(from <= to ? [] : [problem(join(path, 'to'), 'wrong-order', `填报期“${name}”的起止月份颠倒`, { expected: `不早于 ${from}`, got: to })]),
  ...(opens <= due
    ? []
    : [problem(join(path, 'due'), 'due-before-opening', `填报期“${name}”的截止日期早于开放日期`, { expected: `不早于 ${opens}`, got: due })]),
  ...(opens.slice(0, 7) > to
    ? []
    : [problem(join(path, 'opens'), 'opens-too-early', `填报期“${name}”在所填月份结束前就开放`, { expected: `不早于 ${monthAfter(to)}-01`, got: opens })]),
];

/** Each month of the year is asked once: windows follow one another without overlap or gap, from January to December. */
const months = ({ windows, year }: Plan): Problem[] => [
  ...windows.flatMap(({ name, from }, at) => {
    const before = windows[at - 1];
    const expected = before === undefined ? `${year}-01` : monthAfter(before.to);
    if (from === expected) return [];
    const path = join('windows', at, 'from');
    return from < expected
      ? [problem(path, 'windows-overlap', `填报期“${name}”的月份${before === undefined ? '早于本年度' : `与“${before.name}”重叠`}`, { expected, got: from })]
      : [
          problem(path, 'windows-leave-a-gap', `填报期“${name}”之前有月份没有填报期`, {
            expected,
            got: from,
          }),
        ];
  }),
  ...(windows.at(-1)?.to === `${year}-12`
    ? []
    : [
        problem(join('windows', windows.length - 1, 'to'), 'year-not-complete', '年终填报期应到当年 12 月', {
          expected: `${year}-12`,
          got: windows.at(-1)?.to ?? '',
        }),
      ]),
];

const finalProblems = ({ windows }: Plan): Problem[] =>
  windows.filter(({ final }) => final).length === 1 && windows.at(-1)?.final === true
    ? []
    : [problem('windows', 'no-final-window', '应有且只有一个年终填报期,并排在最后', { expected: '最后一个填报期 final: true' })];

/** Windows of the year open in midterm tracking and are due before final scoring, in which the last one opens. */
const inPhases = ({ windows, phases }: Plan): Problem[] =>
  windows.flatMap(({ name, opens, due }, at) => {
    const last = at === windows.length - 1;
    const [first, phase] = last ? [phases.finalScoring, '结果评估'] : [phases.midtermTracking, '过程评估'];
    const path = join('windows', at);
    return [
      ...(opens >= first
        ? []
        : [
            problem(join(path, 'opens'), 'opens-before-phase', `填报期“${name}”早于${phase}阶段的开始日期 ${first}`, {
              expected: `不早于 ${first}`,
              got: opens,
            }),
          ]),
      ...(last || due < phases.finalScoring
        ? []
        : [
            problem(join(path, 'due'), 'due-after-phase', `填报期“${name}”的截止日期不早于结果评估阶段的开始日期`, {
              expected: `早于 ${phases.finalScoring}`,
              got: due,
            }),
          ]),
    ];
  });

/** 预算支出序时进度 is a share of the year's budget and does not fall within the year. */
const executionProblems = ({ windows }: Plan): Problem[] =>
  windows.flatMap(({ name, expectedExecution: expected }, at) => {
    if (expected === undefined) return [];
    const path = join('windows', at, 'expectedExecution');
    const before = windows
      .slice(0, at)
      .flatMap(({ expectedExecution }) => expectedExecution ?? [])
      .at(-1);
    return [
      ...(exact(expected).lte(hundred)
        ? []
        : [problem(path, 'percent-above-hundred', `填报期“${name}”的支出序时进度超过 100%`, { expected: '不大于 100', got: expected })]),
      ...(before === undefined || exact(before).lte(exact(expected))
        ? []
        : [problem(path, 'wrong-order', `填报期“${name}”的支出序时进度低于前一个填报期`, { expected: `不小于 ${before}`, got: expected })]),
    ];
  });

export const windowProblems = (plan: Plan): Problem[] => [
  ...repeated(
    plan.windows.map(({ code }) => code),
    (at) => join('windows', at, 'code'),
    '填报期编码',
  ),
  ...repeated(
    plan.windows.map(({ name }) => name),
    (at) => join('windows', at, 'name'),
    '填报期名称',
  ),
  ...plan.windows.flatMap((window, at) => ownDays(window, join('windows', at))),
  ...months(plan),
  ...finalProblems(plan),
  ...inPhases(plan),
  ...executionProblems(plan),
];
