import { emptyCell, type SheetCell } from '#domain/ingestion/cell.ts';
import { exact, hundred, toText } from '#domain/numbers/exact.ts';
import type { NumberFormat } from './number-format.ts';

/** A value as the library gives it. */
export type RawCell = string | number | boolean | Date | null | undefined;

const failed = /^#(REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|UNKNOWN!)$/;

/** Plain digits of a number in JavaScript's exponent notation. */
const withoutExponent = (text: string): string => {
  const [, sign = '', whole = '', decimals = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  const power = Number(exponent);
  const digits = whole + decimals;
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  return sign + (digits.length > power + 1 ? `${digits.slice(0, power + 1)}.${digits.slice(power + 1)}` : digits.padEnd(power + 1, '0'));
};

/** A workbook holds binary floats and shows 15 digits of them: what people see there is 0.3, not 0.30000000000000004. */
const decimalText = (value: number): string => {
  const shortest = String(value);
  // So short a text has at most 15 digits already.
  const text = shortest.length <= 15 ? shortest : String(Number(value.toPrecision(15)));
  return text.includes('e') ? withoutExponent(text) : text;
};

export const cellOf = (value: RawCell): SheetCell => {
  if (value === null || value === undefined) return emptyCell;
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', text: decimalText(value) } : { kind: 'error', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { kind: 'error', text: '无效日期' } : { kind: 'date', text: value.toISOString().slice(0, 10) };
  const text = value.trim();
  if (text === '') return emptyCell;
  return failed.test(text) ? { kind: 'error', text } : { kind: 'text', text };
};

/** A number in the clothes of its format. */
export const seenIn = (cell: SheetCell, { before, behind, percent, scaled }: NumberFormat): SheetCell => {
  if (cell.kind !== 'number') return cell;
  if (scaled) return { ...cell, seen: 'smaller' };
  const shown = percent ? toText(exact(cell.text).mul(hundred)) : cell.text;
  const [sign, digits] = shown.startsWith('-') ? ['-', shown.slice(1)] : ['', shown];
  return { ...cell, seen: { as: `${sign}${before}${digits}${behind}` } };
};
