import type { Cycle } from '#domain/cycles/cycle.ts';
import { type YearBefore, yearsBeforeOf } from '#domain/reporting/prior-score.ts';
import { postedRows } from './posted.ts';
import { find, list } from './records.ts';

/** What the system itself scored a unit in an earlier year: its final result, if it had one. */
const finalOf = async (county: string, year: string, unit: string) => {
  const final = (await list('scores', { county, cycle: year })).find(({ status }) => status === 'final');
  return final === undefined ? undefined : find('total', { county, cycle: year, version: final.version, unit });
};

/** 历年得分 of a unit, two years back. */
export const yearsBefore = async ({ county, cycle }: Pick<Cycle, 'county' | 'cycle'>, unit: string): Promise<YearBefore[]> => {
  const years = [1, 2].map((back) => String(Number(cycle) - back));
  const [imported, ...finals] = await Promise.all([postedRows('scores', { county, cycle }, [unit]), ...years.map((year) => finalOf(county, year, unit))]);
  const scored = new Map(finals.flatMap((total, at) => (total === undefined ? [] : [[years[at] ?? '', total] as const])));
  return yearsBeforeOf(
    cycle,
    scored,
    imported.filter((row) => row.unit === unit),
  );
};
