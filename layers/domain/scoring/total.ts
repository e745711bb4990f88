import { type Exact, exact, greatest, hundred, least, one, roundHalfAway, toText, zero } from '#domain/numbers/exact.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Adjustment } from './facts.ts';
import { monthsWeighted, type Term } from './months-weighted.ts';
import { flag, step } from './rules/marking.ts';
import type { Flag, NodeScore, Step } from './scorecard.ts';
import { hangingOn, nodeOf, scoreTree, type Tree } from './tree-score.ts';

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

type Parts = Pick<Total, 'total' | 'bonus' | 'deduction' | 'late'>;

/** Final score: total + bonus − deductions, never below 0, capped at full marks where the policy says so [A08 A09]. */
const finalScore = ({ total, bonus, deduction, late }: Parts, full: Exact, cap: Policy['finalCap']['at']): Exact => {
  const score = greatest(total.add(bonus).sub(deduction).sub(late), zero);
  return cap === 'fullMarks' ? least(score, full) : score;
};

/** 迟报扣分: so many marks a working day late, up to the limit [Z11]. */
const lateDeduction = (days: number, rule: Policy['lateReport']): Exact => (rule === undefined ? zero : least(exact(rule.each).mul(days), exact(rule.limit)));

/** 难度系数: score × coefficient, capped at full marks; what was above them before stays [Z14]. */
const withDifficulty = (score: Exact, coefficient: Exact, full: Exact): Exact => least(score.mul(coefficient), greatest(full, score));

export interface TotalInput {
  unit: Unit;
  policy: Policy;
  tree: Tree;
  lateDays: number;
  /** Months for which this tree counts, beside what counts for the other months of the year (earlier versions, merged units). */
  months: number;
  before: readonly Term[];
}

/** The published parts are rounded each for itself, so that they add up as shown; under `roundOnce` the tree is rounded here, once. */
const partsOf = ({ policy, tree, lateDays, months, before }: TotalInput, root: Exact): Parts & { terms: Term[] } => {
  const rounded = (value: Exact) => roundHalfAway(value, policy.rounding.markDigits);
  const { scheme } = tree;
  const { bonus, deduction } = hangingOn(scheme.root.code, tree);
  const terms = before.length === 0 ? [] : [...before, { name: `${scheme.code}.${scheme.version}`, months, score: root }];
  const plain = policy.rounding.roundOnce ? rounded(root) : root;
  return {
    total: terms.length === 0 ? plain : rounded(monthsWeighted(terms)),
    bonus: rounded(bonus),
    deduction: rounded(deduction),
    late: rounded(lateDeduction(lateDays, policy.lateReport)),
    terms,
  };
};

/** Entries on something the unit's scheme does not have, or on a node that does not apply to the unit; a leaf says so itself. */
const withoutEffect = ({ entries, scheme, marks }: Tree, nodes: readonly NodeScore[]): Flag[] => {
  const reached = new Set(nodes.filter(({ code, applicable }) => code === scheme.root.code || applicable !== '0').map(({ code }) => code));
  const lost = entries.filter((entry: Adjustment) => entry.kind !== 'veto' && !reached.has(nodeOf(entry, scheme)) && !marks.has(nodeOf(entry, scheme)));
  return lost.length === 0 ? [] : [flag('entries-without-effect', { entries: lost.map(({ id }) => id).join('、') })];
};

/** Room 3, total: nodes, then bonus, deduction and late reports at the top, difficulty, caps. */
export const totalOf = (input: TotalInput): Total => {
  const { unit, policy, tree } = input;
  const { root, nodes } = scoreTree(tree);
  const { terms, ...parts } = partsOf(input, root.score);
  const full = exact(tree.scheme.root.fullMarks);
  const plain = finalScore(parts, full, policy.finalCap.at);
  const difficulty = exact(unit.difficulty);
  const score = difficulty.equals(one) ? plain : roundHalfAway(withDifficulty(plain, difficulty, full), policy.rounding.markDigits);
  return {
    ...parts,
    score,
    percent: score.div(full).mul(hundred),
    nodes,
    steps: [
      ...terms.map(({ name, months, score: own }) => step('months-weighted', `${name} ${toText(own)} ${months}`)),
      ...stepsOf(parts, input.lateDays),
      ...(difficulty.equals(one) ? [] : [step('before-difficulty', plain), step('difficulty', difficulty)]),
      step('final-score', score),
    ],
    flags: [...(policy.rounding.roundOnce ? [flag('round-once')] : []), ...withoutEffect(tree, nodes)],
  };
};

const stepsOf = ({ total, bonus, deduction, late }: Parts, lateDays: number): Step[] => [
  step('total', total),
  ...(bonus.equals(0) ? [] : [step('bonus', bonus)]),
  ...(deduction.equals(0) ? [] : [step('deduction', deduction)]),
  ...(late.equals(0) ? [] : [step('late-days', String(lateDays)), step('late-deduction', late)]),
];
