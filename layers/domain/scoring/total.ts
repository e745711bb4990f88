import { type Exact, exact, greatest, hundred, least, one, roundHalfAway, sum, toText, zero } from '#domain/numbers/exact.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Node, Scheme } from '#domain/schemes/scheme.ts';
import type { Adjustment } from './facts.ts';
import type { ExactMark } from './mark.ts';
import { describeNode, type Hanging, leafPart, type Part, scoreNode } from './node-score.ts';
import { flag, step } from './rules/marking.ts';
import type { Flag, NodeScore, Step } from './scorecard.ts';

/** The parts of a published score; they add up to `score` unless a cap or a difficulty coefficient says otherwise in the steps. */
export interface Total {
  total: Exact;
  bonus: Exact;
  deduction: Exact;
  late: Exact;
  score: Exact;
  percent: Exact;
  nodes: NodeScore[];
  steps: Step[];
  flags: Flag[];
}

interface Above {
  bonus: readonly Adjustment[];
  deduction: readonly Adjustment[];
}

const marksOf = (entries: readonly Adjustment[]): Exact => sum(entries.map(({ marks }) => exact(marks ?? '0')));
const capped = (value: Exact, cap: string | undefined): Exact => (cap === undefined ? value : least(value, exact(cap)));

/** Entries that hang on a node inside the tree act there, before its conversion [A05]; all others act at the top, after it [A04]. */
const hangingOn = (code: string, { bonus, deduction }: Above, scheme: Scheme): Hanging => {
  const isHere = ({ on }: Adjustment) => (on ?? scheme.adjustments.node) === code;
  return {
    bonus: capped(marksOf(bonus.filter(isHere)), scheme.adjustments.bonusCap),
    deduction: capped(marksOf(deduction.filter(isHere)), scheme.adjustments.deductionCap),
  };
};

interface Tree {
  scheme: Scheme;
  policy: Policy;
  marks: ReadonlyMap<string, ExactMark>;
  above: Above;
}

const scoreTree = (node: Node, parent: Node | undefined, tree: Tree, nodes: NodeScore[]): Part => {
  const parts = node.children.map((child) =>
    child.kind === 'node' ? scoreTree(child, node, tree, nodes) : leafPart(child.code, exact(child.fullMarks), tree.marks.get(child.code)?.marks),
  );
  const hanging = parent === undefined ? undefined : hangingOn(node.code, tree.above, tree.scheme);
  const result = scoreNode(node, parts, tree.policy.rounding, hanging);
  nodes.push(describeNode(node, parent, parts, result));
  return { code: node.code, fullMarks: exact(node.fullMarks), applicable: result.applicable.equals(0) ? zero : exact(node.fullMarks), score: result.score };
};

interface Sums {
  total: Exact;
  bonus: Exact;
  deduction: Exact;
  late: Exact;
}

/** Final score: total + bonus − deductions, never below 0, capped at full marks where the policy says so [A08 A09]. */
export const finalScore = ({ total, bonus, deduction, late }: Sums, full: Exact, cap: Policy['finalCap']['at']): Exact => {
  const sumUp = greatest(total.add(bonus).sub(deduction).sub(late), zero);
  return cap === 'fullMarks' ? least(sumUp, full) : sumUp;
};

/** 难度系数: score × coefficient, capped at full marks [Z14]. */
export const withDifficulty = (score: Exact, coefficient: Exact, full: Exact): Exact => least(score.mul(coefficient), full);

/** 迟报扣分: so many marks a working day late, up to the limit [Z11]. */
export const lateDeduction = (days: number, each: Exact, limit: Exact): Exact => least(each.mul(days), limit);

interface TotalInput {
  unit: Unit;
  scheme: Scheme;
  policy: Policy;
  marks: ReadonlyMap<string, ExactMark>;
  adjustments: readonly Adjustment[];
  lateDays: number;
}

const countedByRules = (scheme: Scheme): Set<string> => {
  const codes = new Set<string>();
  const visit = (node: Node): void => {
    for (const child of node.children) {
      if (child.kind === 'node') visit(child);
      else codes.add(child.code);
    }
  };
  visit(scheme.root);
  return codes;
};

/** Room 3, total: nodes, then bonus, deduction and late reports at the top, difficulty, caps. */
export const totalOf = ({ unit, scheme, policy, marks, adjustments, lateDays }: TotalInput): Total => {
  const leaves = countedByRules(scheme);
  const own = adjustments.filter((entry) => entry.unit === unit.id && (entry.on === undefined || !leaves.has(entry.on)));
  const above = { bonus: own.filter(({ kind }) => kind === 'bonus'), deduction: own.filter(({ kind }) => kind === 'deduction') };
  const nodes: NodeScore[] = [];
  const root = scoreTree(scheme.root, undefined, { scheme, policy, marks, above }, nodes);
  const digits = policy.rounding.markDigits;
  const total = roundHalfAway(root.score, digits);
  const { bonus, deduction } = hangingOn(
    scheme.root.code,
    { bonus: above.bonus.map((entry) => atTop(entry, scheme)), deduction: above.deduction.map((entry) => atTop(entry, scheme)) },
    scheme,
  );
  const late = policy.lateReport === undefined ? zero : lateDeduction(lateDays, exact(policy.lateReport.each), exact(policy.lateReport.limit));
  const full = exact(scheme.root.fullMarks);
  const plain = finalScore({ total, bonus, deduction, late }, full, policy.finalCap.at);
  const difficulty = exact(unit.difficulty);
  const score = difficulty.equals(one) ? plain : roundHalfAway(withDifficulty(plain, difficulty, full), digits);
  return {
    total,
    bonus,
    deduction,
    late,
    score,
    percent: score.div(full).mul(hundred),
    nodes,
    steps: stepsOf({ total, bonus, deduction, late, score, plain, difficulty, lateDays }),
    flags: flagsOf(policy),
  };
};

/** An entry without a node, in a scheme without an adjustment node, hangs at the top. */
const atTop = (entry: Adjustment, scheme: Scheme): Adjustment => ({ ...entry, on: entry.on ?? scheme.adjustments.node ?? scheme.root.code });

const flagsOf = ({ rounding }: Policy): Flag[] => (rounding.roundOnce ? [flag('round-once')] : []);

const stepsOf = (parts: Sums & { score: Exact; plain: Exact; difficulty: Exact; lateDays: number }): Step[] => [
  step('total', parts.total),
  ...(parts.bonus.equals(0) ? [] : [step('bonus', parts.bonus)]),
  ...(parts.deduction.equals(0) ? [] : [step('deduction', parts.deduction)]),
  ...(parts.late.equals(0) ? [] : [step('late-days', String(parts.lateDays)), step('late-deduction', parts.late)]),
  ...(parts.difficulty.equals(one) ? [] : [step('before-difficulty', parts.plain), step('difficulty', toText(parts.difficulty))]),
  step('final-score', parts.score),
];
