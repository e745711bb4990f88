import { changed, type Move } from '../change.ts';
import { exact, toText } from '../numbers/exact.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import type { Problem } from '../problems/problem.ts';
import { settleTask } from '../tasks/moves.ts';
import type { Task } from '../tasks/task.ts';
import { checkAnswers, strayRows } from './check-answers.ts';
import { checkScores, type GivenScore } from './check-scores.ts';
import { type Answers, type Evaluation, type EvaluationAct, type EvaluationRow, type EvaluationStatus, evaluationMoves, statusWords } from './evaluation.ts';
import { evaluationTask, evaluationTaskId } from './evaluation-task.ts';
import type { ProjectForm } from './form.ts';
import type { ProjectIndicator } from './indicator.ts';
import { modeNames } from './mode.ts';
import type { Project } from './project.ts';
import { selfMarks, sheetOf } from './side-by-side.ts';

const refuse = (problems: readonly Problem[], what: string): void => {
  if (problems.length > 0) throw new InvalidInput(`${what}有 ${problems.length} 处问题`, problems);
};

const mustAllow = (act: EvaluationAct, { status }: Evaluation): void => {
  const from: readonly EvaluationStatus[] = evaluationMoves[act].from;
  if (from.includes(status)) return;
  throw new NotAllowed(
    `evaluation-${status}`,
    `该项目的评价当前为“${statusWords[status]}”,应为“${from.map((each) => statusWords[each]).join('”或“')}”时才能办理`,
  );
};

/** Saves what the unit has filled in so far; nothing needs to be complete yet, but nothing may speak of what the form does not ask. */
export const saveAnswers = (evaluation: Evaluation, project: Project, { rows, executed, executionReason, executionMeasures, goalActual }: Answers): Move => {
  mustAllow('report', evaluation);
  refuse(strayRows(project, rows), '评价表');
  const merged = evaluation.rows.map((before) => rows.find(({ indicator }) => indicator === before.indicator) ?? { indicator: before.indicator });
  return {
    fact: 'evaluation-saved',
    changes: [changed('evaluation', evaluation, { rows: merged, executed, executionReason, executionMeasures, goalActual })],
  };
};

export interface EvaluationStep {
  evaluation: Evaluation;
  project: Project;
  form: ProjectForm;
  task: Task;
  by: string;
  today: string;
}

const moved = (act: EvaluationAct, { evaluation, task, by, today }: EvaluationStep, set: Partial<Evaluation>, reason?: string): Move => {
  const move = evaluationMoves[act];
  if (task.kind !== move.settles) throw new RangeError(`${act} settles a task ${move.settles}, not ${task.kind}`);
  const round = move.to === 'returned' ? evaluation.round + 1 : evaluation.round;
  const next = move.opens === undefined ? undefined : evaluationTaskId(evaluation, move.opens, round);
  const told = reason === undefined ? {} : { reason };
  return {
    fact: `evaluation-${act}`,
    changes: [
      changed('evaluation', evaluation, { ...set, status: move.to, round, ...(next === undefined ? {} : { task: next }), ...told }),
      settleTask(task, move.outcome, { on: today, by, ...(next === undefined ? {} : { nextTask: next }), ...told }),
      ...(move.opens === undefined ? [] : [evaluationTask(evaluation, move.opens, round, today, reason)]),
    ],
  };
};

/** The unit reports: the form is complete, every deviation is explained; otherwise all that is missing is named. */
export const reportEvaluation = (step: EvaluationStep): Move => {
  const { evaluation, project, form, by } = step;
  mustAllow('report', evaluation);
  refuse(checkAnswers(project, form, evaluation), '自评表');
  return moved('report', step, { reportedBy: by });
};

export const signEvaluation = (step: EvaluationStep): Move => {
  mustAllow('sign', step.evaluation);
  return moved('sign', step, {});
};

/** Back to the unit, with a reason; what it has filled in stays. */
export const returnEvaluation = (act: 'return-to-reporter' | 'return-to-unit', step: EvaluationStep, reason: string): Move => {
  mustAllow(act, step.evaluation);
  if (reason.trim() === '') throw new NotAllowed('reason-required', '退回必须说明理由');
  if (act === 'return-to-unit' && step.evaluation.mode !== 'self')
    throw new NotAllowed('nothing-to-return', `${modeNames[step.evaluation.mode]}以已定分的单位自评为基础,不能退回单位;与自评不同的,请给出评分和理由`);
  return moved(act, step, {}, reason);
};

const textOf =
  (form: ProjectForm) =>
  (indicator: ProjectIndicator, row: EvaluationRow): string | undefined => {
    const marks = selfMarks(indicator, row, form);
    return marks === undefined ? undefined : toText(marks);
  };

/** Review scores beside the unit's; an indicator that is not mentioned keeps the unit's score. */
export const reviewEvaluation = (step: EvaluationStep, scores: readonly GivenScore[]): Move => {
  const { evaluation, project, form, by } = step;
  mustAllow('review', evaluation);
  const own = textOf(form);
  refuse(checkScores(project, evaluation.rows, { scores, against: own, what: '评审分' }), '评审意见');
  const rows = evaluation.rows.map((row) => {
    const given = scores.find(({ indicator }) => indicator === row.indicator);
    const indicator = project.indicators.find(({ code }) => code === row.indicator);
    const review = given?.marks ?? (indicator === undefined ? undefined : own(indicator, row));
    return { ...row, ...(review === undefined ? {} : { review: plainOf(review) }), ...(given?.reason === undefined ? {} : { reviewReason: given.reason }) };
  });
  return moved('review', step, { rows, reviewedBy: by });
};

const plainOf = (marks: string): string => toText(exact(marks));

/** Final scores beside both others, total and grade by the form. Whoever reviewed does not decide. */
export const finaliseEvaluation = (step: EvaluationStep, scores: readonly GivenScore[]): Move => {
  const { evaluation, project, form, by, today } = step;
  mustAllow('finalise', evaluation);
  if (evaluation.reviewedBy === by) throw new NotAllowed('reviewed-by-the-same', '评审人不能由本人定分,请由他人办理');
  refuse(checkScores(project, evaluation.rows, { scores, against: (_, row) => row.review, what: '最终得分' }), '定分意见');
  const rows = evaluation.rows.map((row) => {
    const given = scores.find(({ indicator }) => indicator === row.indicator);
    const final = given?.marks ?? row.review;
    return { ...row, ...(final === undefined ? {} : { final: plainOf(final) }), ...(given?.reason === undefined ? {} : { finalReason: given.reason }) };
  });
  const { final } = sheetOf(project, form, { ...evaluation, rows });
  if (final === undefined) throw new RangeError(`an evaluation reached its end without marks: ${evaluation.project}`);
  const { total, grade } = final;
  const { fact, changes } = moved('finalise', step, { rows, total, grade, finalOn: today });
  const results = { ...project.results, [evaluation.mode]: { total, grade, on: today } };
  return { fact, changes: [...changes, changed('project', project, { results })] };
};
