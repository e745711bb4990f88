import { exact, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Indicator } from './indicator.ts';
import { repeated } from './repeated.ts';
import type { Node } from './scheme.ts';

/** A node or an indicator with its path in the document and the node above it. */
export interface Placed<Item = Node | Indicator> {
  item: Item;
  path: string;
  parent: Node | undefined;
}

/** The tree in the scheme's order, the root first. */
export const placedIn = (node: Node, path = 'root', parent?: Node): Placed[] => [
  { item: node, path, parent },
  ...node.children.flatMap((child, at): Placed[] => {
    const below = join(path, 'children', at);
    return child.kind === 'node' ? placedIn(child, below, node) : [{ item: child, path: below, parent: node }];
  }),
];

export const placedLeaves = (tree: readonly Placed[]): Placed<Indicator>[] =>
  tree.flatMap(({ item, ...place }) => (item.kind === 'indicator' ? [{ item, ...place }] : []));

interface Weighed {
  fullMarks: string;
  mode?: unknown;
  children: readonly { fullMarks: string }[];
}

/** What the children of a `sum` node amount to, where it is not what the node holds; a converted node turns whatever they hold into its weight. */
export const wrongSum = ({ fullMarks, mode, children }: Weighed): string | undefined => {
  if (mode === 'converted') return undefined;
  const total = sum(children.map((child) => exact(child.fullMarks)));
  return total.equals(exact(fullMarks)) ? undefined : toText(total);
};

const weightProblems = ({ item, path }: Placed): Problem[] => {
  const total = item.kind === 'node' ? wrongSum(item) : undefined;
  if (total === undefined) return [];
  return [
    problem(join(path, 'children'), 'weights-do-not-add-up', `“${item.name}”的下级分值合计 ${total},应等于 ${item.fullMarks}`, {
      expected: item.fullMarks,
      got: total,
    }),
  ];
};

const pathOf = (places: readonly Placed[], part: 'code' | 'name') => (at: number) => join(places[at]?.path ?? '', part);

/** Full marks add up; a code and an indicator's name stand once. */
export const treeProblems = (tree: readonly Placed[]): Problem[] => {
  const leaves = placedLeaves(tree);
  return [
    ...tree.flatMap(weightProblems),
    ...repeated(
      tree.map(({ item }) => item.code),
      pathOf(tree, 'code'),
      '指标编码',
    ),
    ...repeated(
      leaves.map(({ item }) => item.name),
      pathOf(leaves, 'name'),
      '指标名称',
    ),
  ];
};
