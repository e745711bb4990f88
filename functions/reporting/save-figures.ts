import * as z from 'zod';
import { Conflict } from '#domain/problems/errors.ts';
import { Problem, problem } from '#domain/problems/problem.ts';
import { type Cell, Entry, problemOf, repeatedEntries, repeatedEntry } from '#domain/reporting/form.ts';
import { saveFigure } from '#domain/reporting/moves.ts';
import { ReportedFigure } from '#domain/reporting/submission.ts';
import { Month } from '#domain/schemes/code.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { save } from '#platform/table/commit.ts';
import { find } from '#platform/table/records.ts';
import type { SubmissionPath } from './paths.ts';
import { formOf, reportedIn, type SubmissionSubject } from './subjects.ts';

/** Figures of a form travel together; each is saved on its own. */
export const SaveFigures = z.strictObject({ figures: z.array(Entry).min(1).max(600) });
const Saved = z.object({ figure: z.string(), month: Month, rev: z.int() });
const Refused = z.object({
  figure: z.string(),
  month: z.string(),
  problem: Problem,
  current: ReportedFigure.pick({ value: true, rev: true, by: true }).optional(),
});
export const SavedFigures = z.object({ saved: z.array(Saved), refused: z.array(Refused) });
type SavedFigures = z.infer<typeof SavedFigures>;

type SaveCall = Call<SubmissionPath, unknown, z.infer<typeof SaveFigures>, SubmissionSubject>;

const collision = (path: string, { figure, month }: Entry, current: ReportedFigure): z.infer<typeof Refused> => ({
  figure,
  month,
  problem: problem(path, 'changed-by-another', `数据项“${figure}”(${month})已被他人改为 ${current.value},请核对后再保存`, { expected: `rev ${current.rev}` }),
  current: { value: current.value, rev: current.rev, by: current.by },
});

type Outcome = z.infer<typeof Saved> | z.infer<typeof Refused>;

/** Saves one entry under the `rev` the reporter saw, or says why not, with the value that stands. */
const saveOne = async (
  { subject, who, params }: SaveCall,
  cells: readonly Cell[],
  known: ReportedFigure | undefined,
  entry: Entry,
  path: string,
): Promise<Outcome> => {
  const { figure, month, value, note, rev } = entry;
  const wrong = problemOf(entry, cells, path);
  if (wrong !== undefined) return { figure, month, problem: wrong };
  if (known !== undefined && known.value === value && known.note === note) return { figure, month, rev: known.rev };
  if (known?.rev !== rev && known !== undefined) return collision(path, entry, known);
  const { year, window, submission } = subject;
  const item = {
    county: who.county,
    cycle: params.cycle,
    unit: params.unit,
    window: params.window,
    figure,
    month,
    value,
    by: who.person,
    on: year.today,
    rev: (known?.rev ?? 0) + 1,
  };
  try {
    await save(saveFigure(submission, window, known, { ...item, ...(note === undefined ? {} : { note }) }));
    return { figure, month, rev: item.rev };
  } catch (error) {
    const current =
      error instanceof Conflict
        ? await find('figure', { county: who.county, cycle: params.cycle, unit: params.unit, window: params.window, figure, month })
        : undefined;
    // The figure stands as it was seen: what moved on is the submission, so nothing of the form can be saved.
    if (current === undefined || current.rev === known?.rev) throw error;
    return collision(path, entry, current);
  }
};

/** 200 when all were saved, 207 when some were refused: those name the cell, what was expected and the value that stands; the others are kept. */
export const saveFigures = async (call: SaveCall): Promise<Answer<SavedFigures>> => {
  const [cells, reported] = await Promise.all([formOf(call.subject), reportedIn(call.who.county, call.params)]);
  const repeated = repeatedEntries(call.body.figures);
  // By their place in the request: the answer does not depend on which of them was written first.
  const outcomes: Outcome[] = [];
  await sideBySide([...call.body.figures.entries()], 8, async ([at, entry]) => {
    const path = `figures[${at}]`;
    const { figure, month } = entry;
    const known = reported.find((each) => each.figure === figure && each.month === month);
    outcomes[at] = repeated.has(at) ? { figure, month, problem: repeatedEntry(entry, path) } : await saveOne(call, cells, known, entry, path);
  });
  const saved = outcomes.flatMap((outcome) => ('problem' in outcome ? [] : [outcome]));
  const refused = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  return { status: refused.length === 0 ? 200 : 207, body: { saved, refused } };
};
