import { describe } from 'vitest';
import { Evaluation } from '#domain/projects/evaluation.ts';
import { Project } from '#domain/projects/project.ts';
import { readsBack } from '../reads-back.ts';
import { anEvaluation, answers, aProject } from './a-project.ts';

const funds = { appropriation: '1', carriedOver: '0', other: '0' };

describe('records of project evaluation', () => {
  readsBack('a project', Project, {
    full: { ...aProject(), budgetChanges: [{ before: funds, after: funds, document: 'd', reason: 'r', on: '2026-09-01', by: 'finance' }] },
    refused: {
      budget: [
        { initial: funds, annual: { ...funds, other: '-1' } },
        { initial: funds, annual: { ...funds, other: '0.5' } },
      ],
      added: [{ when: 'later', document: 'd' }],
      rev: [0],
      indicators: [[{ code: 'I1' }]],
    },
  });

  readsBack('an evaluation', Evaluation, {
    full: {
      ...anEvaluation(answers),
      rows: [{ indicator: 'I1', actual: '19', self: '19', reason: 'r', measures: 'm', review: '18', reviewReason: 'r', final: '18.5', finalReason: 'f' }],
      reportedBy: 'a',
      reviewedBy: 'b',
      total: '88.1',
      grade: '良',
      finalOn: '2027-02-01',
      reason: 'r',
    },
    optional: ['executed', 'executionReason', 'executionMeasures', 'goalActual', 'reportedBy', 'reviewedBy', 'total', 'grade', 'finalOn', 'reason'],
    words: { mode: ['self', 'department', 'finance'], status: ['draft', 'reported', 'returned', 'signed', 'reviewed', 'final'] },
    refused: { rows: [[{ indicator: 'I1', self: '-1' }], [{ indicator: 'I1', note: 'x' }]], round: [0], total: ['-1'] },
  });
});
