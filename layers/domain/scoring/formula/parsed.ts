import jsep from 'jsep';
import * as z from 'zod';

/** The part of jsep's tree that the formula language knows; everything else (members, arrays, texts, ternaries …) is one kind of its own. */
export type Parsed =
  | { type: 'Literal'; raw: string }
  | { type: 'Identifier'; name: string }
  | { type: 'UnaryExpression'; operator: string; argument: Parsed }
  | { type: 'BinaryExpression'; operator: string; left: Parsed; right: Parsed }
  | { type: 'CallExpression'; callee: Parsed; arguments: Parsed[] }
  | { type: 'Outside'; what: string };

const Parsed: z.ZodType<Parsed> = z.lazy(() =>
  z.union([
    z.object({ type: z.literal('Literal'), raw: z.string() }),
    z.object({ type: z.literal('Identifier'), name: z.string() }),
    z.object({ type: z.literal('UnaryExpression'), operator: z.string(), argument: Parsed }),
    z.object({ type: z.literal('BinaryExpression'), operator: z.string(), left: Parsed, right: Parsed }),
    z.object({ type: z.literal('CallExpression'), callee: Parsed, arguments: z.array(Parsed) }),
    z.object({ type: z.string() }).transform(({ type }) => ({ type: 'Outside' as const, what: type })),
  ]),
);

/** jsep holds its language in one global place: it is set here once, and nothing else uses jsep. */
const configure = (): void => {
  jsep.removeAllUnaryOps();
  jsep.removeAllBinaryOps();
  jsep.removeAllLiterals();
  for (const sign of ['-', '+']) jsep.addUnaryOp(sign);
  for (const comparison of ['=', '!=', '<', '<=', '>', '>=']) jsep.addBinaryOp(comparison, 1);
  for (const sign of ['+', '-']) jsep.addBinaryOp(sign, 2);
  for (const sign of ['*', '/']) jsep.addBinaryOp(sign, 3);
};
configure();

/** Signs that Chinese keyboards write, as jsep knows them. */
const signs: Record<string, string> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '＝': '=',
  '≠': '!=',
  '≥': '>=',
  '≤': '<=',
  '＞': '>',
  '＜': '<',
  '．': '.',
  '　': ' ',
  '\u00a0': ' ',
};

const inAscii = (text: string): string => [...text].map((sign) => signs[sign] ?? sign).join('');

/** jsep passes over commas that separate nothing; the language does not. */
const strayComma = /(^|[(,])\s*,|,\s*(\)|$)|;/;

/** The tree of a formula's text, or undefined when it is no expression at all. */
export const parseText = (text: string): Parsed | undefined => {
  const ascii = inAscii(text);
  if (ascii.trim() === '' || strayComma.test(ascii)) return undefined;
  try {
    return Parsed.parse(jsep(ascii));
  } catch (error) {
    if (error instanceof Error && 'index' in error) return undefined;
    throw error;
  }
};
