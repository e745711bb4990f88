import type { Cycle, Phase, Window } from '#domain/cycles/cycle.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { aTask } from '#domain/tasks/moves.ts';
import { assigneeKey, type Task, type TaskKind } from '#domain/tasks/task.ts';

/** Records of one county and year as they stand in its midst; a story says only what matters to it. */
const year = { county: '330798', cycle: '2026' } as const;

export const aCycle = (more: Partial<Cycle> = {}): Cycle => ({
  ...year,
  status: 'active',
  today: '2026-07-03',
  policyVersion: 1,
  policyHash: 'policy-hash',
  rev: 1,
  ...more,
});

export const aPhase = (phase: Phase['phase'], status: Phase['status'], more: Partial<Phase> = {}): Phase => ({
  ...year,
  phase,
  status,
  attempt: 1,
  rev: 1,
  ...more,
});

export const aWindow = (more: Partial<Window> = {}): Window => ({
  ...year,
  window: '2026H1',
  phase: 'midterm-tracking',
  name: '上半年',
  from: '2026-01',
  to: '2026-06',
  opens: '2026-07-01',
  due: '2026-07-10',
  final: false,
  status: 'open',
  rev: 1,
  ...more,
});

export const aSubmission = (more: Partial<Submission> = {}): Submission => ({
  ...year,
  window: '2026H1',
  unit: 'U001',
  status: 'open',
  round: 1,
  attempt: 1,
  task: '2026H1-U001-report-1',
  firstTask: '2026H1-U001-report-1',
  missing: [],
  rev: 1,
  ...more,
});

export const aTaskOf = (kind: TaskKind, { assignee = { role: 'office-clerk' }, ...more }: Partial<Task> = {}): Task => ({
  ...aTask({ ...year, id: `a-${kind}`, kind, phase: 'midterm-tracking', assignee, due: '2026-07-10', today: '2026-07-01' }),
  assigneeKey: assigneeKey(assignee),
  ...more,
});

/** The refusal of an act: its stable code and what the person reads; undefined when the act is legal. */
export const refusalOf = (act: () => unknown): { code: string; message: string } | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof NotAllowed) return { code: error.code, message: error.message };
    throw error;
  }
  return undefined;
};
