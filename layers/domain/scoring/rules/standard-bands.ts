import * as z from 'zod';
import { Decimal, PositiveDecimal } from '#domain/numbers/exact.ts';

/** 综合功效系数(标准值分档): standards 优秀/良好/平均/较低/较差 with coefficients, linear inside a band. Examples S01–S07. */
export const StandardBands = z.strictObject({
  kind: z.literal('standard-bands'),
  /** From the best to the worst; strictly descending where higher is better, strictly ascending where lower is better. */
  standards: z.array(Decimal).length(5),
  coefficients: z.array(PositiveDecimal).length(5).default(['1', '0.8', '0.6', '0.4', '0.2']),
});
export type StandardBands = z.infer<typeof StandardBands>;
