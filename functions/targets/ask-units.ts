import * as z from 'zod';
import { Conflict, InvalidInput } from '#domain/problems/errors.ts';
import { assessedUnits, isAsked } from '#domain/targets/asked.ts';
import { checkDrafts } from '#domain/targets/drafts.ts';
import { askForTargets } from '#domain/targets/moves.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { commit } from '#platform/table/commit.ts';
import { list } from '#platform/table/records.ts';
import { targetDrafts } from '#platform/table/targets.ts';

/** Every unit that has been asked, now or before: asking again gives the same answer. */
export const AskedUnits = z.object({ asked: z.array(z.string()) });

/** 下达: every unit whose scheme asks for targets, or for which the office has drafted some, gets its list and its task; units that have them keep them. */
export const askUnits = async ({ subject: { year }, who }: Call<CyclePath, unknown, unknown, YearSubject>): Promise<Answer<z.infer<typeof AskedUnits>>> => {
  const { county, cycle, today } = year;
  const plan = await planOf(year);
  const units = assessedUnits(plan, await schemesOf(year));
  const [lists, drafts] = await Promise.all([
    list('targetList', { county, cycle }),
    targetDrafts(
      year,
      units.map(({ unit }) => unit.id),
    ),
  ]);
  const problems = checkDrafts(units, drafts);
  if (problems.length > 0) throw new InvalidInput(`绩效目标底稿有 ${problems.length} 处问题,未下达`, problems);
  const standing = new Set(lists.map(({ unit }) => unit));
  const drafted = new Set(drafts.map(({ unit }) => unit));
  const asked = units.filter((each) => isAsked(each) || drafted.has(each.unit.id) || standing.has(each.unit.id)).map(({ unit }) => unit.id);
  const waiting = asked.filter((unit) => !standing.has(unit));
  await sideBySide(waiting, 10, async (unit) => {
    try {
      await commit(askForTargets(year, plan, unit), { county, cycle, who: who.person, act: `ask-targets:${unit}`, day: today });
    } catch (error) {
      // Somebody else asked the unit in the same moment.
      if (!(error instanceof Conflict)) throw error;
    }
  });
  return { body: { asked } };
};
