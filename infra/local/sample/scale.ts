import { exact, toFixed } from '#domain/numbers/exact.ts';

/** How a modelled unit differs from its model: `size` for amounts, `quality` (at most 1) for rates and marks; both in thousandths. */
export interface Scale {
  size: number;
  quality: number;
}

/** Deterministic and spread: each unit differs from the one before. */
export const scaleOf = (at: number): Scale => ({ size: 700 + ((at * 137) % 700), quality: 1000 - ((at * 53) % 120) });

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** The number in thousandths of itself, with the decimals it is written with. */
export const scaled = (text: string, thousandths: number): string => toFixed(exact(text).mul(thousandths).div(1000), decimalsOf(text));
