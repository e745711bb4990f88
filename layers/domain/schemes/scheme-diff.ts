import { type DraftItem, type DraftScheme, itemsBelow } from './draft-tree.ts';

export interface FieldDifference {
  /** Path inside the item, e.g. `rule.bands[0].marks`; `parent` is the item above it. */
  path: string;
  before?: string | undefined;
  after?: string | undefined;
}

/** What became of one item between two versions; the code is empty for what the scheme says of itself. */
export interface Difference {
  what: 'added' | 'removed' | 'changed';
  code: string;
  name: string;
  fields: FieldDifference[];
}

type Leaves = ReadonlyMap<string, string>;

const leavesOf = (value: unknown, path: string): [string, string][] => {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  if (Array.isArray(value)) return value.flatMap((each, at) => leavesOf(each, `${path}[${at}]`));
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, path === '' ? name : `${path}.${name}`));
};

interface Flat {
  name: string;
  leaves: Leaves;
}

const flatItem = (item: DraftItem, parent: string): Flat => {
  const { kind: _, code: _code, children: _children, ...own } = item;
  return { name: item.name, leaves: new Map([...leavesOf(own, ''), ['parent', parent]]) };
};

/** Every item by its code, and the scheme itself under the empty one. */
const flatten = (scheme: DraftScheme): Map<string, Flat> => {
  const { root, format: _, version: _version, ...own } = scheme;
  return new Map([
    ['', { name: scheme.name, leaves: new Map(leavesOf(own, '')) }],
    [root.code, flatItem(root, '')],
    ...itemsBelow(root).map(({ item, above }): [string, Flat] => [item.code, flatItem(item, above.at(-1)?.code ?? root.code)]),
  ]);
};

const fieldsBetween = (before: Leaves, after: Leaves): FieldDifference[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }));

const none: Leaves = new Map();

/** 版本对照: what was added, taken out and changed, item by item in the order of the newer version, the taken out ones last. Items are known by their code. */
export const differencesOf = (before: DraftScheme, after: DraftScheme): Difference[] => {
  const [old, now] = [flatten(before), flatten(after)];
  const kept = [...now].flatMap(([code, { name, leaves }]): Difference[] => {
    const was = old.get(code);
    const fields = fieldsBetween(was?.leaves ?? none, leaves);
    if (fields.length === 0) return [];
    return [{ what: was === undefined ? 'added' : 'changed', code, name, fields }];
  });
  const removed = [...old].flatMap(([code, { name, leaves }]): Difference[] =>
    now.has(code) ? [] : [{ what: 'removed', code, name, fields: fieldsBetween(leaves, none) }],
  );
  return [...kept, ...removed];
};
