import { exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { planBurdenProblems } from './burden.ts';
import { dayProblems } from './check-days.ts';
import { jointProblems } from './check-joints.ts';
import { mergerProblems } from './check-mergers.ts';
import { windowProblems } from './check-windows.ts';
import { dataQualityProblems } from './data-quality.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

const unitProblems = ({ units, categories, year }: Plan): Problem[] => [
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
  ...units.flatMap(({ since, name }, at) =>
    since === undefined || since.slice(0, 4) === String(year)
      ? []
      : [
          problem(join('units', at, 'since'), 'since-outside-year', `单位“${name}”的起始月份不在本年度`, {
            expected: `${year}-01 至 ${year}-12;全年考评的单位不填`,
            got: since,
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
    categories.map(({ name }) => name),
    (at) => join('categories', at, 'name'),
    '类别名称',
  ),
  ...repeated(
    categories.map(({ scheme }) => scheme),
    (at) => join('categories', at, 'scheme'),
    '考评细则(不同类别应使用不同细则:差异化)',
  ),
  ...categories.flatMap(({ code, name }, at) =>
    units.some(({ category }) => category === code)
      ? []
      : [problem(join('categories', at), 'empty-category', `类别“${name}”没有单位`, { expected: `至少一个单位的 category 为 ${code}` })],
  ),
];

/** e.g. 服务民生 at least 40 %: goals of the policy, each once, together not more than there is. */
const goalProblems = ({ leastGoalWeights }: Plan, policy: Policy | undefined): Problem[] => {
  const total = sum(leastGoalWeights.map(({ percent }) => exact(percent)));
  return [
    ...leastGoalWeights.flatMap(({ goal }, at) =>
      policy === undefined || policy.goals.some(({ name }) => name === goal)
        ? []
        : [
            problem(join('leastGoalWeights', at, 'goal'), 'unknown-goal', '最低权重对应的目标不在考评办法中', {
              expected: policy.goals.map(({ name }) => name).join('、'),
              got: goal,
            }),
          ],
    ),
    ...repeated(
      leastGoalWeights.map(({ goal }) => goal),
      (at) => join('leastGoalWeights', at, 'goal'),
      '最低权重的目标',
    ),
    ...(total.lte(hundred)
      ? []
      : [
          problem('leastGoalWeights', 'weights-above-hundred', `各目标的最低权重合计 ${toText(total)}%,超过 100%`, {
            expected: '不大于 100',
            got: toText(total),
          }),
        ]),
  ];
};

const policyProblems = (plan: Plan, policy: Policy): Problem[] => [
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
];

/** A limit of 100 % or more would leave a figure of nothing at all unexplained. */
const deviationProblems = ({ deviationLimit }: Plan): Problem[] =>
  deviationLimit === undefined || exact(deviationLimit.percent).lt(hundred)
    ? []
    : [
        problem('deviationLimit.percent', 'limit-above-hundred', '偏差说明的限度应小于 100%,否则分文未动也不必说明', {
          expected: '小于 100',
          got: deviationLimit.percent,
        }),
      ];

/** Every problem of a year's plan, not the first one. Without a policy what only the policy can tell is not checked. */
export const checkPlan = (plan: Plan, policy: Policy | undefined): Problem[] => [
  ...(policy === undefined ? [] : policyProblems(plan, policy)),
  ...unitProblems(plan),
  ...mergerProblems(plan),
  ...categoryProblems(plan),
  ...windowProblems(plan),
  ...dayProblems(plan, policy),
  ...jointProblems(plan),
  ...goalProblems(plan, policy),
  ...planBurdenProblems(plan),
  ...deviationProblems(plan),
  ...dataQualityProblems(plan.dataQuality),
];
