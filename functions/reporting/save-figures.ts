import * as z from 'zod';
import { Entry } from '#domain/reporting/entry.ts';
import { unchangedEntries } from '#domain/reporting/no-change.ts';
import { Month } from '#domain/schemes/code.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { formOf, rulesOf } from './form-of.ts';
import type { SubmissionPath } from './paths.ts';
import { type SavedFigures, saveEntries } from './save-entries.ts';
import type { SubmissionSubject } from './subjects.ts';

export const SaveFigures = z.strictObject({ figures: z.array(Entry).min(1).max(600) });

/** Cells of which the unit says that nothing has changed; without a list all that still wait for an answer and can be carried forward. */
export const NoChange = z.strictObject({
  cells: z
    .array(z.strictObject({ figure: z.string().min(1), month: Month }))
    .min(1)
    .max(600)
    .optional(),
});

type SaveCall<B> = Call<SubmissionPath, unknown, B, SubmissionSubject>;

const answer = (body: SavedFigures): Answer<SavedFigures> => ({ status: body.refused.length === 0 ? 200 : 207, body });

/** 200 when all were saved, 207 when some were refused. */
export const saveFigures = async ({ subject, body, who }: SaveCall<z.infer<typeof SaveFigures>>): Promise<Answer<SavedFigures>> => {
  const form = await formOf(subject);
  const { cells, records } = form;
  return answer(
    await saveEntries({ subject, by: who.person, onBehalfOf: who.onBehalfOf?.person, cells, records, rules: rulesOf(form, 'entry') }, body.figures),
  );
};

/** 无变化, for some cells or for all that can be carried forward: an answer like any other, kept as such. */
export const reportNoChange = async ({ subject, body, who }: SaveCall<z.infer<typeof NoChange>>): Promise<Answer<SavedFigures>> => {
  const form = await formOf(subject);
  const { cells, known, records } = form;
  const { entries, refused } = unchangedEntries({ unit: subject.unit, cells, known, reported: records, named: body.cells });
  const saved = await saveEntries({ subject, by: who.person, onBehalfOf: who.onBehalfOf?.person, cells, records, rules: rulesOf(form, 'entry') }, entries);
  return answer({ ...saved, refused: [...refused, ...saved.refused] });
};
