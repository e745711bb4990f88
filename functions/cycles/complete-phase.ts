import { PhaseKey } from '#domain/cycles/keys.ts';
import { completePhase } from '#domain/cycles/phase-moves.ts';
import { parse } from '#domain/problems/parse.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';
import { list, loadCycle } from '#platform/table/records.ts';

/** Marks the phase complete and makes the next one ready, or closes the cycle. A repeat finds it complete. */
export const complete = async ({ county, cycle, phase }: PhaseKey) => {
  const [year, phases] = await Promise.all([loadCycle({ county, cycle }), list('phase', { county, cycle })]);
  if (phases.find(({ phase: name }) => name === phase)?.status !== 'complete') {
    await commit(completePhase(phases, phase, year), { county, cycle, who: `workflow:${phase}`, act: `complete:${phase}`, day: year.today });
  }
  return {};
};

export const handler = step('complete-phase', (input) => complete(parse(PhaseKey, input, '步骤参数')));
