import * as z from 'zod';
import { Conflict } from '#domain/problems/errors.ts';
import { Problem, problem } from '#domain/problems/problem.ts';
import { problemsOfTarget } from '#domain/targets/check-target.ts';
import { TargetEntry } from '#domain/targets/entry.ts';
import type { LastYear } from '#domain/targets/last-year.ts';
import { saveTarget } from '#domain/targets/moves.ts';
import { contentOf, UnitTarget } from '#domain/targets/unit-target.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { hashOf } from '#platform/table/audit.ts';
import { save } from '#platform/table/commit.ts';
import { find } from '#platform/table/records.ts';
import { type ListSubject, lastYearFor, savedTargets } from './subjects.ts';

/** The targets of a unit travel together; each is saved on its own. */
export const SaveTargets = z.strictObject({ targets: z.array(TargetEntry).min(1).max(200) });
const Saved = z.object({ indicator: z.string(), rev: z.int() });
const Refused = z.object({ indicator: z.string(), problems: z.array(Problem).min(1), current: UnitTarget.optional() });
export const SavedTargets = z.object({ saved: z.array(Saved), refused: z.array(Refused) });

type SaveCall = Call<UnitPath, unknown, z.infer<typeof SaveTargets>, ListSubject>;
type Outcome = z.infer<typeof Saved> | z.infer<typeof Refused>;

const collision = (path: string, indicator: string, current: UnitTarget): Outcome => ({
  indicator,
  problems: [
    problem(path, 'changed-by-another', `指标 ${indicator} 的目标已被他人改为 ${current.target ?? '(无目标值)'},请核对后再保存`, {
      expected: `第 ${current.rev} 版`,
    }),
  ],
  current,
});

const repeatedEntry = (indicator: string, path: string): Outcome => ({
  indicator,
  problems: [problem(path, 'repeated-entry', `指标 ${indicator} 在同一次保存中出现了两次,只保存第一次的内容`, { got: indicator })],
});

/** Saves one target under the `rev` the reporter saw, or says all that is wrong with it, or what stands there now. */
const saveOne = async (call: SaveCall, lastYear: LastYear | undefined, known: UnitTarget | undefined, entry: TargetEntry, path: string): Promise<Outcome> => {
  const { subject, who, params } = call;
  const { indicator, rev, ...content } = entry;
  const problems = problemsOfTarget(entry, { ...subject.assessed, year: subject.plan.year, lastYear }, path);
  if (problems.length > 0) return { indicator, problems };
  if (known !== undefined && hashOf(contentOf(known)) === hashOf(contentOf(content))) return { indicator, rev: known.rev };
  if (known !== undefined && known.rev !== rev) return collision(path, indicator, known);
  const key = { county: who.county, cycle: params.cycle, unit: params.unit, indicator, version: 1 };
  const item: UnitTarget = { ...key, ...contentOf(content), by: who.person, on: subject.year.today, rev: (known?.rev ?? 0) + 1 };
  try {
    await save(saveTarget(subject.list, known, item));
    return { indicator, rev: item.rev };
  } catch (error) {
    const current = error instanceof Conflict ? await find('target', key) : undefined;
    // The target stands as it was seen: what moved on is the list, so nothing of it can be saved.
    if (current === undefined || current.rev === known?.rev) throw error;
    return collision(path, indicator, current);
  }
};

/** 200 when all were saved, 207 when some were refused: those name everything that is wrong with them; the others are kept. */
export const saveTargets = async (call: SaveCall): Promise<Answer<z.infer<typeof SavedTargets>>> => {
  const { targets } = call.body;
  const [saved, lastYear] = await Promise.all([savedTargets(call.who.county, call.params), lastYearFor(call.subject, targets)]);
  // By their place in the request: the answer does not depend on which of them was written first.
  const outcomes: Outcome[] = [];
  await sideBySide([...targets.entries()], 8, async ([at, entry]) => {
    const path = `targets[${at}]`;
    const { indicator } = entry;
    const isRepeated = targets.findIndex((each) => each.indicator === indicator) < at;
    const known = saved.find((each) => each.indicator === indicator);
    outcomes[at] = isRepeated ? repeatedEntry(indicator, path) : await saveOne(call, lastYear, known, entry, path);
  });
  const refused = outcomes.flatMap((outcome) => ('problems' in outcome ? [outcome] : []));
  return {
    status: refused.length === 0 ? 200 : 207,
    body: { saved: outcomes.flatMap((outcome) => ('problems' in outcome ? [] : [outcome])), refused },
  };
};
