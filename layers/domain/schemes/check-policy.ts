import { markingProblems } from '#domain/ingestion/secrecy.ts';
import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { gradeNames, gradeProblems } from './check-grades.ts';
import { publicTrackProblems } from './check-public-track.ts';
import { vetoProblems } from './check-vetoes.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

/** Every grade has its coefficient, and a better grade never a smaller one. */
const coefficientProblems = (policy: Policy): Problem[] => {
  const { coefficients } = policy.budget;
  const known = gradeNames(policy);
  const of = (name: string | undefined) => coefficients.find(({ grade }) => grade === name)?.coefficient;
  return [
    ...known.flatMap((name) =>
      of(name) === undefined ? [problem('budget.coefficients', 'grade-without-coefficient', `等次“${name}”没有预算系数`, { expected: name })] : [],
    ),
    ...coefficients.flatMap(({ grade, coefficient }, at) => {
      const better = of(known[known.indexOf(grade) - 1]);
      return [
        ...(known.includes(grade) || grade === policy.newUnits.grade
          ? []
          : [
              problem(join('budget', 'coefficients', at, 'grade'), 'unknown-grade', '预算系数对应的等次不在等次表中', {
                expected: [...known, policy.newUnits.grade].join('、'),
                got: grade,
              }),
            ]),
        ...(better === undefined || exact(better).gte(exact(coefficient))
          ? []
          : [
              problem(join('budget', 'coefficients', at, 'coefficient'), 'wrong-order', `等次“${grade}”的预算系数高于更好的等次`, {
                expected: `不大于 ${better}`,
                got: coefficient,
              }),
            ]),
      ];
    }),
    ...repeated(
      coefficients.map(({ grade }) => grade),
      (at) => join('budget', 'coefficients', at, 'grade'),
      '预算系数的等次',
    ),
  ];
};

const budgetProblems = (policy: Policy): Problem[] => {
  const { floor, ceiling } = policy.budget;
  return [
    ...coefficientProblems(policy),
    ...(floor !== undefined && ceiling !== undefined && exact(floor).gt(exact(ceiling))
      ? [problem('budget.floor', 'floor-above-ceiling', '预算下限比例高于上限比例', { expected: `不大于 ${ceiling}`, got: floor })]
      : []),
  ];
};

/** Lights compare ratios of a value to what was expected of it: 0.95, not 95. */
const lightProblems = ({ lights }: Policy): Problem[] => {
  const { green, yellow } = lights;
  if (exact(green).gt(1)) return [problem('lights.green', 'share-above-one', '绿灯下限应写为比例(如 0.95),不大于 1', { expected: '不大于 1', got: green })];
  if (exact(green).gt(exact(yellow))) return [];
  return [problem('lights.green', 'wrong-order', '绿灯下限应高于黄灯下限', { expected: `大于 ${yellow}`, got: green })];
};

const lateReportProblems = ({ lateReport }: Policy): Problem[] =>
  lateReport === undefined || exact(lateReport.each).lte(exact(lateReport.limit))
    ? []
    : [
        problem('lateReport.limit', 'limit-below-one-day', '迟报扣分上限低于迟报一个工作日的扣分', {
          expected: `不小于 ${lateReport.each}`,
          got: lateReport.limit,
        }),
      ];

/** 公示 at least 5 working days. */
const leastNoticeDays = 5;

const dayProblems = ({ days }: Policy): Problem[] => [
  ...(days.noticeWorkingDays < leastNoticeDays
    ? [problem('days.noticeWorkingDays', 'notice-too-short', '公示期不得少于 5 个工作日', { expected: '不小于 5', got: String(days.noticeWorkingDays) })]
    : []),
  ...repeated(days.remindBefore.map(String), (at) => join('days', 'remindBefore', at), '提前提醒天数'),
  ...repeated(
    days.escalation.map(({ to }) => to),
    (at) => join('days', 'escalation', at, 'to'),
    '升级提醒对象',
  ),
];

/** A day that every year has: 29 February is none. */
const openingDayProblems = ({ opensNextCycle: { day } }: Policy): Problem[] => {
  const [month, date] = day.split('-').map(Number);
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(month ?? 0) - 1] ?? 0;
  return date !== undefined && date >= 1 && date <= days
    ? []
    : [problem('opensNextCycle.day', 'no-such-day', '下一考评周期的启动日期不是每年都有的日期', { expected: 'MM-DD,如 12-01', got: day })];
};

/** 动态调整: a published version never changes; a later one says why. */
const versionProblems = ({ version, reason }: Policy): Problem[] =>
  version > 1 && reason === undefined ? [problem('reason', 'change-without-reason', '第 2 版起应写明修订理由(动态调整)')] : [];

/** Every problem of the standing rules, not the first one. */
export const checkPolicy = (policy: Policy): Problem[] => [
  ...repeated(
    policy.goals.map(({ name }) => name),
    (at) => join('goals', at, 'name'),
    '目标',
  ),
  ...repeated(policy.fields, (at) => join('fields', at), '重点领域'),
  ...gradeProblems(policy),
  ...vetoProblems(policy),
  ...publicTrackProblems(policy),
  ...budgetProblems(policy),
  ...lightProblems(policy),
  ...markingProblems(policy),
  ...lateReportProblems(policy),
  ...dayProblems(policy),
  ...openingDayProblems(policy),
  ...versionProblems(policy),
];
