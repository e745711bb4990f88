import { indicatorsOf } from '#domain/projects/check-project.ts';
import { Evaluation } from '#domain/projects/evaluation.ts';
import type { Mode } from '#domain/projects/mode.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { scoreForUnit } from '#domain/projects/score-for-unit.ts';
import { sheetOf } from '#domain/projects/side-by-side.ts';
import type { ProjectScore } from '#domain/scoring/facts.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';

type Sample = Playable['projectEvaluation']['projects'][number];
type Given = Sample['review'];

/** The final evaluations of the sample's projects, without a cloud. */
export const sampleProjects = ({ projectEvaluation: { forms, projects }, plan }: Playable): ProjectScore[] => {
  const all = forms.map((form) => readForm(form));
  const finalOf = (sample: Sample, mode: Mode, { review, final }: { review: Given; final: Given }): Evaluation => {
    const { id, content, answers } = sample;
    const form = all.find(({ code }) => code === content.form.code);
    if (form === undefined) throw new Error(`no form ${content.form.code}`);
    const marksIn = (given: Given, indicator: string) => given.find((each) => each.indicator === indicator)?.marks;
    const rows = answers.rows.map((row) => {
      const reviewed = marksIn(review, row.indicator);
      const decided = marksIn(final, row.indicator) ?? reviewed;
      return { ...row, ...(reviewed === undefined ? {} : { review: reviewed }), ...(decided === undefined ? {} : { final: decided }) };
    });
    const evaluation = Evaluation.parse({
      ...{ county: plan.county, cycle: String(plan.year), project: id, mode, unit: content.unit, department: content.department },
      ...{ status: 'final', round: 1, due: '2027-02-03', task: 'x', annual: content.budget.annual, ...answers, rows, rev: 1 },
    });
    const { final: end } = sheetOf({ indicators: indicatorsOf(form, content.indicators) }, form, evaluation);
    return { ...evaluation, total: end?.total ?? '', grade: end?.grade ?? '' };
  };
  return projects
    .flatMap((sample) => {
      const { id, content, further } = sample;
      const evaluations = [finalOf(sample, 'self', sample), ...(further === undefined ? [] : [finalOf(sample, further.mode, further)])];
      return scoreForUnit({ id, name: content.name, unit: content.unit }, evaluations) ?? [];
    })
    .sort((a, b) => (a.project < b.project ? -1 : 1));
};
