import { exact, hundred } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { planBurdenProblems } from './burden.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

const unitProblems = ({ units, categories }: Plan): Problem[] => [
  ...repeated(
    units.map(({ id }) => id),
    (at) => join('units', at, 'id'),
    '单位编号',
  ),
  ...repeated(
    units.map(({ name }) => name),
    (at) => join('units', at, 'name'),
    '单位名称',
  ),
  ...units.flatMap(({ category, name }, at) =>
    categories.some(({ code }) => code === category)
      ? []
      : [
          problem(join('units', at, 'category'), 'unknown-category', `单位“${name}”的类别不在方案中`, {
            expected: categories.map(({ code }) => code).join('、'),
            got: category,
          }),
        ],
  ),
];

/** 差异化: schemes differ by category. */
const categoryProblems = ({ categories, units }: Plan): Problem[] => [
  ...repeated(
    categories.map(({ code }) => code),
    (at) => join('categories', at, 'code'),
    '类别编码',
  ),
  ...repeated(
    categories.map(({ scheme }) => scheme),
    (at) => join('categories', at, 'scheme'),
    '考评细则(不同类别应使用不同细则:差异化)',
  ),
  ...categories.flatMap(({ code, name }, at) =>
    units.some(({ category }) => category === code) ? [] : [problem(join('categories', at), 'empty-category', `类别“${name}”没有单位`)],
  ),
];

const windowProblems = ({ windows, year }: Plan): Problem[] => [
  ...repeated(
    windows.map(({ code }) => code),
    (at) => join('windows', at, 'code'),
    '填报期编码',
  ),
  ...windows.flatMap(({ name, from, to, opens, due }, at) => {
    const before = windows[at - 1];
    return [
      ...(from <= to ? [] : [problem(join('windows', at, 'to'), 'wrong-order', `填报期“${name}”的起止月份颠倒`, { expected: `不早于 ${from}`, got: to })]),
      ...(opens <= due
        ? []
        : [problem(join('windows', at, 'due'), 'due-before-opening', `填报期“${name}”的截止日期早于开放日期`, { expected: `不早于 ${opens}`, got: due })]),
      ...(opens.slice(0, 7) > to
        ? []
        : [problem(join('windows', at, 'opens'), 'opens-too-early', `填报期“${name}”在所填月份结束前就开放`, { expected: `晚于 ${to}`, got: opens })]),
      ...(before === undefined || before.to < from
        ? []
        : [
            problem(join('windows', at, 'from'), 'windows-overlap', `填报期“${name}”与“${before.name}”的月份重叠`, {
              expected: `晚于 ${before.to}`,
              got: from,
            }),
          ]),
    ];
  }),
  ...(windows.filter(({ final }) => final).length === 1 && windows.at(-1)?.final === true
    ? []
    : [problem('windows', 'no-final-window', '应有且只有一个年终填报期,并排在最后')]),
  ...(windows.at(-1)?.to === `${year}-12`
    ? []
    : [
        problem(join('windows', windows.length - 1, 'to'), 'year-not-complete', '年终填报期应到当年 12 月', {
          expected: `${year}-12`,
          got: windows.at(-1)?.to ?? '',
        }),
      ]),
];

const phaseProblems = ({ phases }: Plan): Problem[] => {
  const order = [
    ['midtermTracking', phases.midtermTracking],
    ['finalScoring', phases.finalScoring],
    ['feedback', phases.feedback],
    ['budgetLinkage', phases.budgetLinkage],
  ] as const;
  return order.flatMap(([name, day], at) => {
    const before = order[at - 1]?.[1];
    return before === undefined || before < day
      ? []
      : [problem(join('phases', name), 'wrong-order', '各阶段的开始日期应依次推后', { expected: `晚于 ${before}`, got: day })];
  });
};

const jointProblems = ({ joints, units }: Plan): Problem[] => {
  const known = (id: string) => units.some((unit) => unit.id === id);
  return joints.flatMap(({ lead, partners }, at) => [
    ...(known(lead) ? [] : [problem(join('joints', at, 'lead'), 'unknown-unit', '共同责任指标的牵头单位不在方案中', { got: lead })]),
    ...partners.flatMap(({ unit, percent }, partner) => [
      ...(known(unit) ? [] : [problem(join('joints', at, 'partners', partner, 'unit'), 'unknown-unit', '共同责任单位不在方案中', { got: unit })]),
      ...(exact(percent).lte(hundred)
        ? []
        : [
            problem(join('joints', at, 'partners', partner, 'percent'), 'percent-above-hundred', '责任比例不应超过 100%', {
              expected: '不大于 100',
              got: percent,
            }),
          ]),
    ]),
  ]);
};

const calendarProblems = ({ calendar: { holidays, workdays } }: Plan): Problem[] =>
  workdays.flatMap((day, at) =>
    holidays.includes(day) ? [problem(join('calendar', 'workdays', at), 'holiday-and-workday', `${day} 既是假日又是调休工作日`, { got: day })] : [],
  );

/** Every problem of a year's plan, not the first one. */
export const checkPlan = (plan: Plan, policy: Policy): Problem[] => [
  ...(plan.county === policy.county
    ? []
    : [problem('county', 'other-county', '年度方案与考评办法不属于同一个县', { expected: policy.county, got: plan.county })]),
  ...(plan.policyVersion === policy.version
    ? []
    : [
        problem('policyVersion', 'other-policy', '年度方案所依据的考评办法版本与现行版本不一致', {
          expected: String(policy.version),
          got: String(plan.policyVersion),
        }),
      ]),
  ...unitProblems(plan),
  ...categoryProblems(plan),
  ...windowProblems(plan),
  ...phaseProblems(plan),
  ...jointProblems(plan),
  ...calendarProblems(plan),
  ...plan.leastGoalWeights.flatMap(({ goal }, at) =>
    policy.goals.some(({ name }) => name === goal)
      ? []
      : [problem(join('leastGoalWeights', at, 'goal'), 'unknown-goal', '最低权重对应的目标不在考评办法中', { got: goal })],
  ),
  ...planBurdenProblems(plan),
];
