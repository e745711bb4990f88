import { type Exact, exact, least, roundHalfAway, sum, toText, zero } from '#domain/numbers/exact.ts';
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

interface Rounding {
  nodeDigits: number;
  roundOnce: boolean;
}

/** Bonus and deduction that hang on the node itself (inside it, before its own conversion). */
export interface Hanging {
  bonus: Exact;
  deduction: Exact;
}

/**
 * The score of a node (scoring.md § 4). `sum`: the marks add up; what does not apply is redistributed within the node: score / applicable × full [U02].
 * `converted` (双百分制): child score / applicable child full marks × the node's full marks, rounded to nodeDigits [A03 A07]. Excess is cut unless kept.
 */
export const scoreNode = (
  node: Pick<Node, 'mode' | 'fullMarks' | 'excess'>,
  parts: readonly Part[],
  rounding: Rounding,
  hanging?: Hanging,
): { unrounded: Exact; score: Exact; applicable: Exact } => {
  const full = exact(node.fullMarks);
  const applicable = sum(parts.map((part) => part.applicable));
  const earned = sum(parts.map(({ score }) => score))
    .add(hanging?.bonus ?? zero)
    .sub(hanging?.deduction ?? zero);
  if (applicable.equals(0)) return { unrounded: zero, score: zero, applicable };
  const childFull = sum(parts.map((part) => part.fullMarks));
  const whole = node.mode === 'converted' ? full : childFull;
  const scaled = node.mode === 'converted' || !applicable.equals(childFull);
  const value = scaled ? earned.mul(whole).div(applicable) : earned;
  const unrounded = node.excess === 'keep' ? value : least(value, node.mode === 'converted' ? full : least(full, whole));
  return { unrounded, score: scaled && !rounding.roundOnce ? roundHalfAway(unrounded, rounding.nodeDigits) : unrounded, applicable };
};

/** The node as it stands on the card. */
export const describeNode = (node: Node, parent: Node | undefined, parts: readonly Part[], result: ReturnType<typeof scoreNode>): NodeScore => ({
  code: node.code,
  name: node.name,
  parent: parent?.code,
  mode: node.mode,
  fullMarks: node.fullMarks,
  applicable: toText(result.applicable),
  unrounded: toText(result.unrounded),
  score: toText(result.score),
  children: node.children.map(({ code }) => code),
  steps: [...parts.map(({ code, score }) => step('part', `${code} ${toText(score)}`)), step('applicable', result.applicable), step('node-score', result.score)],
});
