import type { Change } from '../change.ts';
import { openTask } from '../tasks/moves.ts';
import { assigneeOf, type Evaluation, type EvaluationTask } from './evaluation.ts';

/** Readable and deterministic: `project-XM-001-self-evaluate-project-1`. */
export const evaluationTaskId = ({ project, mode }: Pick<Evaluation, 'project' | 'mode'>, kind: EvaluationTask, round: number): string =>
  `project-${project}-${mode}-${kind}-${round}`;

export const evaluationTask = (evaluation: Evaluation, kind: EvaluationTask, round: number, today: string, reason?: string): Change => {
  const { county, cycle, project, mode, unit, due } = evaluation;
  return openTask({
    ...{ county, cycle, id: evaluationTaskId(evaluation, kind, round), kind, phase: 'final-scoring', unit, assignee: assigneeOf(kind, evaluation), today },
    evaluation: { project, mode },
    due: due < today ? today : due,
    ...(reason === undefined ? {} : { reason }),
  });
};
