/** Two-byte codes by character: Node reads GBK and does not write it. */
const codes = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !found.has(character)) found.set(character, [lead, trail]);
    }
  return found;
};

/** The text as an older office program writes it. */
export const inGbk = (text: string): Uint8Array => {
  const known = codes();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      const pair = known.get(character);
      if (pair === undefined) throw new RangeError(`GBK 没有字符“${character}”`);
      return [...pair];
    }),
  );
};
