import * as z from 'zod';

/** 预警(预测): what the forecast of an indicator's year means for a unit. A forecast with its interval, never a result. */
export const Ahead = z.object({
  unit: z.string(),
  indicator: z.string(),
  name: z.string(),
  unitOfMeasure: z.string(),
  /** Last month that is known. */
  through: z.string(),
  /** What the year comes to, and the ends of the interval (80 %). */
  value: z.string(),
  low: z.string(),
  high: z.string(),
  target: z.string().optional(),
  /** The whole interval misses the target. */
  misses: z.boolean(),
  fullMarks: z.string(),
  /** Marks lost if the forecast comes true, at least and at most within the interval; none where marks come from a comparison with other units. */
  lost: z.object({ expected: z.string(), least: z.string(), most: z.string() }).optional(),
});
export type Ahead = z.infer<typeof Ahead>;

/** What was not warned of at the window before: a cause that goes on is told once, one that comes back is told again. */
export const newlyAhead = (now: readonly Ahead[], before: readonly Ahead[]): Ahead[] => {
  const known = new Set(before.map(({ unit, indicator }) => `${unit}|${indicator}`));
  return now.filter(({ unit, indicator }) => !known.has(`${unit}|${indicator}`));
};
