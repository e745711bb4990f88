import { parseOwn } from '#domain/problems/parse.ts';
import { Evidence } from '#domain/reporting/evidence.ts';
import { entities } from './entities.ts';
import { lastId } from './records.ts';

/** Documents of all units with a status that were issued no later than a day, oldest first. */
export const evidenceThrough = async ({ county, cycle }: { county: string; cycle: string }, status: Evidence['status'], day: string): Promise<Evidence[]> => {
  const query = entities.evidence.query['status'];
  if (query === undefined) throw new Error('no index of evidence by status');
  const { data } = await query({ county, cycle, status }).between({ on: '' }, { on: day, unit: lastId }).go({ pages: 'all' });
  return (data as unknown[]).map((item) => parseOwn(Evidence, item, '数据表记录(evidence)'));
};
