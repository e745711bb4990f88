import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { checkFormula } from '#domain/scoring/formula.ts';
import { checkRule, needsValue } from '#domain/scoring/rules/kinds.ts';
import { schemeBurdenProblems } from './burden.ts';
import { domainProblems, figureProblems, reservedNames } from './check-figures.ts';
import { validationProblems } from './check-validations.ts';
import { figuresOf } from './figures-of.ts';
import { goalWeightProblems } from './goal-weights.ts';
import type { Indicator } from './indicator.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import { principleProblems } from './principles.ts';
import type { Scheme } from './scheme.ts';
import { type Placed, placedIn, placedLeaves, treeProblems } from './tree.ts';

const bound = (text: string | undefined) => (text === undefined ? undefined : exact(text));

const formulaProblems = ({ formula, name, rule }: Indicator, path: string, known: readonly string[]): Problem[] => {
  if (formula === undefined) return [];
  if (!needsValue(rule)) return [problem(path, 'formula-not-used', `指标“${name}”的计分方法不使用公式`, { expected: '不填', got: formula })];
  return checkFormula(formula, known, path);
};

const leafProblems = ({ item: leaf, path, parent }: Placed<Indicator>, known: readonly string[], policy: Policy | undefined): Problem[] => [
  ...principleProblems(leaf, path, policy),
  ...domainProblems(leaf.domain, path, `指标“${leaf.name}”`),
  ...formulaProblems(leaf, join(path, 'formula'), [...known, ...reservedNames]),
  ...checkRule(leaf.rule, {
    fullMarks: exact(leaf.fullMarks),
    direction: leaf.direction,
    domain: { min: bound(leaf.domain.min), max: bound(leaf.domain.max) },
    figures: known,
    parentKeepsExcess: parent?.excess === 'keep',
    path: join(path, 'rule'),
  }),
];

const adjustmentProblems = ({ adjustments: { node } }: Scheme, tree: readonly Placed[]): Problem[] => {
  const nodes = tree.flatMap(({ item }) => (item.kind === 'node' ? [item.code] : []));
  return node === undefined || nodes.includes(node)
    ? []
    : [problem('adjustments.node', 'unknown-node', '加扣分所挂的节点不在细则中', { expected: nodes.join('、'), got: node })];
};

/** Ties at the edge of the seats are decided by marks of nodes: the scheme must have them, or they decide nothing. */
const tieProblems = ({ quota: { tie } }: Policy, tree: readonly Placed[]): Problem[] => {
  const nodes = tree.flatMap(({ item }) => (item.kind === 'node' ? [item.code] : []));
  return (typeof tie === 'string' ? [] : tie).flatMap((criterion) =>
    criterion.by !== 'node' || nodes.includes(criterion.code)
      ? []
      : [
          problem('root', 'tie-node-missing', `考评办法在得分并列时比较节点 ${criterion.code},而本细则没有这个节点`, {
            expected: criterion.code,
            got: nodes.join('、'),
          }),
        ],
  );
};

/** A body of the public takes its score from the policy's channels. */
const publicBodyProblems = (leaves: readonly Placed<Indicator>[], policy: Policy): Problem[] =>
  policy.publicTrack !== undefined
    ? []
    : leaves.flatMap(({ item: { rule }, path }) =>
        rule.kind !== 'rated'
          ? []
          : rule.bodies.flatMap(({ name, from }, at) =>
              from === 'public'
                ? [
                    problem(join(path, 'rule', 'bodies', at, 'from'), 'no-public-track', `评估主体“${name}”取群众评价得分,而考评办法没有规定群众评价渠道`, {
                      expected: '考评办法写明 publicTrack',
                      got: from,
                    }),
                  ]
                : [],
            ),
      );

/** Joint indicators of the plan stand in the schemes of all units that share them. */
const jointProblems = (scheme: Scheme, leaves: readonly Placed<Indicator>[], { joints, units, categories }: Plan): Problem[] => {
  const here = new Set(categories.filter(({ scheme: code }) => code === scheme.code).map(({ code }) => code));
  const missing = joints
    .filter(({ indicator }) => !leaves.some(({ item }) => item.code === indicator))
    .filter(({ lead, partners }) => units.some(({ id, category }) => here.has(category) && (id === lead || partners.some(({ unit }) => unit === id))));
  return [...new Set(missing.map(({ indicator }) => indicator))].map((indicator) =>
    problem('root', 'joint-indicator-missing', `年度方案的共同责任指标 ${indicator} 涉及本细则的单位,而本细则没有这个指标`, { expected: indicator }),
  );
};

/** 动态调整: a published version never changes; a later one says why. */
const versionProblems = ({ version, reason, effectiveFrom, year }: Scheme): Problem[] => [
  ...(version > 1 && reason === undefined ? [problem('reason', 'change-without-reason', '第 2 版起应写明调整理由(动态调整)')] : []),
  ...(effectiveFrom <= `${year}-12-31`
    ? []
    : [
        problem('effectiveFrom', 'effective-after-year', '细则的施行日期晚于考评年度', {
          expected: `不晚于 ${year}-12-31`,
          got: effectiveFrom,
        }),
      ]),
];

const planProblems = (scheme: Scheme, { categories, year }: Plan): Problem[] => [
  ...(categories.some(({ scheme: code }) => code === scheme.code)
    ? []
    : [
        problem('code', 'scheme-not-in-plan', '年度方案中没有使用该细则的类别', {
          expected: categories.map(({ scheme: code }) => code).join('、'),
          got: scheme.code,
        }),
      ]),
  ...(year === scheme.year ? [] : [problem('year', 'other-year', '细则年度与年度方案不一致', { expected: String(year), got: String(scheme.year) })]),
];

/** Every problem of a scheme, not the first one: weights, codes, principles, formulas, rules, figures, goal weights, burden, versions. */
export const checkScheme = (scheme: Scheme, policy: Policy | undefined, plan?: Plan): Problem[] => {
  const tree = placedIn(scheme.root);
  const leaves = placedLeaves(tree);
  const known = figuresOf(scheme).map(({ name }) => name);
  return [
    ...treeProblems(tree),
    ...leaves.flatMap((leaf) => leafProblems(leaf, known, policy)),
    ...figureProblems(scheme, leaves),
    ...validationProblems(scheme),
    ...goalWeightProblems(scheme, plan),
    ...schemeBurdenProblems(scheme, plan),
    ...adjustmentProblems(scheme, tree),
    ...(policy === undefined ? [] : [...tieProblems(policy, tree), ...publicBodyProblems(leaves, policy)]),
    ...(plan === undefined ? [] : [...planProblems(scheme, plan), ...jointProblems(scheme, leaves, plan)]),
    ...versionProblems(scheme),
  ];
};
