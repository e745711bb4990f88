import { expect } from 'vitest';
import * as z from 'zod';
import { type Exact, exact, hundred, toFixed, toText } from '#domain/numbers/exact.ts';
import { evaluate, isNoResult, parseFormula } from '#domain/scoring/formula.ts';
import { meanOfVotes, satisfiedShare, scoreOfVotes } from '#domain/scoring/public-track.ts';
import { Aggregate, aggregateRatings, outliers } from '#domain/scoring/rules/aggregate.ts';
import { growthOver } from '#domain/scoring/rules/growth.ts';
import { robustZ } from '#domain/scoring/statistics.ts';
import type { Example } from '../../worked-examples.ts';

export const numbers = (value: unknown): Exact[] =>
  z
    .array(z.string())
    .parse(value)
    .map((text) => exact(text));

/** The value as a fraction, and as shown under `value`. */
export const expectValue = ({ unrounded, result }: Example, value: Exact | undefined): void => {
  expect(value && toText(value)).toBe(unrounded);
  expect(value && toFixed(value, 2)).toBe(result['value']);
};

export const checkGrowth = (example: Example): void => {
  const { value, baseline } = z.object({ value: z.string(), baseline: z.string() }).parse(example.inputs);
  expectValue(example, growthOver('relative', exact(value), exact(baseline)));
};

const computed = (result: ReturnType<typeof evaluate>): string => (isNoResult(result) ? JSON.stringify(result) : toText(result));

export const checkFormula = (example: Example): void => {
  const figures = z.record(z.string(), z.string()).parse(example.inputs['figures']);
  const of = (key: string) => evaluate(parseFormula(String(example.params[key])), (name) => exact(figures[name] ?? '0'));
  const { notComputable, withPolicy } = example.result;
  if (notComputable === undefined) {
    const value = of('formula');
    expectValue(example, isNoResult(value) ? undefined : value);
    return;
  }
  expect(of('formula')).toEqual({ notComputable });
  expect(computed(of('withPolicy'))).toBe(withPolicy);
};

export const checkAggregate = (example: Example): void => {
  const { score, trimmed } = aggregateRatings(numbers(example.inputs['ratings']), Aggregate.parse(example.params['aggregate']));
  expectValue(example, score);
  expect(trimmed).toBe(example.result['flags'] === undefined);
};

export const checkRobustZ = (example: Example): void => {
  const ratings = numbers(example.inputs['ratings']);
  const of = String(example.inputs['of']);
  expectValue(example, robustZ(exact(of), ratings));
  expect(outliers(ratings, exact('20')).map(({ rating }) => toText(rating))).toEqual([of]);
};

const countsOf = ({ inputs }: Example): number[] => z.array(z.int()).parse(inputs['counts']);

export const checkPublicMean = (example: Example): void =>
  expectValue(example, meanOfVotes(countsOf(example), z.array(z.string()).parse(example.params['values'])));

export const checkSatisfied = (example: Example): void => {
  const share = satisfiedShare(countsOf(example));
  expect(toText(share)).toBe(example.unrounded);
  expect(toFixed(share.mul(hundred), 1)).toBe(example.result['percent']);
};

const Track = z.object({
  shrinkage: z.string(),
  mean: z.string(),
  minimumVotes: z.int(),
  fallback: z.enum(['categoryMean', 'notApplicable']).default('categoryMean'),
});

export const checkShrinkage = (example: Example): void => {
  const track = Track.parse(example.params);
  const { votes, mean } = z.object({ votes: z.int(), mean: z.string() }).parse(example.inputs);
  const { score, fellBack } = scoreOfVotes(track, votes, exact(mean), exact(track.mean));
  expectValue(example, score);
  expect(fellBack).toBe(example.result['fellBack'] ?? false);
};
