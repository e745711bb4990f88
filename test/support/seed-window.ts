import { type Change, created } from '#domain/change.ts';
import type { Window } from '#domain/cycles/cycle.ts';
import { joinTaskId } from '#domain/cycles/window-moves.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { openTask } from '#domain/tasks/moves.ts';
import { archive } from '#platform/files/archive.ts';
import { hashOf } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load } from '#platform/table/records.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';

interface Seed {
  sample: Playable;
  /** A year of its own for each window. */
  year: number;
  /** Status of each unit's submission. */
  units: Record<string, SeedStatus>;
}

const today = '2026-07-05';
const code = 'W';

/** The task that waits in each status. */
const waiting = {
  open: { kind: 'report', role: 'unit-reporter' },
  signed: { kind: 'accept', role: 'office-clerk' },
  accepted: undefined,
} as const;
export type SeedStatus = keyof typeof waiting;

const submissionChanges = (window: Window, unit: string, status: SeedStatus): Change[] => {
  const { county, cycle, phase, due } = window;
  const task = waiting[status];
  const firstTask = `${code}-${unit}-report-1`;
  const id = `${code}-${unit}-${task?.kind ?? 'accept'}-1`;
  const submission: Submission = { county, cycle, window: code, unit, status, round: 1, attempt: 1, task: id, firstTask, missing: [], rev: 1 };
  if (task === undefined) return [created('submission', submission)];
  const assignee = task.role === 'office-clerk' ? { role: task.role } : { role: task.role, unit };
  return [created('submission', submission), openTask({ county, cycle, phase, window: code, unit, due, today, id, kind: task.kind, assignee })];
};

const schemePublications = async (schemes: readonly Scheme[], county: string, cycle: string): Promise<Change[]> => {
  const changes: Change[] = [];
  for (const scheme of schemes) {
    const about = { county, cycle, kind: 'scheme', code: scheme.code, version: 1, status: 'published', title: scheme.name } as const;
    changes.push(created('publication', { ...about, hash: await archive(scheme), by: 'test', rev: 1 }));
  }
  return changes;
};

/** An open window as its procedure leaves it, with what its units have done so far; no execution waits for it. */
export const seedWindow = async ({ sample, year, units }: Seed): Promise<{ county: string; cycle: string; window: string }> => {
  const { county } = sample.policy;
  const cycle = String(year);
  const plan: Plan = { ...sample.plan, year, units: sample.plan.units.filter(({ id }) => id in units) };
  const [policyHash, planHash] = [await archive(sample.policy), await archive(plan)];
  const phase = 'midterm-tracking';
  const due = '2026-07-10';
  const window: Window = {
    county,
    cycle,
    window: code,
    phase,
    name: '上半年',
    from: '2026-01',
    to: '2026-06',
    opens: '2026-07-01',
    due,
    final: false,
    status: 'open',
    rev: 1,
  };
  const changes = [
    created('cycle', { county, cycle, status: 'active', today, policyVersion: 1, policyHash, planVersion: 1, planHash, rev: 1 }),
    created('phase', { county, cycle, phase, status: 'running', attempt: 1, rev: 1 }),
    created('window', window),
    openTask({ county, cycle, id: joinTaskId(code), kind: 'join', phase, window: code, assignee: { role: 'system' }, due, today }),
    ...(await schemePublications(sample.schemes, county, cycle)),
    ...Object.entries(units).flatMap(([unit, status]) => submissionChanges(window, unit, status)),
  ];
  await commit({ fact: 'window-opened', changes }, { county, cycle, who: 'test', act: 'seed', day: today });
  return { county, cycle, window: code };
};

/** What the leader signs. */
export const hashOfFigures = (figures: readonly { figure: string; month: string; value: string }[]): string => hashOf(figures);

/** The window and its submissions as they stand. */
export const standingOfWindow = async (key: { county: string; cycle: string; window: string }) => ({
  window: await load('window', key, '填报期'),
  submissions: await list('submission', key),
});
