import { exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

const gradeNames = (policy: Policy): string[] => policy.grades.levels.map(({ name }) => name);

/** Thresholds fall from the best grade down, the last grade has none, so that every score has exactly one grade. */
const gradeProblems = ({ grades: { levels } }: Policy): Problem[] =>
  levels.flatMap(({ name, from }, at) => {
    const path = join('grades', 'levels', at, 'from');
    const last = at === levels.length - 1;
    if (last)
      return from === undefined
        ? []
        : [problem(path, 'last-grade-bounded', `最后一个等次“${name}”不应设最低分,否则有的分数没有等次`, { expected: '不填', got: from })];
    if (from === undefined) return [problem(path, 'no-threshold', `等次“${name}”应有最低分(占满分的百分比)`)];
    const before = levels[at - 1]?.from;
    return before === undefined || exact(before).gt(exact(from))
      ? []
      : [problem(path, 'wrong-order', '各等次的最低分应从高到低', { expected: `小于 ${before}`, got: from })];
  });

const quotaProblems = (policy: Policy): Problem[] => {
  const { quota, goals } = policy;
  const share = (field: 'rate' | 'countyCeiling', value: string | undefined) =>
    value !== undefined && exact(value).gt(1)
      ? [problem(join('quota', field), 'share-above-one', '比例应写为小数(如 0.30),不大于 1', { expected: '0 与 1 之间', got: value })]
      : [];
  const tie = typeof quota.tie === 'string' ? [] : quota.tie;
  return [
    ...(gradeNames(policy).includes(quota.grade)
      ? []
      : [problem('quota.grade', 'unknown-grade', '名额对应的等次不在等次表中', { expected: gradeNames(policy).join('、'), got: quota.grade })]),
    ...share('rate', quota.rate),
    ...share('countyCeiling', quota.countyCeiling),
    ...tie.flatMap((criterion, at) =>
      criterion.by === 'goal' && !goals.some(({ name }) => name === criterion.goal)
        ? [problem(join('quota', 'tie', at, 'goal'), 'unknown-goal', '并列时比较的目标不在考评办法所列目标中', { got: criterion.goal })]
        : [],
    ),
  ];
};

/** Vetoes name the superior document they come from, and an effect that exists. */
const vetoProblems = (policy: Policy): Problem[] => [
  ...policy.vetoes.flatMap(({ name, document, effect }, at) => [
    ...(document === undefined || document.trim() === ''
      ? [problem(join('vetoes', at, 'document'), 'veto-without-document', `一票否决事项“${name}”应写明上级文件依据`)]
      : []),
    ...('gradeCap' in effect && !gradeNames(policy).includes(effect.gradeCap)
      ? [
          problem(join('vetoes', at, 'effect', 'gradeCap'), 'unknown-grade', '一票否决的等次上限不在等次表中', {
            expected: gradeNames(policy).join('、'),
            got: effect.gradeCap,
          }),
        ]
      : []),
  ]),
  ...repeated(
    policy.vetoes.map(({ code }) => code),
    (at) => join('vetoes', at, 'code'),
    '一票否决编码',
  ),
];

/** 国办函〔2026〕12号: votes without a code, likes, shares and log-ins must not be a basis of assessment. */
const publicTrackProblems = ({ publicTrack }: Policy): Problem[] => {
  if (publicTrack === undefined) return [];
  const weights = sum(publicTrack.channels.map(({ weight }) => exact(weight)));
  return [
    ...(weights.equals(hundred)
      ? []
      : [problem('publicTrack.channels', 'weights-do-not-add-up', '群众满意度各渠道权重之和应为 100', { expected: '100', got: toText(weights) })]),
    ...publicTrack.channels.flatMap(({ name, kind, weight }, at) =>
      kind === 'uncoded' && !exact(weight).equals(0)
        ? [
            problem(
              join('publicTrack', 'channels', at, 'weight'),
              'uncoded-votes-scored',
              `渠道“${name}”没有一次性评价码,不得作为考评依据(国办函〔2026〕12号),权重应为 0`,
              { expected: '0', got: weight },
            ),
          ]
        : [],
    ),
    ...publicTrack.values
      .slice(1)
      .flatMap((value, at) =>
        exact(value).lte(exact(publicTrack.values[at] ?? value))
          ? []
          : [problem(join('publicTrack', 'values', at + 1), 'wrong-order', '五个满意度等级的分值应从“非常满意”起逐级不增', { got: value })],
      ),
  ];
};

const budgetProblems = (policy: Policy): Problem[] => {
  const { coefficients, floor, ceiling } = policy.budget;
  const known = gradeNames(policy);
  return [
    ...known.flatMap((name) =>
      coefficients.some(({ grade }) => grade === name)
        ? []
        : [problem('budget.coefficients', 'grade-without-coefficient', `等次“${name}”没有预算系数`, { expected: name })],
    ),
    ...coefficients.flatMap(({ grade }, at) =>
      known.includes(grade) || grade === policy.newUnits.grade
        ? []
        : [problem(join('budget', 'coefficients', at, 'grade'), 'unknown-grade', '预算系数对应的等次不在等次表中', { expected: known.join('、'), got: grade })],
    ),
    ...(floor !== undefined && ceiling !== undefined && exact(floor).gt(exact(ceiling))
      ? [problem('budget.floor', 'floor-above-ceiling', '预算下限比例高于上限比例', { expected: `不大于 ${ceiling}`, got: floor })]
      : []),
  ];
};

const lightProblems = ({ lights }: Policy): Problem[] =>
  exact(lights.green).gt(exact(lights.yellow))
    ? []
    : [problem('lights.green', 'wrong-order', '绿灯下限应高于黄灯下限', { expected: `大于 ${lights.yellow}`, got: lights.green })];

/** 公示 at least 5 working days. */
const leastNoticeDays = 5;

/** Every problem of the standing rules, not the first one. */
export const checkPolicy = (policy: Policy): Problem[] => [
  ...repeated(
    policy.goals.map(({ name }) => name),
    (at) => join('goals', at, 'name'),
    '目标',
  ),
  ...repeated(policy.fields, (at) => join('fields', at), '重点领域'),
  ...gradeProblems(policy),
  ...quotaProblems(policy),
  ...vetoProblems(policy),
  ...publicTrackProblems(policy),
  ...budgetProblems(policy),
  ...lightProblems(policy),
  ...(policy.days.noticeWorkingDays < leastNoticeDays
    ? [problem('days.noticeWorkingDays', 'notice-too-short', '公示期不得少于 5 个工作日', { expected: '不小于 5', got: String(policy.days.noticeWorkingDays) })]
    : []),
  ...(policy.version > 1 && policy.reason === undefined ? [problem('reason', 'change-without-reason', '第 2 版起应写明修订理由(动态调整)')] : []),
];
