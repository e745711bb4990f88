import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { checkFormula } from '#domain/scoring/formula.ts';
import { checkRule, needsValue } from '#domain/scoring/rules/kinds.ts';
import { schemeBurdenProblems } from './burden.ts';
import { domainProblems, figureProblems, reservedNames } from './check-figures.ts';
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

/** 动态调整: a published version never changes; a later one says why. */
const versionProblems = ({ version, reason }: Scheme): Problem[] =>
  version > 1 && reason === undefined ? [problem('reason', 'change-without-reason', '第 2 版起应写明调整理由(动态调整)')] : [];

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
    ...goalWeightProblems(scheme, plan),
    ...schemeBurdenProblems(scheme, plan),
    ...adjustmentProblems(scheme, tree),
    ...(plan === undefined ? [] : planProblems(scheme, plan)),
    ...versionProblems(scheme),
  ];
};
