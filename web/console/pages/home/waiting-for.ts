import type { Phase, Window } from '#domain/cycles/cycle.ts';
import { phaseNames } from '#domain/cycles/cycle.ts';

type Shown = Pick<Phase, 'phase' | 'status'>;
type ShownWindow = Pick<Window, 'phase' | 'name' | 'opens' | 'due' | 'status'>;

/** What the year waits for, as data: a sentence is made of it where it is shown. */
export type WaitingFor =
  | { what: 'failed' | 'next-phase' | 'preparation' | 'tracking' | 'ratings' | 'feedback' | 'budget-linkage'; phase: Phase['phase'] }
  | { what: 'window-open' | 'window-next'; phase: Phase['phase']; window: ShownWindow }
  | { what: 'complete' };

const byDay = (a: ShownWindow, b: ShownWindow): number => a.opens.localeCompare(b.opens);

const atWork = {
  preparation: 'preparation',
  'midterm-tracking': 'tracking',
  'final-scoring': 'ratings',
  feedback: 'feedback',
  'budget-linkage': 'budget-linkage',
} as const;

export const waitingFor = (phases: readonly Shown[], windows: readonly ShownWindow[]): WaitingFor => {
  const inOrder = phaseNames.flatMap((name) => phases.find(({ phase }) => phase === name) ?? []);
  const current = inOrder.find(({ status }) => status !== 'complete');
  if (current === undefined) return { what: 'complete' };
  const { phase, status } = current;
  if (status === 'failed') return { what: 'failed', phase };
  if (status === 'waiting') return { what: 'next-phase', phase };
  const own = windows.filter((each) => each.phase === phase).sort(byDay);
  const open = own.find((each) => each.status === 'open' || each.status === 'opening');
  if (open !== undefined) return { what: 'window-open', phase, window: open };
  const next = own.find((each) => each.status === 'planned');
  return next === undefined ? { what: atWork[phase], phase } : { what: 'window-next', phase, window: next };
};
