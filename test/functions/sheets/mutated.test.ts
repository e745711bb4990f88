import { expect, it } from 'vitest';
import { mutatedCsv, mutatedXlsx } from '../../support/mutate-files.ts';
import { takesOrRefuses } from '../../support/read-mutated.ts';

/** A taste of test/mutated, which takes 10,000 of them. */
it('a hundred mutated csv files and workbooks are read or refused, none crashes', async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 100; seed++) {
    seen.add(await takesOrRefuses(mutatedCsv(seed), seed));
    seen.add(await takesOrRefuses(await mutatedXlsx(seed), seed));
  }
  expect([...seen].sort()).toEqual(['bad', 'clean', 'refused']);
});
