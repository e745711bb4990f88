import * as z from 'zod';
import { PositiveDecimal } from '#domain/numbers/exact.ts';

const aggregate = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('mean') }),
  /** Drops the `drop` highest and lowest when n ≥ 2·drop + 3, else the plain mean, flagged. */
  z.strictObject({ method: z.literal('trimmed-mean'), drop: z.int().positive() }),
  z.strictObject({ method: z.literal('median') }),
]);

/** 定性评分: assessor bodies with weights, each with its own aggregation. Ratings are on 0…100. Examples X01–X07, Y01–Y06. */
export const Rated = z.strictObject({
  kind: z.literal('rated'),
  bodies: z.array(z.strictObject({
    name: z.string().min(1),
    weight: PositiveDecimal,
    /** `ratings`: single ratings of people; `public`: the public track's score by the policy's rules. */
    from: z.enum(['ratings', 'public']).default('ratings'),
    aggregate: aggregate.default({ method: 'mean' }),
  })).min(1),
  /** A body without ratings: the other weights are scaled up and the mark says so, or no mark below this number of bodies. */
  quorum: z.int().positive().default(1),
  /** Absolute difference that flags a rating when MAD = 0. */
  gapWithoutSpread: PositiveDecimal.default('20'),
  /** Difference of two bodies' scores above which the office must look and state a reason. */
  divergenceLimit: PositiveDecimal.optional(),
});
export type Rated = z.infer<typeof Rated>;
