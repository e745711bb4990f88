import { NotFound } from '#domain/problems/errors.ts';
import { type Assessed, assessedUnits } from '#domain/targets/asked.ts';
import { cascadesOf } from '#domain/targets/cascade.ts';
import { type Item, openDrafts } from '#domain/targets/drafts.ts';
import type { LastYear } from '#domain/targets/last-year.ts';
import type { UnitTarget } from '#domain/targets/unit-target.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Asked } from '#platform/http/route.ts';
import { lastYearValues } from '#platform/table/last-year.ts';
import { list, load, loadCycle } from '#platform/table/records.ts';
import { targetDrafts } from '#platform/table/targets.ts';

/** The list of targets of a unit, with all that an act on it looks at. */
export const listOf = async ({ params: { cycle, unit }, who: { county } }: Asked<UnitPath>) => {
  const year = await loadCycle({ county, cycle });
  const plan = await planOf(year);
  const known = plan.units.find(({ id }) => id === unit);
  if (known === undefined) throw new NotFound(`${cycle} 年度方案中没有单位 ${unit}`);
  const [schemes, own, cascades] = await Promise.all([
    schemesOf(year),
    load('targetList', { county, cycle, unit }, `${known.name}的绩效目标表(尚未下达)`),
    list('cascade', { county, cycle }),
  ]);
  const assessed = assessedUnits(plan, schemes).find((each) => each.unit.id === unit);
  if (assessed === undefined) throw new NotFound(`类别 ${known.category} 的考评细则尚未发布`);
  return { unit, year, plan, assessed, list: own, cascades: cascadesOf(cascades, unit), rev: own.rev };
};
export type ListSubject = Awaited<ReturnType<typeof listOf>>;

export const savedTargets = (county: string, { cycle, unit }: UnitPath): Promise<UnitTarget[]> => list('target', { county, cycle }, { unit });

/** What the unit's list holds now: its own targets, and the office's drafts for the rest. */
export const itemsOf = async ({ year, assessed, unit, list: { status } }: ListSubject) => {
  const saved = await savedTargets(year.county, { cycle: year.cycle, unit });
  const drafts = status === 'open' || status === 'returned' ? openDrafts(saved, await targetDrafts(year, [unit]), assessed) : [];
  return { saved, drafts };
};

export const inOrder = (items: readonly Item[], { leaves }: Assessed): Item[] =>
  leaves.flatMap(({ code }) => items.filter(({ indicator }) => indicator === code));

/** Last year's values, where one of the baselines says that it comes from there. */
export const lastYearFor = async ({ year, assessed }: ListSubject, items: readonly Pick<Item, 'baseline'>[]): Promise<LastYear | undefined> =>
  items.some(({ baseline }) => baseline?.source.from === 'last-cycle') ? lastYearValues(year, assessed) : undefined;
