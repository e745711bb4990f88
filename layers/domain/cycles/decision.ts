import * as z from 'zod';
import { CountyCode } from '#domain/schemes/code.ts';
import { ScoreDecision } from '#domain/scoring/facts.ts';

/** What a body decides on the way to the result: 首次审看, 审议, 审定. */
export const DecisionKind = z.enum(['first-look', 'review', 'decide']);

/** 决定记录: the body's meeting, its number and minutes, the outcome, and what was changed and why. Immutable. */
export const Decision = z.object({
  county: CountyCode,
  cycle: z.string(),
  id: z.string(),
  kind: DecisionKind,
  /** e.g. 县委常委会会议 */
  meeting: z.string().min(1),
  /** e.g. 〔2027〕3号 */
  number: z.string().min(1),
  date: z.iso.date(),
  minutes: z.string().min(1),
  outcome: z.string(),
  /** 得分版本 that the body had before it. */
  version: z.string().optional(),
  changes: z.array(ScoreDecision),
  by: z.string(),
  rev: z.int().positive(),
});
export type Decision = z.infer<typeof Decision>;
