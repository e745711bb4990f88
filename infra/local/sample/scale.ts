import { exact, toFixed } from '#domain/numbers/exact.ts';

/** How a modelled unit differs from its model: `size` for amounts, `quality` (at most 1) for rates and marks; both in thousandths. */
export interface Scale {
  size: number;
  quality: number;
}

/** Deterministic and spread: each unit differs from the one before. */
export const scaleOf = (at: number): Scale => ({ size: 700 + ((at * 137) % 700), quality: 1000 - ((at * 53) % 120) });

/** Units of measure of amounts: they grow with the unit. Rates and marks vary with how well it works; everything else is the model's. */
const amounts = new Set(['人', '件', '万元', '户', '户次', '条']);
const rates = new Set(['%', '分']);

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** The number in thousandths of itself, with the decimals it is written with. */
export const scaled = (text: string, thousandths: number): string => toFixed(exact(text).mul(thousandths).div(1000), decimalsOf(text));

/** A figure of the modelled unit. */
export const figureBy = (text: string, unitOfMeasure: string | undefined, { size, quality }: Scale): string => {
  if (unitOfMeasure === undefined) return text;
  return amounts.has(unitOfMeasure) ? scaled(text, size) : rates.has(unitOfMeasure) ? scaled(text, quality) : text;
};

/** A target or baseline of the modelled unit: amounts grow with it, a rate is asked of everybody alike. */
export const targetBy = (text: string, unitOfMeasure: string | undefined, { size }: Scale): string =>
  unitOfMeasure !== undefined && amounts.has(unitOfMeasure) ? scaled(text, size) : text;
