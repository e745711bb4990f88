import * as z from 'zod';
import { type Exact, exact } from '#domain/numbers/exact.ts';
import { mean, median, robustZ, trimmedMean } from '../statistics.ts';

/** How the ratings of one assessor body become its score. */
export const Aggregate = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('mean') }),
  /** Drops the `drop` highest and lowest when n ≥ 2·drop + 3, else the plain mean, flagged. */
  z.strictObject({ method: z.literal('trimmed-mean'), drop: z.int().positive() }),
  z.strictObject({ method: z.literal('median') }),
]);
export type Aggregate = z.infer<typeof Aggregate>;

export const aggregateRatings = (ratings: readonly Exact[], aggregate: Aggregate): { score: Exact; trimmed: boolean } => {
  if (aggregate.method === 'median') return { score: median(ratings), trimmed: false };
  const trimmed = aggregate.method === 'trimmed-mean' && ratings.length >= 2 * aggregate.drop + 3;
  return { score: trimmed ? trimmedMean(ratings, aggregate.drop) : mean(ratings), trimmed };
};

/** Robust z beyond which a rating is flagged, never removed (Iglewicz and Hoaglin, 1993). */
const outlyingZ = exact('3.5');

/** Ratings far from the others: by robust z, or by the absolute gap to the median where the ratings have no spread (MAD = 0). */
export const outliers = (ratings: readonly Exact[], gap: Exact): { rating: Exact; z: Exact | undefined }[] =>
  ratings
    .map((rating) => ({ rating, z: robustZ(rating, ratings) }))
    .filter(({ rating, z: distance }) => (distance === undefined ? rating.sub(median(ratings)).abs().gt(gap) : distance.abs().gt(outlyingZ)));
