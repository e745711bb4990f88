import { changed, created, type Move } from '../change.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { annualProblems } from './check-project.ts';
import { type Evaluation, statusWords } from './evaluation.ts';
import { modeNames } from './mode.ts';
import type { Funds } from './money.ts';
import type { Project } from './project.ts';

export const addProject = (project: Project): Move => ({ fact: 'project-added', changes: [created('project', project)] });

interface BudgetChange {
  annual: Funds;
  document: string;
  reason: string;
  on: string;
  by: string;
}

/**
 * 全年预算数 changes with its document; what it was stays visible. An evaluation that its unit still fills in follows in the same transaction,
 * one on its way refuses, a final one keeps what it was measured against.
 */
export const changeBudget = (project: Project, evaluations: readonly Evaluation[], { annual, document, reason, on, by }: BudgetChange): Move => {
  const problems = annualProblems(annual, 'annual');
  if (problems.length > 0) throw new InvalidInput('预算调整不符合要求', problems);
  const open = evaluations.filter(({ status }) => status !== 'final');
  const underWay = open.find(({ status }) => status !== 'draft' && status !== 'returned');
  if (underWay !== undefined)
    throw new NotAllowed(`evaluation-${underWay.status}`, `该项目的${modeNames[underWay.mode]}当前为“${statusWords[underWay.status]}”,请先退回单位再调整预算`);
  const { budget, budgetChanges } = project;
  const entry = { before: budget.annual, after: annual, document, reason, on, by };
  return {
    fact: 'project-budget-changed',
    changes: [
      changed('project', project, { budget: { ...budget, annual }, budgetChanges: [...budgetChanges, entry] }),
      ...open.map((evaluation) => changed('evaluation', evaluation, { annual })),
    ],
  };
};
