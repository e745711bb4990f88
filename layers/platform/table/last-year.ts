import type { Cycle } from '#domain/cycles/cycle.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import type { Assessed } from '#domain/targets/asked.ts';
import { type LastYear, lastYearOf } from '#domain/targets/last-year.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { find, list } from './records.ts';

/** A unit's values of last year, from that cycle's final result; undefined in a county's first year, or while the last one is not decided yet. */
export const lastYearValues = async ({ county, cycle }: Cycle, { unit, leaves }: Assessed): Promise<LastYear | undefined> => {
  const before = { county, cycle: String(Number(cycle) - 1) };
  const final = (await list('scores', before)).find(({ status }) => status === 'final');
  if (final === undefined) return undefined;
  const total = await find('total', { ...before, version: final.version, unit: unit.id });
  return total === undefined ? undefined : lastYearOf(await fromArchive(Scorecard, total.hash, '上年考评得分明细'), leaves);
};
