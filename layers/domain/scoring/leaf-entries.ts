import { clamp, exact, greatest, least, zero } from '#domain/numbers/exact.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import { entrySums } from './entry-sums.ts';
import type { Adjustment } from './facts.ts';
import { step } from './rules/marking.ts';
import type { Marked } from './rules/rule.ts';

/** Bonus entries that the leaf's own rule counts (按次加分); everything else that hangs on a leaf adds to or takes from its marks. */
const countedByRule = ({ rule }: Indicator, entry: Adjustment): boolean => entry.kind === 'bonus' && rule.kind === 'count' && rule.mode === 'add';

/** Marks with the ledger entries that hang on the leaf: at most full marks, at least 0 (or what the rule itself gave beyond them). */
export const withEntries = (indicator: Indicator, result: Marked, entries: readonly Adjustment[]): Marked => {
  const { bonus, deduction } = entrySums(entries.filter((entry) => !countedByRule(indicator, entry)));
  if (bonus.equals(0) && deduction.equals(0)) return result;
  const marks = clamp(result.marks.add(bonus).sub(deduction), least(result.marks, zero), greatest(result.marks, exact(indicator.fullMarks)));
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
