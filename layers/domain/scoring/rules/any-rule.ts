import * as z from 'zod';
import { Bands } from './bands.ts';
import { Checklist } from './checklist.ts';
import { Completion } from './completion.ts';
import { Count } from './count.ts';
import { Efficacy } from './efficacy.ts';
import { Growth } from './growth.ts';
import { Imported } from './imported.ts';
import { Interval } from './interval.ts';
import { PassFail } from './pass-fail.ts';
import { Piecewise } from './piecewise.ts';
import { Rank } from './rank.ts';
import { Rated } from './rated.ts';
import { RatioToBest } from './ratio-to-best.ts';
import { StandardBands } from './standard-bands.ts';
import { StepDeduction } from './step-deduction.ts';

/** The list of all rule kinds: adding one touches its file and this list. */
export const AnyRule = z.discriminatedUnion('kind', [
  Completion,
  Efficacy,
  StandardBands,
  Bands,
  Piecewise,
  Interval,
  StepDeduction,
  Count,
  Checklist,
  PassFail,
  Growth,
  Rank,
  RatioToBest,
  Imported,
  Rated,
]);
export type AnyRule = z.infer<typeof AnyRule>;
