import * as z from 'zod';
import { Code, CountyCode, Month } from '#domain/schemes/code.ts';
import { Role } from '#domain/tasks/task.ts';

const rev = z.int().positive();
/** 年度 of a cycle, four digits. */
export const CycleId = z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' });

/** The tenant. `tickedThrough` is the last county day whose tick is complete. */
export const County = z.object({
  county: CountyCode,
  /** Constant partition of the index that lists all counties for the daily tick. */
  registry: z.literal('counties').default('counties'),
  name: z.string(),
  tickedThrough: z.iso.date(),
  /** Policy in force: its version and the hash of its text in the archive. */
  policyVersion: z.int().positive().optional(),
  policyHash: z.string().optional(),
  /** Hash of the county's working calendar in the archive (holiday-table.ts); absent until the first table is imported. */
  calendarHash: z.string().optional(),
  /** Hash of the map of its townships in the archive (county-map.ts); absent where the county has given none. */
  mapHash: z.string().optional(),
  rev,
});
export type County = z.infer<typeof County>;

/** A post with its period; a person's roles come from posts, never from the token. */
export const Post = z.strictObject({ role: Role, unit: z.string().optional(), from: z.iso.date(), to: z.iso.date().optional() });
export const Person = z.object({
  county: CountyCode,
  id: z.string(),
  name: z.string(),
  /** For the office, when something is late. */
  phone: z
    .string()
    .regex(/^[\d+ -]{3,20}$/, { error: '电话号码应由 3 至 20 位数字、空格、加号或连字符组成' })
    .optional(),
  posts: z.array(Post),
  /** 离任: the last day; afterwards there is no signing in. A person is never deleted. */
  endedOn: z.iso.date().optional(),
  rev,
});
export type Person = z.infer<typeof Person>;

export const phaseNames = ['preparation', 'midterm-tracking', 'final-scoring', 'feedback', 'budget-linkage'] as const;
export const PhaseName = z.enum(phaseNames);
export type PhaseName = z.infer<typeof PhaseName>;

/** 年度考评周期: one county, one year. */
export const Cycle = z.object({
  county: CountyCode,
  cycle: CycleId,
  status: z.enum(['active', 'closed']),
  /** The county's day as the tick last raised it: the only "now" that a rule may see. */
  today: z.iso.date(),
  policyVersion: z.int().positive(),
  policyHash: z.string(),
  /** Plan in force; absent until it is issued. */
  planVersion: z.int().positive().optional(),
  planHash: z.string().optional(),
  /** The county's working calendar, as the office last imported it. */
  calendarHash: z.string().optional(),
  rev,
});
export type Cycle = z.infer<typeof Cycle>;

/** 阶段 with its execution: the record, not the execution's name, says what runs. */
export const Phase = z.object({
  county: CountyCode,
  cycle: CycleId,
  phase: PhaseName,
  status: z.enum(['waiting', 'ready', 'running', 'failed', 'complete']),
  /** Number of the current execution, 0 before the first. */
  attempt: z.int().min(0),
  /** First task of the phase, handed to every execution. */
  firstTask: z.string().optional(),
  startedOn: z.iso.date().optional(),
  completedOn: z.iso.date().optional(),
  failure: z.object({ error: z.string(), cause: z.string() }).optional(),
  /** Why the office ends it early; no further window of it opens. */
  closedEarly: z.string().optional(),
  rev,
});
export type Phase = z.infer<typeof Phase>;

export const phaseMoves = {
  ready: { from: ['waiting'], to: 'ready' },
  start: { from: ['ready'], to: 'running' },
  fail: { from: ['running'], to: 'failed' },
  resume: { from: ['running', 'failed'], to: 'running' },
  complete: { from: ['running'], to: 'complete' },
} as const;

/** 填报期 of the cycle as it runs. It opens as `opening` and becomes `open` last, when every submission stands. */
export const Window = z.object({
  county: CountyCode,
  cycle: CycleId,
  window: Code,
  phase: PhaseName,
  name: z.string(),
  from: Month,
  to: Month,
  opens: z.iso.date(),
  due: z.iso.date(),
  final: z.boolean(),
  status: z.enum(['planned', 'opening', 'open', 'closed']),
  closedOn: z.iso.date().optional(),
  /** Why the office ends it early. While it is still open, nobody acts in it any more and what is unsettled is being ended. */
  closedEarly: z.string().optional(),
  rev,
});
export type Window = z.infer<typeof Window>;

export const windowMoves = {
  beginOpening: { from: ['planned'], to: 'opening' },
  finishOpening: { from: ['opening'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  hold: { from: ['open'], to: 'open' },
} as const;
