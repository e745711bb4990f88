import type * as z from 'zod';
import { PhaseName } from '#domain/cycles/cycle.ts';
import { CyclePath, type WindowPath, yearOf } from '#platform/http/paths.ts';
import type { Asked } from '#platform/http/route.ts';
import { list, load } from '#platform/table/records.ts';

export const PhasePath = CyclePath.extend({ phase: PhaseName });
export type PhasePath = z.infer<typeof PhasePath>;

export const windowOf = async (asked: Asked<WindowPath>) => {
  const { cycle, window: code } = asked.params;
  const { year } = await yearOf(asked);
  const window = await load('window', { county: asked.who.county, cycle, window: code }, `填报期 ${code}`);
  return { year, window, rev: window.rev };
};
export type WindowSubject = Awaited<ReturnType<typeof windowOf>>;

export const phaseOf = async (asked: Asked<PhasePath>) => {
  const { cycle, phase: name } = asked.params;
  const { county } = asked.who;
  const [{ year }, phase, windows] = await Promise.all([
    yearOf(asked),
    load('phase', { county, cycle, phase: name }, `阶段 ${name}`),
    list('window', { county, cycle }),
  ]);
  return { year, phase, windows: windows.filter((window) => window.phase === name), rev: phase.rev };
};
export type PhaseSubject = Awaited<ReturnType<typeof phaseOf>>;
