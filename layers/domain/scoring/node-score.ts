import { type Exact, exact, least, roundHalfAway, sum, toText, zero } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Node } from '#domain/schemes/scheme.ts';
import { step } from './rules/marking.ts';
import type { NodeScore } from './scorecard.ts';

/** A child of a node as it counts: its full marks, the part of them that applies, and its marks (none when nothing of it applies). */
export interface Part {
  code: string;
  fullMarks: Exact;
  applicable: Exact;
  score: Exact;
}

/** A leaf that left the tree has no applicable marks. */
export const leafPart = (code: string, fullMarks: Exact, marks: Exact | undefined): Part => ({
  code,
  fullMarks,
  applicable: marks === undefined ? zero : fullMarks,
  score: marks ?? zero,
});

/** Ledger entries that hang on a node: what they add and what they take. */
export interface Hanging {
  bonus: Exact;
  deduction: Exact;
}

export interface Scored {
  unrounded: Exact;
  score: Exact;
  applicable: Exact;
}

/** Marks brought to the node's own scale, and whether that took a conversion. */
const onScale = ({ mode, fullMarks }: Pick<Node, 'mode' | 'fullMarks'>, parts: readonly Part[], { bonus, deduction }: Hanging) => {
  const [marks, applicable] = [sum(parts.map(({ score }) => score)), sum(parts.map((part) => part.applicable))];
  if (mode === 'converted') return { value: marks.add(bonus).sub(deduction).mul(exact(fullMarks)).div(applicable), converted: true };
  const childFull = sum(parts.map((part) => part.fullMarks));
  const converted = !applicable.equals(childFull);
  return { value: (converted ? marks.mul(childFull).div(applicable) : marks).add(bonus).sub(deduction), converted };
};

/**
 * The score of a node (scoring.md § 4). `sum`: the marks add up; what does not apply is redistributed within the node: marks / applicable × full [U02], and
 * entries act on the result. `converted` (双百分制): child score / applicable child full marks × the node's full marks [A03 A07], entries act before it [A05].
 * A conversion is rounded to nodeDigits. Excess over the full marks is cut unless kept.
 */
export const scoreNode = (
  node: Pick<Node, 'mode' | 'fullMarks' | 'excess'>,
  parts: readonly Part[],
  { nodeDigits, roundOnce }: Pick<Policy['rounding'], 'nodeDigits' | 'roundOnce'>,
  hanging: Hanging,
): Scored => {
  const applicable = sum(parts.map((part) => part.applicable));
  if (applicable.equals(0)) return { unrounded: zero, score: zero, applicable };
  const { value, converted } = onScale(node, parts, hanging);
  const unrounded = node.excess === 'keep' ? value : least(value, exact(node.fullMarks));
  return { unrounded, score: converted && !roundOnce ? roundHalfAway(unrounded, nodeDigits) : unrounded, applicable };
};

/** The node as it stands on the card. */
export const describeNode = (node: Node, parent: Node | undefined, parts: readonly Part[], { bonus, deduction }: Hanging, result: Scored): NodeScore => ({
  code: node.code,
  name: node.name,
  parent: parent?.code,
  mode: node.mode,
  fullMarks: node.fullMarks,
  applicable: toText(result.applicable),
  unrounded: toText(result.unrounded),
  score: toText(result.score),
  children: node.children.map(({ code }) => code),
  steps: [
    ...parts.map(({ code, score }) => step('part', `${code} ${toText(score)}`)),
    step('applicable', result.applicable),
    ...(bonus.equals(0) ? [] : [step('bonus', bonus)]),
    ...(deduction.equals(0) ? [] : [step('deduction', deduction)]),
    step('node-score', result.score),
  ],
});
