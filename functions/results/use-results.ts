import { CycleKey } from '#domain/cycles/keys.ts';
import { confirmUseTask } from '#domain/cycles/year-tasks.ts';
import { parse } from '#domain/problems/parse.ts';
import { cadreSuggestionsOf, disclosureOf, prioritiesOf } from '#domain/results/use.ts';
import { planOf, policyOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { writePaper } from '#platform/table/write-paper.ts';
import { finalVersion } from './budget-input.ts';

const who = 'workflow:budget-linkage';

/** The result is used: project priorities, suggestions on cadres and the disclosure bundle; people confirm before anything leaves the house. */
export const useResults = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const [plan, policy, { version, dossierHash, scorecardsHash }] = [await planOf(year), await policyOf(year), await finalVersion(year)];
  const totals = await list('total', { county, cycle, version });
  await writePaper(year, 'priorities', version, prioritiesOf(totals, policy), who);
  await writePaper(year, 'cadre', version, cadreSuggestionsOf(totals, policy), who);
  await writePaper(
    year,
    'disclosure',
    version,
    disclosureOf({ policyHash: year.policyHash, planHash: year.planHash ?? '', dossierHash, scorecardsHash, totals }),
    who,
  );
  return openStepTask(year, confirmUseTask(year, plan), who);
};

export const handler = step('use-results', (input) => useResults(parse(CycleKey, input, '步骤参数')));
