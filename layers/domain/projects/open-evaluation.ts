import { created, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import { type Evaluation, type EvaluationRow, statusWords } from './evaluation.ts';
import { evaluationTask, evaluationTaskId } from './evaluation-task.ts';
import { type Mode, modeNames } from './mode.ts';
import type { Project } from './project.ts';

interface Opening {
  project: Project;
  mode: Mode;
  due: string;
  today: string;
  /** The unit's own evaluation, which the other modes rest on. */
  self?: Evaluation | undefined;
}

const emptyForm = ({ budget, indicators }: Project) => ({ annual: budget.annual, rows: indicators.map(({ code }) => ({ indicator: code })) });

/** What the unit said in its finished evaluation, without the scores that others gave. */
const saidBefore = (mode: Mode, self: Evaluation | undefined) => {
  if (self?.status !== 'final') {
    const standing = self === undefined ? '尚未开展' : `当前为“${statusWords[self.status]}”`;
    throw new NotAllowed('no-self-evaluation', `${modeNames[mode]}以单位自评为基础,该项目的单位自评${standing}`);
  }
  const { annual, executed, executionReason, executionMeasures, goalActual } = self;
  return {
    ...{ annual, executed, executionReason, executionMeasures, goalActual },
    rows: self.rows.map(({ review: _, reviewReason: __, final: ___, finalReason: ____, ...own }): EvaluationRow => own),
  };
};

/** An evaluation begins: the unit's own with an empty form, the department's and the finance bureau's with what the unit said in its finished one. */
export const openEvaluation = ({ project, mode, due, today, self }: Opening): Move => {
  const { county, cycle, id, unit, department } = project;
  if (due < today) throw new NotAllowed('due-in-the-past', `截止日期 ${due} 不应早于今天 ${today}`);
  const kind = mode === 'self' ? 'evaluate-project' : 'review-evaluation';
  const evaluation: Evaluation = {
    ...{ county, cycle, project: id, mode, unit, department, round: 1, due, rev: 1 },
    status: mode === 'self' ? 'draft' : 'signed',
    task: evaluationTaskId({ project: id, mode }, kind, 1),
    ...(mode === 'self' ? emptyForm(project) : saidBefore(mode, self)),
  };
  return { fact: 'evaluation-opened', changes: [created('evaluation', evaluation), evaluationTask(evaluation, kind, 1, today)] };
};
