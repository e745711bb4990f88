import { type Document, isCollection, isMap, isScalar, type LineCounter } from 'yaml';

/** Where something stands in a file, counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** `units[3].name` as keys. */
const keysOf = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, place, key]) => (place === undefined ? (key ?? '') : Number(place)));

/** Place of a field, or of the nearest part around it that is in the file. */
export const placeIn = (document: Document, counter: LineCounter, path: string): Place | undefined => {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of keysOf(path)) {
    if (!isCollection(node)) break;
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    node = node.get(key, true);
    const found = start ?? (isCollection(node) || isScalar(node) ? node.range?.[0] : undefined);
    if (found === undefined) break;
    offset = found;
  }
  if (offset === undefined) return undefined;
  const { line, col } = counter.linePos(offset);
  return { line, column: col };
};

/** The text of a number as it was typed (`0.60`), or undefined where there is none. */
export const typedNumber = (document: Document, path: readonly PropertyKey[]): string | undefined => {
  const node = document.getIn(path, true);
  return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
};
