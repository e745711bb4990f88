import { exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { checkFormula } from '#domain/scoring/formula.ts';
import { checkRule, needsValue } from '#domain/scoring/rules/kinds.ts';
import { forbiddenIn } from './burden.ts';
import { figuresOf, leavesOf } from './figures-of.ts';
import type { Figure, Indicator } from './indicator.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';
import type { Node, Scheme } from './scheme.ts';

interface Placed {
  item: Node | Indicator;
  path: string;
  parent: Node | undefined;
}

const placed = (node: Node, path: string, parent?: Node): Placed[] => [
  { item: node, path, parent },
  ...node.children.flatMap((child, at) =>
    child.kind === 'node' ? placed(child, join(path, 'children', at), node) : [{ item: child, path: join(path, 'children', at), parent: node }],
  ),
];

/** Children of a `sum` node add up to it; a converted node turns whatever its children hold into its weight. */
const weightProblems = ({ item, path }: Placed): Problem[] => {
  if (item.kind !== 'node' || item.mode === 'converted') return [];
  const total = sum(item.children.map(({ fullMarks }) => exact(fullMarks)));
  if (total.equals(exact(item.fullMarks))) return [];
  return [
    problem(join(path, 'children'), 'weights-do-not-add-up', `“${item.name}”的下级分值合计 ${toText(total)},应等于 ${item.fullMarks}`, {
      expected: item.fullMarks,
      got: toText(total),
    }),
  ];
};

/** 导向性, 可量化: what an indicator must say of itself. */
const principleProblems = (leaf: Indicator, path: string, policy: Policy): Problem[] => [
  ...(leaf.goal === undefined
    ? [problem(join(path, 'goal'), 'no-goal', `指标“${leaf.name}”未写明对应的目标(导向性)`, { expected: policy.goals.map(({ name }) => name).join('、') })]
    : policy.goals.some(({ name }) => name === leaf.goal)
      ? []
      : [
          problem(join(path, 'goal'), 'unknown-goal', `指标“${leaf.name}”的目标不在考评办法中(导向性)`, {
            expected: policy.goals.map(({ name }) => name).join('、'),
            got: leaf.goal,
          }),
        ]),
  ...(leaf.field === undefined
    ? [problem(join(path, 'field'), 'no-field', `指标“${leaf.name}”未写明重点领域(导向性)`, { expected: policy.fields.join('、') })]
    : policy.fields.includes(leaf.field)
      ? []
      : [
          problem(join(path, 'field'), 'unknown-field', `指标“${leaf.name}”的重点领域不在考评办法中(导向性)`, {
            expected: policy.fields.join('、'),
            got: leaf.field,
          }),
        ]),
  ...(['unitOfMeasure', 'source', 'frequency'] as const).flatMap((field) =>
    leaf[field] === undefined || leaf[field] === ''
      ? [
          problem(
            join(path, field),
            `no-${field.toLowerCase()}`,
            `指标“${leaf.name}”未写明${{ unitOfMeasure: '度量单位', source: '数据来源', frequency: '填报频率' }[field]}(可量化)`,
          ),
        ]
      : [],
  ),
];

const names = (scheme: Scheme): string[] => [...figuresOf(scheme).map(({ name }) => name), '目标', '基期'];

const bound = (text: string | undefined) => (text === undefined ? undefined : exact(text));

const leafProblems = (leaf: Indicator, path: string, parent: Node | undefined, known: readonly string[], policy: Policy): Problem[] => {
  const forbiddenBasis = forbiddenIn(`${leaf.name}${leaf.text}`);
  return [
    ...principleProblems(leaf, path, policy),
    ...(leaf.formula === undefined ? [] : checkFormula(leaf.formula, known, join(path, 'formula'))),
    ...(leaf.formula !== undefined && !needsValue(leaf.rule)
      ? [problem(join(path, 'formula'), 'formula-not-used', `指标“${leaf.name}”的计分方法不使用公式`)]
      : []),
    ...checkRule(leaf.rule, {
      fullMarks: exact(leaf.fullMarks),
      direction: leaf.direction,
      domain: { min: bound(leaf.domain.min), max: bound(leaf.domain.max) },
      figures: known,
      parentKeepsExcess: parent?.excess === 'keep',
      path: join(path, 'rule'),
    }),
    ...(forbiddenBasis === undefined ? [] : [problem(join(path, 'text'), 'forbidden-feature', `指标“${leaf.name}”:${forbiddenBasis}`, { got: leaf.name })]),
  ];
};

/** The same name is the same figure: two definitions of one name contradict each other. */
const figureProblems = (scheme: Scheme): Problem[] => {
  const listed = [
    ...scheme.figures.map((figure, at): [Figure, string] => [figure, join('figures', at)]),
    ...placed(scheme.root, 'root').flatMap(({ item, path }) =>
      item.kind === 'indicator' ? item.figures.map((figure, at): [Figure, string] => [figure, join(path, 'figures', at)]) : [],
    ),
  ];
  const first = new Map<string, Figure>();
  return listed.flatMap(([figure, path]) => {
    const before = first.get(figure.name);
    first.set(figure.name, before ?? figure);
    return before === undefined || JSON.stringify(before) === JSON.stringify(figure)
      ? []
      : [problem(path, 'figure-defined-twice', `数据项“${figure.name}”有两种不同的定义`, { got: figure.name })];
  });
};

/** e.g. 服务民生 at least 40 % of full marks, counted on leaves as they weigh at the top. */
const goalWeightProblems = (scheme: Scheme, plan: Plan | undefined): Problem[] =>
  (plan?.leastGoalWeights ?? []).flatMap(({ goal, percent }) => {
    const share = goalShare(scheme.root, goal).mul(hundred);
    return share.gte(exact(percent))
      ? []
      : [
          problem('root', 'goal-weight-too-low', `目标“${goal}”的权重为 ${toText(share.round(2))}%,低于年度方案要求`, {
            expected: `不低于 ${percent}%`,
            got: `${toText(share.round(2))}%`,
          }),
        ];
  });

const goalShare = (node: Node, goal: string): ReturnType<typeof exact> => {
  const total = sum(node.children.map(({ fullMarks }) => exact(fullMarks)));
  if (total.equals(0)) return exact(0);
  return sum(
    node.children.map((child) =>
      exact(child.fullMarks)
        .div(total)
        .mul(child.kind === 'node' ? goalShare(child, goal) : child.goal === goal ? 1 : 0),
    ),
  );
};

/** Every problem of a scheme, not the first one: weights, codes, principles, formulas, rules, figures, goal weights, versions. */
export const checkScheme = (scheme: Scheme, policy: Policy, plan?: Plan): Problem[] => {
  const tree = placed(scheme.root, 'root');
  const codes = tree.map(({ item }) => item.code);
  const known = names(scheme);
  const { node } = scheme.adjustments;
  return [
    ...repeated(codes, (at) => join(tree[at]?.path ?? '', 'code'), '指标编码'),
    ...repeated(
      leavesOf(scheme.root).map(({ name }) => name),
      (at) => `root…${leavesOf(scheme.root)[at]?.code ?? ''}.name`,
      '指标名称',
    ),
    ...tree.flatMap(weightProblems),
    ...tree.flatMap(({ item, path, parent }) => (item.kind === 'indicator' ? leafProblems(item, path, parent, known, policy) : [])),
    ...figureProblems(scheme),
    ...goalWeightProblems(scheme, plan),
    ...(node === undefined || tree.some(({ item }) => item.kind === 'node' && item.code === node)
      ? []
      : [problem('adjustments.node', 'unknown-node', '加扣分所挂的指标不在细则中', { got: node })]),
    ...(plan === undefined || plan.categories.some(({ scheme: code }) => code === scheme.code)
      ? []
      : [
          problem('code', 'scheme-not-in-plan', '年度方案中没有使用该细则的类别', {
            expected: plan.categories.map(({ scheme: code }) => code).join('、'),
            got: scheme.code,
          }),
        ]),
    ...(plan === undefined || plan.year === scheme.year
      ? []
      : [problem('year', 'other-year', '细则年度与年度方案不一致', { expected: String(plan.year), got: String(scheme.year) })]),
    ...(scheme.version > 1 && scheme.reason === undefined ? [problem('reason', 'change-without-reason', '第 2 版起应写明调整理由(动态调整)')] : []),
  ];
};
