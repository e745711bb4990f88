import { informUnitsTaskId } from '#domain/cycles/year-tasks.ts';
import type { ScoreVersion } from '#domain/scoring/result.ts';
import { find } from '#platform/table/records.ts';

/** Whether units may see their own cards of a version: a result is sent to be checked; a simulation once the office has informed the units (or its days for that are over). */
export const isSent = async ({ county, cycle, purpose, status, version }: ScoreVersion): Promise<boolean> => {
  if (purpose === 'result') return status !== 'provisional';
  const inform = await find('task', { county, cycle, id: informUnitsTaskId(version) });
  return inform !== undefined && inform.status !== 'open';
};
