import { addDays } from '#domain/cycles/calendar.ts';
import { WindowKey } from '#domain/cycles/keys.ts';
import { informUnitsTask } from '#domain/cycles/year-tasks.ts';
import { parse } from '#domain/problems/parse.ts';
import { lightsOf } from '#domain/warnings/lights-of.ts';
import { archive } from '#platform/files/archive.ts';
import { step } from '#platform/observe/step.ts';
import { doneBefore, openStepTask } from '#platform/table/open-step-task.ts';
import { load, loadCycle } from '#platform/table/records.ts';
import { buildDossier } from './build-dossier.ts';
import { writeVersion } from './score.ts';

const who = 'workflow:midterm-tracking';
/** Days the office has to tell the units how they stand. */
const informDays = 10;

/** Mid-term assessment of a window: simulated scores (模拟得分,不计入) and the lights of every unit and indicator, then the office informs the units. */
export const assessMidterm = async ({ county, cycle, window: code }: WindowKey) => {
  const year = await loadCycle({ county, cycle });
  const inform = informUnitsTask(year, code, addDays(year.today, informDays));
  const before = await doneBefore(year, inform);
  if (before !== undefined) return before;
  const window = await load('window', { county, cycle, window: code }, `填报期 ${code}`);
  const dossier = await buildDossier(year, { purpose: 'simulated', through: window.to });
  const lightsHash = await archive(lightsOf(dossier));
  await writeVersion(year, dossier, { version: code, status: 'provisional', reason: `${window.name}过程评估(模拟得分,不计入)`, who, window: code, lightsHash });
  return openStepTask(year, inform, who);
};

export const handler = step('assess-midterm', (input) => assessMidterm(parse(WindowKey, input, '步骤参数')));
