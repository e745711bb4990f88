import { exact } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Node, Scheme } from '#domain/schemes/scheme.ts';
import { entrySums } from './entry-sums.ts';
import type { Adjustment } from './facts.ts';
import type { ExactMark } from './mark.ts';
import { describeNode, type Hanging, leafPart, type Part, type Scored, scoreNode } from './node-score.ts';
import type { NodeScore } from './scorecard.ts';

/** A unit's marks under one version of a scheme, and the ledger entries that act above its leaves. */
export interface Tree {
  scheme: Scheme;
  marks: ReadonlyMap<string, ExactMark>;
  entries: readonly Adjustment[];
  rounding: Policy['rounding'];
}

/** The node an entry hangs on: the one it names, the scheme's, or the top. */
export const nodeOf = ({ on }: Adjustment, { adjustments, root }: Scheme): string => on ?? adjustments.node ?? root.code;

/** What hangs on a node, each up to the scheme's caps. */
export const hangingOn = (code: string, { entries, scheme }: Tree): Hanging =>
  entrySums(
    entries.filter((entry) => nodeOf(entry, scheme) === code),
    scheme.adjustments,
  );

const scoreChild = (node: Node, parent: Node, tree: Tree, nodes: NodeScore[]): Part => {
  const { score, applicable } = scoreUnder(node, parent, tree, hangingOn(node.code, tree), nodes);
  return { code: node.code, fullMarks: exact(node.fullMarks), applicable: applicable.equals(0) ? applicable : exact(node.fullMarks), score };
};

const scoreUnder = (node: Node, parent: Node | undefined, tree: Tree, hanging: Hanging, nodes: NodeScore[]): Scored => {
  const parts = node.children.map((child) =>
    child.kind === 'node' ? scoreChild(child, node, tree, nodes) : leafPart(child.code, exact(child.fullMarks), tree.marks.get(child.code)?.marks),
  );
  const result = scoreNode(node, parts, tree.rounding, hanging);
  nodes.push(describeNode(node, parent, parts, hanging, result));
  return result;
};

const noEntries = entrySums([]);

/** The whole tree, children before their parents. What hangs at the top acts after the conversion, so not here [A04]. */
export const scoreTree = (tree: Tree): { root: Scored; nodes: NodeScore[] } => {
  const nodes: NodeScore[] = [];
  return { root: scoreUnder(tree.scheme.root, undefined, tree, noEntries, nodes), nodes };
};
