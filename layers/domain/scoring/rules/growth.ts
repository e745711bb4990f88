import * as z from 'zod';
import { Decimal, NonNegativeDecimal } from '#domain/numbers/exact.ts';
import { Bands } from './bands.ts';
import { Completion } from './completion.ts';
import { Efficacy } from './efficacy.ts';
import { Interval } from './interval.ts';
import { PassFail } from './pass-fail.ts';
import { Piecewise } from './piecewise.ts';
import { Rank } from './rank.ts';
import { RatioToBest } from './ratio-to-best.ts';
import { StandardBands } from './standard-bands.ts';
import { StepDeduction } from './step-deduction.ts';

/** A rule that marks one number; it gets the same full marks as the growth rule around it. */
export const PartRule = z.discriminatedUnion('kind', [Completion, Efficacy, StandardBands, Bands, Piecewise, Interval, StepDeduction, PassFail, Rank, RatioToBest]);
export type PartRule = z.infer<typeof PartRule>;

/** 存量+增量: α·level + (1 − α)·growth, each a rule with the same W. Growth is a number in % (or percentage points). Examples G01–G04. */
export const Growth = z.strictObject({
  kind: z.literal('growth'),
  /** α, the share of the level in [0, 1]. */
  levelShare: NonNegativeDecimal.refine((text) => Number(text) <= 1, { error: '存量占比应在 0 与 1 之间' }),
  level: PartRule,
  growth: PartRule,
  /** (x − B)/|B| in %, or x − B in percentage points for rates. */
  change: z.enum(['relative', 'difference']),
  zeroBaseline: z.enum(['levelOnly', 'zero', 'refuse']),
  /** Target of the growth part when its rule refers to a target, e.g. `8` for 8 %. */
  growthTarget: Decimal.optional(),
});
export type Growth = z.infer<typeof Growth>;
