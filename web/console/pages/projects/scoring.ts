import { useState } from 'react';
import type { Evaluation } from '#domain/projects/evaluation.ts';
import type { ProjectForm } from '#domain/projects/form.ts';
import type { Project } from '#domain/projects/project.ts';
import { type Sheet, sheetOf } from '#domain/projects/side-by-side.ts';

export type Step = 'review' | 'final';
export interface Given {
  marks: string;
  reason: string;
}

/** The score that a step starts from. */
const before = { review: 'self', final: 'review' } as const;
const sound = /^\d{1,3}(\.\d{1,4})?$/;

/** Scores of a step over those of the step before; an indicator that is not touched keeps the score it has. */
export const useScoring = (
  step: Step | undefined,
  { project, form, evaluation }: { project: Project; form: ProjectForm; evaluation: Evaluation },
  own: Sheet,
) => {
  const [touched, setTouched] = useState<Record<string, Given>>({});
  if (step === undefined) return undefined;
  const standing = new Map(own.lines.map((line) => [line.indicator, line[before[step]] ?? '']));
  const of = (indicator: string): Given => touched[indicator] ?? { marks: standing.get(indicator) ?? '', reason: '' };
  const marksOf = (indicator: string): string | undefined => (sound.test(of(indicator).marks.trim()) ? of(indicator).marks.trim() : undefined);
  const rows = evaluation.rows.map((row) => {
    const marks = marksOf(row.indicator);
    return marks === undefined ? row : { ...row, [step]: marks };
  });
  return {
    step,
    of,
    type: (indicator: string, part: Partial<Given>) => setTouched((all) => ({ ...all, [indicator]: { ...of(indicator), ...part } })),
    sheet: sheetOf(project, form, { ...evaluation, rows }),
    /** As the API takes them. */
    scores: Object.entries(touched).flatMap(([indicator, { marks, reason }]) =>
      marks.trim() === standing.get(indicator) && reason.trim() === ''
        ? []
        : [{ indicator, marks: marks.trim(), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }],
    ),
  };
};
export type Scoring = NonNullable<ReturnType<typeof useScoring>>;
