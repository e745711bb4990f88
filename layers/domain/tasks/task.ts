import * as z from 'zod';
import { Mode } from '#domain/projects/mode.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';

export const Role = z.enum([
  'office-clerk',
  'office-head',
  'leading-group',
  'unit-reporter',
  'unit-leader',
  'lead-unit',
  'expert',
  'county-leader',
  'finance',
  'organisation-department',
  'auditor',
  'source-system',
]);
export type Role = z.infer<typeof Role>;

/** Work of a person (or `system`: a day to wait for, a recount), and the outcomes its workflow understands. */
export const outcomes = {
  report: ['reported'],
  sign: ['signed', 'returned'],
  accept: ['accepted', 'returned'],
  'issue-plan': ['issued'],
  'publish-schemes': ['published'],
  'propose-targets': ['proposed'],
  'sign-targets': ['signed', 'returned'],
  'accept-targets': ['agreed', 'returned'],
  'agree-targets': ['agreed'],
  'decide-target-change': ['approved', 'refused'],
  'confirm-base-data': ['confirmed'],
  day: ['came'],
  'window-day': ['came', 'called-off'],
  join: ['closed'],
  'inform-units': ['informed'],
  'expert-ratings': ['given'],
  'public-ratings': ['given'],
  'first-look': ['agreed', 'recompute'],
  'check-scores': ['checked'],
  review: ['passed', 'sent-back'],
  decide: ['decided', 'sent-back'],
  'finance-sign-off': ['signed-off', 'redraw'],
  'confirm-use': ['confirmed'],
  'confirm-batch': ['all', 'good-rows', 'recheck'],
  'evaluate-project': ['reported'],
  'sign-evaluation': ['signed', 'returned'],
  'review-evaluation': ['reviewed', 'returned'],
  'finalise-evaluation': ['final'],
} as const;
export type TaskKind = keyof typeof outcomes;
export const taskKinds = Object.keys(outcomes) as [TaskKind, ...TaskKind[]];

/** Kinds that a missed due day ends; the others stay open and are escalated, because nobody else can do them. */
export const expiring: readonly TaskKind[] = ['report', 'sign', 'inform-units', 'expert-ratings', 'public-ratings', 'check-scores'];

/** Kinds whose withdrawal the year survives: a unit is let off, a round of asking is skipped. The others are steps the result rests on. */
export const withdrawable: readonly TaskKind[] = [
  'report',
  'sign',
  'accept',
  'inform-units',
  'expert-ratings',
  'public-ratings',
  'check-scores',
  'confirm-batch',
];

/** Every outcome with which a task of this kind can end: what a workflow that waits for it must know. */
export const endingsOf = (kind: TaskKind): string[] => [
  ...outcomes[kind],
  ...(expiring.includes(kind) ? ['expired'] : []),
  ...(withdrawable.includes(kind) ? ['withdrawn'] : []),
];

export const Assignee = z.strictObject({ role: z.union([Role, z.literal('system')]), unit: UnitId.optional() });
export type Assignee = z.infer<typeof Assignee>;

/** 待办: what a person has to do, by when. Written in the same transaction as the record it is about; patched, never reopened. */
export const Task = z.object({
  county: CountyCode,
  cycle: z.string(),
  /** Readable and deterministic, so that a repeated step finds its own task: `2026H1-U012-report-1`. */
  id: z.string(),
  kind: z.enum(taskKinds),
  phase: z.string(),
  window: Code.optional(),
  unit: UnitId.optional(),
  /** Which evaluation of which project it is a step of. */
  evaluation: z.strictObject({ project: Code, mode: Mode }).optional(),
  assignee: Assignee,
  /** Index text of the assignee: `unit-reporter:U012`, `office-clerk`, `system`. */
  assigneeKey: z.string(),
  /** Last day (end of that day); the office may extend it. */
  due: z.iso.date(),
  /** The county's day on which the task appeared. */
  opened: z.iso.date(),
  status: z.enum(['open', 'done', 'expired', 'withdrawn']),
  outcome: z.string().optional(),
  /** Id of the task that follows however this one ends. */
  followedBy: z.string().optional(),
  /** Id of the task that follows; the platform turns it into the key the workflow waits on next. */
  nextTask: z.string().optional(),
  settledOn: z.iso.date().optional(),
  settledBy: z.string().optional(),
  /** The person for whom `settledBy` did it as a substitute. */
  settledOnBehalfOf: z.string().optional(),
  /** Due day while open, county day of the settlement afterwards; sort key of the tick's index. */
  day: z.iso.date(),
  /** Why it was returned, withdrawn or extended. */
  reason: z.string().optional(),
  /** 催办: the newest nudge of the office, and how many there were. */
  nudged: z.strictObject({ on: z.iso.date(), by: z.string(), words: z.string(), times: z.int().positive() }).optional(),
});
export type Task = z.infer<typeof Task>;

export const assigneeKey = ({ role, unit }: Assignee): string => (unit === undefined ? role : `${role}:${unit}`);
