import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Policy } from '#domain/schemes/policy.ts';

/** 涉密标志: `anywhere` in a text, or `alone` as the whole of it. */
export type Markings = Pick<NonNullable<Policy['secrecy']>, 'anywhere' | 'alone'>;

/** As documents bear them (`机密★20年`, `(秘密)`), where the county's policy names no others. 商业秘密 and the like are no marking. */
export const usualMarkings: Markings = {
  anywhere: ['绝密', '机密', '秘密★', '(秘密)', '[秘密]', '【秘密】', '〔秘密〕', '密级:'],
  alone: ['秘密', '密'],
};

export const markingsOf = ({ secrecy }: Pick<Policy, 'secrecy'>): Markings => secrecy ?? usualMarkings;

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/[☆*]/g, '★');

/** The marking that a text bears, whatever its width and spacing; undefined when there is none. */
export const secretMarkerIn = (text: string, { anywhere, alone }: Markings): string | undefined => {
  const found = plain(text);
  return alone.find((marker) => found === plain(marker)) ?? anywhere.find((marker) => found.includes(plain(marker)));
};

/** Never say more of a secret item than where it stands. */
export const secretMessage = (marker: string): string => `含有涉密标志“${marker}”,涉密事项不得录入本系统`;

const textsIn = (value: unknown, ...path: (string | number)[]): [string, string][] => {
  if (typeof value === 'string') return [[join(...path), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, ...path, Array.isArray(value) ? Number(key) : key));
};

/** Every text of a row that bears a marking. */
export const secretProblems = (row: unknown, markings: Markings, ...path: (string | number)[]): Problem[] =>
  textsIn(row, ...path).flatMap(([at, text]) => {
    const marker = secretMarkerIn(text, markings);
    return marker === undefined ? [] : [problem(at, 'secret-marker', secretMessage(marker), { expected: '不涉密的内容', got: marker })];
  });

/** What every county's markings must find, whatever else they find: the three grades of the law (保守国家秘密法 as documents bear them). */
const lawful = ['绝密★20年', '机密★20年', '秘密★10年'];

export const markingProblems = ({ secrecy }: Pick<Policy, 'secrecy'>): Problem[] =>
  secrecy === undefined
    ? []
    : lawful
        .filter((text) => secretMarkerIn(text, secrecy) === undefined)
        .map((text) =>
          problem('secrecy.anywhere', 'marking-missing', `涉密标志认不出“${text}”`, {
            expected: usualMarkings.anywhere.join('、'),
            got: secrecy.anywhere.join('、'),
          }),
        );
