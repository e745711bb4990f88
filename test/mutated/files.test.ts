import { expect, it } from 'vitest';
import { mutatedCsv, mutatedXlsx } from '../support/mutate-files.ts';
import { takesOrRefuses } from '../support/read-mutated.ts';

const files = 5000;

const all = async (make: (seed: number) => Uint8Array | Promise<Uint8Array>) => {
  const seen = { refused: 0, clean: 0, bad: 0 };
  for (let seed = 1; seed <= files; seed++) seen[await takesOrRefuses(await make(seed), seed)]++;
  return seen;
};

/** Each way of ending is met often: mutations that only ever destroyed the file would show nothing. */
const oftenEnough = {
  refused: expect.toSatisfy((count: number) => count > files / 20),
  clean: expect.toSatisfy((count: number) => count > files / 20),
  bad: expect.toSatisfy((count: number) => count > files / 20),
};

it(`${files} mutated csv files are read or refused, none crashes`, { timeout: 300_000 }, async () => {
  expect(await all(mutatedCsv)).toEqual(oftenEnough);
});

it(`${files} mutated workbooks are read or refused, none crashes`, { timeout: 300_000 }, async () => {
  expect(await all(mutatedXlsx)).toEqual(oftenEnough);
});
