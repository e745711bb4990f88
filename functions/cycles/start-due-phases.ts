import type { Cycle, Phase, PhaseName } from '#domain/cycles/cycle.ts';
import { startsOn } from '#domain/cycles/phase-days.ts';
import { startPhase } from '#domain/cycles/phase-moves.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { planOf } from '#platform/files/papers.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load } from '#platform/table/records.ts';
import { startPhaseExecution } from '#platform/workflows/start-phase.ts';
import type { InTime } from './in-time.ts';

const isDue = async (cycle: Cycle, phase: PhaseName): Promise<boolean> => {
  if (phase === 'preparation') return true;
  return startsOn(await planOf(cycle), phase) <= cycle.today;
};

const begin = async (cycle: Cycle, phase: Phase): Promise<void> => {
  const { county, today } = cycle;
  try {
    await commit(startPhase(phase, today), { county, cycle: cycle.cycle, who: 'tick', act: `start:${phase.phase}:${phase.attempt + 1}`, day: today });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  await startPhaseExecution(await load('phase', { county, cycle: cycle.cycle, phase: phase.phase }, `阶段 ${phase.phase}`));
};

/** Starts the phases whose day has come and whose predecessor is complete: the record first, the execution second. */
export const startDuePhases = async (cycle: Cycle, inTime: InTime): Promise<void> => {
  const phases = await list('phase', { county: cycle.county, cycle: cycle.cycle });
  for (const phase of phases) {
    if (phase.status !== 'ready' || !(await isDue(cycle, phase.phase))) continue;
    inTime();
    await begin(cycle, phase);
  }
};
