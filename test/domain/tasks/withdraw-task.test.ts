import { describe, expect, it } from 'vitest';
import { aTask, withdrawTask } from '#domain/tasks/moves.ts';
import { endingsOf, expiring, outcomes, type TaskKind, taskKinds, withdrawable } from '#domain/tasks/task.ts';

const opened = (kind: TaskKind) =>
  aTask({ county: '330726', cycle: '2026', id: 't', kind, phase: 'feedback', assignee: { role: 'office-head' }, due: '2026-07-10', today: '2026-07-01' });
const settlement = { on: '2026-07-02', by: 'P1', reason: '单位撤并' };

describe('taking a task back', () => {
  it.each(withdrawable)('%s ends as withdrawn', (kind) => {
    expect(withdrawTask(opened(kind), settlement)).toMatchObject({ set: { status: 'withdrawn', outcome: 'withdrawn', reason: '单位撤并' } });
  });

  it.each(taskKinds.filter((kind) => !withdrawable.includes(kind)))('%s is refused: the result of the year rests on it', (kind) => {
    expect(() => withdrawTask(opened(kind), settlement)).toThrow('该待办是年度考评的必经步骤,不能撤销');
  });
});

it('a task ends by its outcomes, by missing its day, by being taken back', () => {
  expect(endingsOf('sign')).toEqual(['signed', 'returned', 'expired', 'withdrawn']);
  expect(endingsOf('accept')).toEqual(['accepted', 'returned', 'withdrawn']);
  expect(endingsOf('join')).toEqual(['closed']);
  for (const kind of taskKinds)
    expect(endingsOf(kind).length).toBe(outcomes[kind].length + Number(expiring.includes(kind)) + Number(withdrawable.includes(kind)));
});
