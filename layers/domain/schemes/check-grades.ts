import { exact, hundred, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

export const gradeNames = (policy: Policy): string[] => policy.grades.levels.map(({ name }) => name);

const wrongOrder = (levels: Policy['grades']['levels'], at: number, path: string): Problem[] => {
  const [before, from] = [levels[at - 1]?.from, levels[at]?.from];
  return before === undefined || from === undefined || exact(before).gt(exact(from))
    ? []
    : [problem(path, 'wrong-order', '各等次的最低分应从高到低', { expected: `小于 ${before}`, got: from })];
};

/** A final score is never below 0, and never above full marks where the policy cuts it there. */
const outOfReach = (name: string, from: string, policy: Policy, path: string): Problem[] => {
  const tooHigh = policy.finalCap.at === 'fullMarks' && exact(from).gt(hundred);
  const tooLow = exact(from).lte(zero);
  if (!tooHigh && !tooLow) return [];
  const expected = policy.finalCap.at === 'fullMarks' ? '大于 0、不大于 100' : '大于 0';
  return [
    problem(path, 'threshold-out-of-reach', tooHigh ? `没有单位能达到等次“${name}”的最低分` : `等次“${name}”的最低分应大于 0,否则其后的等次永远用不到`, {
      expected,
      got: from,
    }),
  ];
};

/** Thresholds fall from the best grade down, the last grade has none, so that every score has exactly one grade. */
const thresholdProblems = (policy: Policy): Problem[] => {
  const { levels } = policy.grades;
  return levels.flatMap(({ name, from }, at) => {
    const path = join('grades', 'levels', at, 'from');
    if (at === levels.length - 1)
      return from === undefined
        ? []
        : [problem(path, 'last-grade-bounded', `最后一个等次“${name}”不应设最低分,否则有的分数没有等次`, { expected: '不填', got: from })];
    if (from === undefined) return [problem(path, 'no-threshold', `等次“${name}”应有最低分(占满分的百分比)`, { expected: '占满分的百分比,如 90' })];
    return [...wrongOrder(levels, at, path), ...outOfReach(name, from, policy, path)];
  });
};

const share = (field: 'rate' | 'countyCeiling', value: string | undefined): Problem[] =>
  value !== undefined && exact(value).gt(1)
    ? [problem(join('quota', field), 'share-above-one', '比例应写为小数(如 0.30),不大于 1', { expected: '大于 0、不大于 1', got: value })]
    : [];

/** Criteria of a tie name goals that exist; the office's word decides in any case, so that nothing can follow it. */
const tieProblems = ({ quota: { tie }, goals }: Policy): Problem[] =>
  typeof tie === 'string'
    ? []
    : tie.flatMap((criterion, at) => [
        ...(criterion.by === 'goal' && !goals.some(({ name }) => name === criterion.goal)
          ? [
              problem(join('quota', 'tie', at, 'goal'), 'unknown-goal', '并列时比较的目标不在考评办法所列目标中', {
                expected: goals.map(({ name }) => name).join('、'),
                got: criterion.goal,
              }),
            ]
          : []),
        ...(criterion.by === 'office' && at < tie.length - 1
          ? [problem(join('quota', 'tie', at + 1), 'tie-after-office', '“考评办决定”之后的比较条件永远用不到', { expected: '“考评办决定”放在最后' })]
          : []),
      ]);

const quotaProblems = (policy: Policy): Problem[] => {
  const { quota } = policy;
  const names = gradeNames(policy);
  const wrong = { expected: names.slice(0, -1).join('、'), got: quota.grade };
  return [
    ...(names.includes(quota.grade) ? [] : [problem('quota.grade', 'unknown-grade', '名额对应的等次不在等次表中', wrong)]),
    ...(names.at(-1) === quota.grade ? [problem('quota.grade', 'quota-on-last-grade', '最后一个等次之下没有等次,不能设名额', wrong)] : []),
    ...share('rate', quota.rate),
    ...share('countyCeiling', quota.countyCeiling),
    ...tieProblems(policy),
  ];
};

/** The grade of units that are too new is none of the grades that scores lead to. */
const newUnitProblems = (policy: Policy): Problem[] => [
  ...(gradeNames(policy).includes(policy.newUnits.grade)
    ? [problem('newUnits.grade', 'ungraded-is-a-grade', '新设单位的“不定等次”不能与等次表中的等次同名', { got: policy.newUnits.grade })]
    : []),
  ...(policy.newUnits.leastMonths > 12
    ? [problem('newUnits.leastMonths', 'more-than-a-year', '最少考评月数不能超过 12 个月', { expected: '不大于 12', got: String(policy.newUnits.leastMonths) })]
    : []),
];

export const gradeProblems = (policy: Policy): Problem[] => [
  ...repeated(gradeNames(policy), (at) => join('grades', 'levels', at, 'name'), '等次'),
  ...thresholdProblems(policy),
  ...quotaProblems(policy),
  ...newUnitProblems(policy),
];
