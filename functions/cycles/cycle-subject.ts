import * as z from 'zod';
import { PhaseName } from '#domain/cycles/cycle.ts';
import { Code } from '#domain/schemes/code.ts';
import type { Asked } from '#platform/http/route.ts';
import { list, load } from '#platform/table/records.ts';

export const CyclePath = z.object({ cycle: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }) });
export type CyclePath = z.infer<typeof CyclePath>;
export const WindowPath = CyclePath.extend({ window: Code });
export type WindowPath = z.infer<typeof WindowPath>;
export const PhasePath = CyclePath.extend({ phase: PhaseName });
export type PhasePath = z.infer<typeof PhasePath>;

export const Reason = z.strictObject({ reason: z.string().trim().min(1, { error: '请填写理由' }).max(500) });
export type Reason = z.infer<typeof Reason>;

export const yearOf = async ({ params: { cycle }, who: { county } }: Asked<CyclePath>) => ({ year: await load('cycle', { county, cycle }, `${cycle} 年度`) });
export type YearSubject = Awaited<ReturnType<typeof yearOf>>;

export const windowOf = async (asked: Asked<WindowPath>) => {
  const { cycle, window } = asked.params;
  return { ...(await yearOf(asked)), window: await load('window', { county: asked.who.county, cycle, window }, `填报期 ${window}`) };
};
export type WindowSubject = Awaited<ReturnType<typeof windowOf>>;

export const phaseOf = async (asked: Asked<PhasePath>) => {
  const { cycle, phase } = asked.params;
  const { county } = asked.who;
  return {
    ...(await yearOf(asked)),
    phase: await load('phase', { county, cycle, phase }, `阶段 ${phase}`),
    windows: (await list('window', { county, cycle })).filter((each) => each.phase === phase),
  };
};
export type PhaseSubject = Awaited<ReturnType<typeof phaseOf>>;
