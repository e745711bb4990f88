import { type Exact, exact, greatest, least, sum, zero } from '#domain/numbers/exact.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { Adjustment } from './facts.ts';
import type { Hanging } from './node-score.ts';

const marksOf = ({ marks }: Adjustment): Exact => exact(marks ?? '0');

/** The same matter counts once, at its highest marks: a praise of the province and of the state for one thing is one bonus. */
const bonusOf = (entries: readonly Adjustment[]): Exact => {
  const matters = Map.groupBy(
    entries.filter(({ kind }) => kind === 'bonus'),
    ({ matter }) => matter,
  );
  return sum([...matters.values()].map((same) => greatest(zero, ...same.map(marksOf))));
};

const deductionOf = (entries: readonly Adjustment[]): Exact => sum(entries.filter(({ kind }) => kind === 'deduction').map(marksOf));

const capped = (value: Exact, cap: string | undefined): Exact => (cap === undefined ? value : least(value, exact(cap)));

/** What the ledger entries that hang on one leaf or node add and take, each up to the scheme's cap. */
export const entrySums = (entries: readonly Adjustment[], caps: Pick<Scheme['adjustments'], 'bonusCap' | 'deductionCap'> = {}): Hanging => ({
  bonus: capped(bonusOf(entries), caps.bonusCap),
  deduction: capped(deductionOf(entries), caps.deductionCap),
});
