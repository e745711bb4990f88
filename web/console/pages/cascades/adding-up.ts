import { exact, sum, toText } from '#domain/numbers/exact.ts';
import type { CascadeContent } from '#domain/targets/cascade.ts';
import { addUpProblems, owed } from '#domain/targets/check-cascade.ts';

/** How the shares stand against the total: what they come to, what they should come to (nothing where each must be the total), and whether it is so. */
export const addingUp = (numbers: Pick<CascadeContent, 'total' | 'rule' | 'shares'>) => {
  const due = owed(numbers);
  return {
    found: toText(sum(numbers.shares.map(({ value }) => exact(value)))),
    ...(due === undefined ? {} : { due: toText(due) }),
    ok: addUpProblems(numbers).length === 0,
  };
};
