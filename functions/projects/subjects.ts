import { assigneeOf, type Evaluation, type EvaluationTask } from '#domain/projects/evaluation.ts';
import type { EvaluationStep } from '#domain/projects/evaluation-moves.ts';
import { assigneeKey } from '#domain/tasks/task.ts';
import { projectFormOf } from '#platform/files/project-forms.ts';
import type { Asked } from '#platform/http/route.ts';
import { load, loadCycle } from '#platform/table/records.ts';
import type { EvaluationPath } from './paths.ts';
import { readerUnit } from './projects.ts';

const loaded = async ({ params: { cycle, project: id, mode }, who: { county } }: Asked<EvaluationPath>) => {
  const [evaluation, project, year] = await Promise.all([
    load('evaluation', { county, cycle, project: id, mode }, `项目 ${id} 的评价`),
    load('project', { county, cycle, id }, `项目 ${id}`),
    loadCycle({ county, cycle }),
  ]);
  return { evaluation, project, year, rev: evaluation.rev };
};

/** An evaluation for whoever reads it. */
export const evaluationOf = async (asked: Asked<EvaluationPath>) => {
  const subject = await loaded(asked);
  return { ...subject, unit: readerUnit(asked.who, subject.project) };
};
export type EvaluationSubject = Awaited<ReturnType<typeof loaded>>;

/** An evaluation for a step of it: whose step that is decides, whatever step it has reached. */
export const evaluationFor = (kind: EvaluationTask) => async (asked: Asked<EvaluationPath>) => {
  const subject = await loaded(asked);
  return { ...subject, assigneeKey: assigneeKey(assigneeOf(kind, subject.evaluation)) };
};

const taskOf = ({ county, cycle, task }: Evaluation) => load('task', { county, cycle, id: task }, `待办 ${task}`);

/** All that a step of an evaluation is decided on. */
export const stepOf = async ({ evaluation, project, year }: EvaluationSubject, by: string): Promise<EvaluationStep> => {
  const [form, task] = await Promise.all([projectFormOf(project.form.hash), taskOf(evaluation)]);
  return { evaluation, project, form, task, by, today: year.today };
};
