import * as z from 'zod';
import { Conflict } from '#domain/problems/errors.ts';
import { Problem, problem } from '#domain/problems/problem.ts';
import { lockedProblem } from '#domain/reporting/correction.ts';
import { type Entry, problemOf, repeatedEntries, repeatedEntry, takesBack } from '#domain/reporting/entry.ts';
import { blockProblem, type Judged, judgeEntries } from '#domain/reporting/findings.ts';
import type { Cell } from '#domain/reporting/form.ts';
import { saveFigure } from '#domain/reporting/moves.ts';
import { Finding, ReportedFigure, stands } from '#domain/reporting/submission.ts';
import type { Validated } from '#domain/reporting/validate.ts';
import { Month } from '#domain/schemes/code.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { save } from '#platform/table/commit.ts';
import { find } from '#platform/table/records.ts';
import type { SubmissionSubject } from './subjects.ts';

const Saved = z.object({ figure: z.string(), month: Month, rev: z.int() });
const Refused = z.object({
  figure: z.string(),
  month: z.string(),
  problem: Problem,
  current: ReportedFigure.pick({ value: true, reason: true, measures: true, rev: true, by: true }).optional(),
});
/** What the scheme's rules say about what was saved; nothing of it forbids. */
const EntryHint = Finding.omit({ level: true });
export const SavedFigures = z.object({ saved: z.array(Saved), refused: z.array(Refused), hints: z.array(EntryHint) });
export type SavedFigures = z.infer<typeof SavedFigures>;

/** An entry as it is typed, or as “no change” says it. */
type GivenEntry = Entry & { unchanged?: true };

interface Saving {
  subject: SubmissionSubject;
  by: string;
  /** The person for whom `by` types them as a substitute. */
  onBehalfOf?: string | undefined;
  cells: readonly Cell[];
  /** The unit's figures of this window as they stood when the request came, with those it had taken back. */
  records: readonly ReportedFigure[];
  /** The form under the rules that are looked at when a figure is saved. */
  rules: Validated;
}

const collision = (path: string, { figure, month, rev }: Entry, current: ReportedFigure): z.infer<typeof Refused> => ({
  figure,
  month,
  problem: problem(
    path,
    'changed-by-another',
    stands(current) ? `数据项“${figure}”(${month})已被他人改为 ${current.value},请核对后再保存` : `数据项“${figure}”(${month})已被他人撤回,请核对后再保存`,
    { expected: `第 ${current.rev} 版`, got: rev === undefined ? '未见已有数值' : `第 ${rev} 版` },
  ),
  current: { value: current.value, reason: current.reason, measures: current.measures, rev: current.rev, by: current.by },
});

const knownOf = (records: readonly ReportedFigure[], { figure, month }: Entry): ReportedFigure | undefined =>
  records.find((each) => each.figure === figure && each.month === month);

/** What is taken back leaves no words behind. */
const asSaved = (entry: GivenEntry): GivenEntry => {
  if (!takesBack(entry)) return entry;
  const { figure, month, rev } = entry;
  return { figure, month, value: '', ...(rev === undefined ? {} : { rev }) };
};

type Outcome = z.infer<typeof Saved> | z.infer<typeof Refused>;

const said = ['value', 'note', 'reason', 'measures', 'unchanged'] as const;

const standsAlready = (known: ReportedFigure, entry: GivenEntry): boolean => said.every((part) => known[part] === entry[part]);

/** Saves one entry under the `rev` the reporter saw, or says why not, with the value that stands. */
const saveOne = async ({ subject, by, onBehalfOf }: Saving, known: ReportedFigure | undefined, entry: GivenEntry, path: string): Promise<Outcome> => {
  const { figure, month } = entry;
  if (known !== undefined && standsAlready(known, entry)) return { figure, month, rev: known.rev };
  if (known?.rev !== entry.rev && known !== undefined) return collision(path, entry, known);
  const { year, window, submission } = subject;
  const { county, cycle, unit } = submission;
  const key = { county, cycle, unit, window: submission.window, figure, month };
  const rev = (known?.rev ?? 0) + 1;
  try {
    await save(saveFigure(submission, window, known, { ...entry, ...key, by, onBehalfOf, on: year.today, rev }));
    return { figure, month, rev };
  } catch (error) {
    const current = error instanceof Conflict ? await find('figure', key) : undefined;
    // The figure stands as it was seen: what moved on is the submission, so nothing of the form can be saved.
    if (current === undefined || current.rev === known?.rev) throw error;
    return collision(path, entry, current);
  }
};

type Placed = GivenEntry & { at: number };

/** What is wrong with an entry by itself, or in the company of the others. */
const problemsOf = (
  { cells, rules, subject, records }: Saving,
  entries: readonly GivenEntry[],
): { problems: Map<number, Problem>; hints: Judged<Placed>['hints'] } => {
  const repeated = repeatedEntries(entries);
  const problems = new Map<number, Problem>();
  for (const [at, entry] of entries.entries()) {
    const path = `figures[${at}]`;
    const wrong = repeated.has(at)
      ? repeatedEntry(entry, path)
      : (lockedProblem(subject.submission, entry, path) ??
        (takesBack(entry) && knownOf(records, entry) !== undefined ? undefined : problemOf(entry, cells, path)));
    if (wrong !== undefined) problems.set(at, wrong);
  }
  const sound = entries.map((entry, at) => ({ ...entry, at })).filter(({ at }) => !problems.has(at));
  const { refused, hints } = judgeEntries(rules, subject.unit, sound);
  for (const { entry, finding } of refused) problems.set(entry.at, blockProblem(finding, `figures[${entry.at}].value`));
  return { problems, hints };
};

/** Entries of a form travel together; each is saved on its own. What is refused names the cell, what was expected and the value that stands; the others are kept. */
export const saveEntries = async (saving: Saving, given: readonly GivenEntry[]): Promise<SavedFigures> => {
  const entries = given.map(asSaved);
  const { problems, hints } = problemsOf(saving, entries);
  // By their place in the request: the answer does not depend on which of them was written first.
  const outcomes: Outcome[] = [];
  await sideBySide([...entries.entries()], 8, async ([at, entry]) => {
    const { figure, month } = entry;
    const problem = problems.get(at);
    outcomes[at] = problem === undefined ? await saveOne(saving, knownOf(saving.records, entry), entry, `figures[${at}]`) : { figure, month, problem };
  });
  return {
    saved: outcomes.flatMap((outcome) => ('problem' in outcome ? [] : [outcome])),
    refused: outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : [])),
    hints: hints.map(({ level: _, ...hint }) => hint),
  };
};
