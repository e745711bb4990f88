import * as z from 'zod';

/** 比值法: W·x/best, lower is better W·best/x. Examples Q01–Q03. */
export const RatioToBest = z.strictObject({
  kind: z.literal('ratio-to-best'),
  /** Marks of everybody when all values are zero. */
  allZero: z.enum(['zero', 'full']),
});
export type RatioToBest = z.infer<typeof RatioToBest>;
