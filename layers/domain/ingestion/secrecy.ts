import { join, type Problem, problem } from '#domain/problems/problem.ts';

/** 涉密标志 as documents bear them (`机密★20年`, `(秘密)`): `anywhere` in a text, or `alone` as the whole of it. 商业秘密 and the like are no marking. */
export const secretMarkers = { anywhere: ['绝密', '机密', '秘密★', '(秘密)', '[秘密]', '【秘密】', '〔秘密〕', '密级:'], alone: ['秘密', '密'] } as const;

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/[☆*]/g, '★');

/** The marking that a text bears, whatever its width and spacing; undefined when there is none. */
export const secretMarkerIn = (
  text: string,
  { anywhere, alone }: { anywhere: readonly string[]; alone: readonly string[] } = secretMarkers,
): string | undefined => {
  const found = plain(text);
  return alone.find((marker) => found === marker) ?? anywhere.find((marker) => found.includes(marker));
};

/** Never say more of a secret item than where it stands. */
export const secretMessage = (marker: string): string => `含有涉密标志“${marker}”,涉密事项不得录入本系统`;

const textsIn = (value: unknown, ...path: (string | number)[]): [string, string][] => {
  if (typeof value === 'string') return [[join(...path), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, ...path, Array.isArray(value) ? Number(key) : key));
};

/** Every text of a row that bears a marking. */
export const secretProblems = (row: unknown, ...path: (string | number)[]): Problem[] =>
  textsIn(row, ...path).flatMap(([at, text]) => {
    const marker = secretMarkerIn(text);
    return marker === undefined ? [] : [problem(at, 'secret-marker', secretMessage(marker), { expected: '不涉密的内容', got: marker })];
  });
