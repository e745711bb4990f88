/** What a map holds under a key that must be there; a missing one is a programming error. */
export const the = <V>(map: ReadonlyMap<string, V>, key: string): V => {
  const found = map.get(key);
  if (found === undefined) throw new RangeError(`nothing under ${key}`);
  return found;
};
