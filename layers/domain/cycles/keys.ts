import * as z from 'zod';
import { Code, CountyCode } from '#domain/schemes/code.ts';
import { PhaseName } from './cycle.ts';

/** What a workflow's state carries: ids only. */
export const CycleKey = z.object({ county: CountyCode, cycle: z.string() });
export type CycleKey = z.infer<typeof CycleKey>;
export const PhaseKey = CycleKey.extend({ phase: PhaseName });
export type PhaseKey = z.infer<typeof PhaseKey>;
/** A phase and the window it was in, absent before the first. */
export const NextWindowInput = PhaseKey.extend({ window: Code.optional() });
export type NextWindowInput = z.infer<typeof NextWindowInput>;
export const WindowKey = CycleKey.extend({ window: Code });
export type WindowKey = z.infer<typeof WindowKey>;
