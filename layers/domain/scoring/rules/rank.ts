import * as z from 'zod';
import { Decimal, NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';

/** 按排名计分 within the comparison group, by the indicator's direction. Examples R01–R10. */
export const Rank = z.strictObject({
  kind: z.literal('rank'),
  scale: z.discriminatedUnion('by', [
    /** Marks of place 1, 2, …; places beyond the table get its last entry. */
    z.strictObject({ by: z.literal('table'), marks: z.array(Decimal).min(1) }),
    /** Bands of places: up to and including place `to`; the last band has no `to`. */
    z.strictObject({ by: z.literal('bands'), bands: z.array(z.strictObject({ to: z.int().positive().optional(), marks: Decimal })).min(1) }),
    /** W·(1 − (r − 1)·step), never below floor. */
    z.strictObject({ by: z.literal('step'), step: PositiveDecimal, floor: NonNegativeDecimal.default('0') }),
    /** Linear from W (place 1) to `least` (place n); n = 1 gives W. */
    z.strictObject({ by: z.literal('linear'), least: NonNegativeDecimal }),
  ]),
  /** Equal values: the better place for all (1, 1, 3), or the mean of the marks of the places they fill. */
  ties: z.enum(['better', 'meanOfPlaces']).default('better'),
  /** A unit that did not report takes the last place, or gets 0. */
  missing: z.enum(['last', 'zero']).default('zero'),
});
export type Rank = z.infer<typeof Rank>;
