import { clamp, exact, least, sum, zero } from '#domain/numbers/exact.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Adjustment } from './facts.ts';
import { step } from './rules/marking.ts';
import type { Marked } from './rules/rule.ts';

/** Bonus entries that the leaf's own rule counts (按次加分); everything else that hangs on a leaf adds to or takes from its marks. */
export const countedByRule = ({ rule }: Indicator, entry: Adjustment): boolean => entry.kind === 'bonus' && rule.kind === 'count' && rule.mode === 'add';

/** Marks with the ledger entries that hang on the leaf: at most full marks, at least 0 (or what the rule itself gave below it). */
export const withEntries = (indicator: Indicator, result: Marked, entries: readonly Adjustment[]): Marked => {
  const hanging = entries.filter((entry) => entry.kind !== 'veto' && !countedByRule(indicator, entry));
  if (hanging.length === 0) return result;
  const of = (kind: Adjustment['kind']) => sum(hanging.filter((entry) => entry.kind === kind).map(({ marks }) => exact(marks ?? '0')));
  const [bonus, deduction] = [of('bonus'), of('deduction')];
  const full = exact(indicator.fullMarks);
  const highest = result.marks.gt(full) ? result.marks : full;
  const marks = clamp(result.marks.add(bonus).sub(deduction), least(result.marks, zero), highest);
  return {
    ...result,
    marks,
    steps: [
      ...result.steps,
      ...(bonus.equals(0) ? [] : [step('bonus', bonus)]),
      ...(deduction.equals(0) ? [] : [step('deduction', deduction)]),
      step('marks', marks),
    ],
  };
};
