import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { CountyCode, UnitId } from '#domain/schemes/code.ts';

/** 绩效目标表 of a unit and a year: its targets travel together and are agreed together. */
export const TargetList = z.object({
  county: CountyCode,
  cycle: CycleId,
  unit: UnitId,
  status: z.enum(['open', 'proposed', 'signed', 'returned', 'agreed']),
  /** How often the unit was asked to propose, from 1; a return adds one. */
  round: z.int().positive(),
  /** The task that is open now, or was last. */
  task: z.string(),
  proposedBy: z.string().optional(),
  signedOn: z.iso.date().optional(),
  agreedOn: z.iso.date().optional(),
  /** Hash of the targets as the leader signed them: what the office accepts. They stand still from the proposal on. */
  hash: z.string().optional(),
  /** Why it was returned last. */
  reason: z.string().optional(),
  rev: z.int().positive(),
});
export type TargetList = z.infer<typeof TargetList>;
export type TargetListStatus = TargetList['status'];

/** What may happen to a list: legal prior states, the task it settles and how. Agreed is the end: afterwards only change requests. */
export const targetListMoves = {
  propose: { from: ['open', 'returned'], to: 'proposed', settles: 'propose-targets', outcome: 'proposed', opens: 'sign-targets' },
  sign: { from: ['proposed'], to: 'signed', settles: 'sign-targets', outcome: 'signed', opens: 'accept-targets' },
  'return-to-reporter': { from: ['proposed'], to: 'returned', settles: 'sign-targets', outcome: 'returned', opens: 'propose-targets' },
  accept: { from: ['signed'], to: 'agreed', settles: 'accept-targets', outcome: 'agreed', opens: undefined },
  'return-to-unit': { from: ['signed'], to: 'returned', settles: 'accept-targets', outcome: 'returned', opens: 'propose-targets' },
} as const satisfies Record<string, { from: readonly TargetListStatus[]; to: TargetListStatus; settles: string; outcome: string; opens: string | undefined }>;
export type TargetListAct = keyof typeof targetListMoves;

export const statusWords: Record<TargetListStatus, string> = {
  open: '待申报',
  proposed: '已申报待签发',
  signed: '已签发待核定',
  returned: '已退回待重报',
  agreed: '已核定',
};
