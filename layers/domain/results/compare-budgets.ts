import * as z from 'zod';
import { exact, sum, toText } from '#domain/numbers/exact.ts';

interface Line {
  unit: string;
  name: string;
  amount: string;
}

/** What an adjustment does to a unit, in fen; `by` may be negative. */
export const BudgetDifference = z.object({ unit: z.string(), name: z.string(), from: z.string(), to: z.string(), by: z.string() });
export type BudgetDifference = z.infer<typeof BudgetDifference>;

/** Units whose amount is another than before, and by how much all of them change together. */
export const compareBudgets = (before: readonly Line[], after: readonly Line[]): { differences: BudgetDifference[]; together: string } => {
  const differences = after.flatMap(({ unit, name, amount }) => {
    const from = before.find((line) => line.unit === unit)?.amount ?? '0';
    const by = exact(amount).sub(exact(from));
    return by.equals(0) ? [] : [{ unit, name, from, to: amount, by: toText(by) }];
  });
  return { differences, together: toText(sum(differences.map(({ by }) => exact(by)))) };
};
