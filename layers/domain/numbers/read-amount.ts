import { type Exact, exact, toText } from './exact.ts';

/** Why a text is no plain number though it can be read as one; in the order in which the reasons are told. */
const reasons = {
  'full-width': '全角字符',
  spaces: '空格',
  thousands: '千分位逗号',
  currency: '货币符号',
  bracketed: '括号表示的负数',
  exponent: '科学计数法',
  'bare-point': '小数点前后缺数字',
  unit: '单位',
} as const;
type Reason = keyof typeof reasons;

/** What a written amount is: a plain number; a text that can be read as one, *offered* and never taken by itself; or nothing that can be read. */
export type Amount = { kind: 'plain'; value: string } | { kind: 'offer'; value: string; because: readonly Reason[] } | { kind: 'unreadable' };

const plain = /^[+-]?\d+(\.\d+)?$/;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** Sign and digits of some kind, an exponent, then whatever unit stands behind. */
const written = /^([+-]?(?:[\d,]+\.?\d*|\.\d+))(?:[eE]([+-]?\d{1,2}))?(.*)$/;

/** Longer texts are no amounts: a number of a county has fewer digits. */
const longest = 40;

const tens = (power: number): Exact => exact(10n ** BigInt(Math.abs(power)));

/** Chinese words of size before a unit of measure, as powers of ten; the longer word first. */
const scales: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['百亿', 10],
  ['十亿', 9],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];

interface Unit {
  power: number;
  base: string;
}

/** `万元` is 10⁴ 元; `%` is 10⁻² and `‰` 10⁻³ of one. */
const unitOf = (text: string): Unit => {
  if (text === '%') return { power: -2, base: '之一' };
  if (text === '‰') return { power: -3, base: '之一' };
  const scale = scales.find(([word]) => text.startsWith(word));
  return scale === undefined ? { power: 0, base: text } : { power: scale[1], base: text.slice(scale[0].length) };
};

/** The power of ten between the unit that is written and the figure's own, or undefined where they measure different things. A bare `万` counts the figure's base unit. */
const powerBetween = (suffix: string, own: string): number | undefined => {
  if (suffix === own) return 0;
  const [from, to] = [unitOf(suffix), unitOf(own)];
  return from.base === to.base || (from.base === '' && from.power > 0) ? from.power - to.power : undefined;
};

const scaled = (value: Exact, power: number): Exact => (power < 0 ? value.div(tens(power)) : value.mul(tens(power)));

/** Spaces go, and signs that other keyboards write; what was changed is noted. */
const tidied = (text: string): { tidy: string; because: Reason[] } => {
  const narrow = text.normalize('NFKC').replaceAll('−', '-');
  const tight = narrow.replaceAll(/\s/g, '');
  const asItStood = text.replaceAll(/[\u3000\u00a0]/g, ' ') === narrow;
  return { tidy: tight, because: [...(asItStood ? [] : (['full-width'] as const)), ...(tight === narrow ? [] : (['spaces'] as const))] };
};

const unreadable: Amount = { kind: 'unreadable' };

/** Takes off what stands around the digits: a currency sign, brackets of a negative number. */
const unwrapped = (tidy: string): { inner: string; sign: 1 | -1; because: Reason[] } => {
  const bracketed = /^\((.+)\)$/.exec(tidy)?.[1];
  const body = bracketed ?? tidy;
  const inner = body.replace(/^([+-]?)¥/, '$1');
  return {
    inner,
    sign: bracketed === undefined ? 1 : -1,
    because: [...(inner === body ? [] : (['currency'] as const)), ...(bracketed === undefined ? [] : (['bracketed'] as const))],
  };
};

/** Digits with or without separators, a point that lacks digits on one side mended; undefined where groups are not of three. */
const digitsOf = (text: string): { digits: string; because: Reason[] } | undefined => {
  const whole = text.replace(/^([+-]?)\./, '$10.').replace(/\.$/, '');
  const mended: Reason[] = whole === text ? [] : ['bare-point'];
  if (plain.test(whole)) return { digits: whole, because: mended };
  return grouped.test(whole) ? { digits: whole.replaceAll(',', ''), because: ['thousands', ...mended] } : undefined;
};

/**
 * Reads what a person wrote (or a file holds) for a figure with a unit of measure. `１２．５`, `1,234`, `12.5万元`, `95%`, `(3)` are read and offered in
 * the figure's own unit; nothing but a plain decimal is ever taken as it stands. Units that measure something else are not converted.
 */
export const readAmount = (text: string, unitOfMeasure: string): Amount => {
  if (text.length > longest) return unreadable;
  if (plain.test(text)) return { kind: 'plain', value: text };
  const { tidy, because } = tidied(text);
  const { inner, sign, because: around } = unwrapped(tidy);
  const [, body = '', exponent, suffix = ''] = written.exec(inner) ?? [];
  const found = digitsOf(body);
  if (found === undefined || (sign < 0 && /^[+-]/.test(body))) return unreadable;
  const own = unitOfMeasure.normalize('NFKC').replaceAll(/\s/g, '');
  const currency = around.includes('currency');
  if (currency && unitOf(own).base !== '元') return unreadable;
  const power = suffix === '' ? (currency ? -unitOf(own).power : 0) : powerBetween(suffix, own);
  if (power === undefined) return unreadable;
  const value = scaled(exact(found.digits), power + Number(exponent ?? 0)).mul(sign);
  const all = [
    ...because,
    ...around,
    ...found.because,
    ...(exponent === undefined ? [] : (['exponent'] as const)),
    ...(suffix === '' ? [] : (['unit'] as const)),
  ];
  return { kind: 'offer', value: toText(value), because: all };
};

/** What was found in the text, in words: 「全角字符、单位」. */
export const becauseText = (because: readonly Reason[]): string => because.map((reason) => reasons[reason]).join('、');
