import * as z from 'zod';
import { Code, Month, UnitId } from '#domain/schemes/code.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { Adjustment, Disagreement, Exception, FigureValue, Peer, ProjectScore, PublicVotes, Rating, ScoreDecision, Target } from './facts.ts';

/** Everything that decides the scores of a county's year (or, `simulated`, of a window in it). Canonical JSON with a hash. */
export const Dossier = z.strictObject({
  format: z.literal('xianheng-dossier/1'),
  purpose: z.enum(['result', 'simulated']),
  /** Last month that counts; the year's December for the result. */
  through: Month,
  policy: Policy,
  plan: Plan,
  schemes: z.array(Scheme).min(1),
  targets: z.array(Target).default([]),
  figures: z.array(FigureValue).default([]),
  /** Where sources disagreed about one of the figures: what counts, what the others say, and why. */
  disagreements: z.array(Disagreement).default([]),
  exceptions: z.array(Exception).default([]),
  adjustments: z.array(Adjustment).default([]),
  ratings: z.array(Rating).default([]),
  publicVotes: z.array(PublicVotes).default([]),
  peers: z.array(Peer).default([]),
  /** Every project whose evaluation was asked for. */
  projects: z.array(ProjectScore).default([]),
  decisions: z.array(ScoreDecision).default([]),
  /** Working days after the due day on which a unit's final report was signed [Z11]. */
  lateDays: z.array(z.strictObject({ unit: UnitId, window: Code, days: z.int().positive() })).default([]),
});
export type Dossier = z.infer<typeof Dossier>;
