/** A scheme as it is being written: nothing of it is checked yet, and whatever a page does not know stays as it is. */
export interface DraftScheme {
  format: string;
  code: string;
  name: string;
  year: number;
  version: number;
  root: DraftNode;
  [more: string]: unknown;
}

export interface DraftNode {
  kind: 'node';
  code: string;
  name: string;
  fullMarks: string;
  children: DraftItem[];
  [more: string]: unknown;
}

export interface DraftIndicator {
  kind: 'indicator';
  code: string;
  name: string;
  fullMarks: string;
  text: string;
  [more: string]: unknown;
}
export type DraftItem = DraftNode | DraftIndicator;

/** Where an item stands: the places of its ancestors among their siblings and its own; the root is `[]`. */
export type Where = readonly number[];

export interface PlacedDraft<Item extends DraftItem = DraftItem> {
  item: Item;
  where: Where;
  /** From the root's child down to the item above it. */
  above: readonly DraftNode[];
}

/** All items in the tree's order, the root left out. */
export const itemsBelow = (node: DraftNode, where: Where = [], above: readonly DraftNode[] = []): PlacedDraft[] =>
  node.children.flatMap((item, at): PlacedDraft[] => {
    const here = [...where, at];
    return item.kind === 'node' ? [{ item, where: here, above }, ...itemsBelow(item, here, [...above, item])] : [{ item, where: here, above }];
  });

export const indicatorsIn = (root: DraftNode): PlacedDraft<DraftIndicator>[] =>
  itemsBelow(root).flatMap((placed) => (placed.item.kind === 'indicator' ? [{ ...placed, item: placed.item }] : []));

export const codesIn = (root: DraftNode): Set<string> => new Set([root.code, ...itemsBelow(root).map(({ item }) => item.code)]);

export const itemAt = (root: DraftNode, where: Where): DraftItem | undefined =>
  where.reduce<DraftItem | undefined>((item, at) => (item?.kind === 'node' ? item.children[at] : undefined), root);

/** The tree with one item put in another's place; `undefined` takes it out. */
export const replaceAt = (root: DraftNode, [first, ...rest]: Where, item: DraftItem | undefined): DraftNode => {
  if (first === undefined) return item?.kind === 'node' ? item : root;
  const children = root.children.flatMap((child, at): DraftItem[] => {
    if (at !== first) return [child];
    if (rest.length > 0) return child.kind === 'node' ? [replaceAt(child, rest, item)] : [child];
    return item === undefined ? [] : [item];
  });
  return { ...root, children };
};

/** The first code below a parent that nobody has, e.g. `A103` after `A102`. */
export const freeCode = (parent: string, taken: ReadonlySet<string>, digits: number): string => {
  for (let number = 1; ; number++) {
    const code = `${parent}${String(number).padStart(digits, '0')}`;
    if (!taken.has(code)) return code;
  }
};
