import { type Change, changed, created, held, type Move } from '../change.ts';
import { addWorkingDays } from '../cycles/calendar.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { NotAllowed } from '../problems/errors.ts';
import type { Plan } from '../schemes/plan.ts';
import { openTask, settleTask } from '../tasks/moves.ts';
import type { Assignee, Task } from '../tasks/task.ts';
import type { Cascade } from './cascade.ts';
import { restOn } from './cascade-moves.ts';
import { statusWords, type TargetList, type TargetListAct, type TargetListStatus, targetListMoves } from './target-list.ts';
import type { UnitTarget } from './unit-target.ts';

type Step = 'propose-targets' | 'sign-targets' | 'accept-targets';

const taskId = (unit: string, step: Step, round: number): string => `${step}-${unit}-${round}`;

const assigneeOf = (step: Step, unit: string): Assignee =>
  step === 'accept-targets' ? { role: 'office-clerk' } : { role: step === 'propose-targets' ? 'unit-reporter' : 'unit-leader', unit };

/** Working days that somebody has at least when a step comes to them near the plan's day, or after it (a unit that joins in mid-year). */
const leastWorkingDays = 5;

const dueDay = ({ today }: Cycle, { due, calendar }: Plan): string => {
  const later = addWorkingDays(today, leastWorkingDays, calendar);
  return later > due.agreeTargets ? later : due.agreeTargets;
};

const stepTask = (year: Cycle, plan: Plan, unit: string, step: Step, id: string, reason?: string): Change =>
  openTask({
    county: year.county,
    cycle: year.cycle,
    id,
    kind: step,
    phase: 'preparation',
    unit,
    assignee: assigneeOf(step, unit),
    due: dueDay(year, plan),
    today: year.today,
    ...(reason === undefined ? {} : { reason }),
  });

/** A unit is asked for its targets: its list and its first task. */
export const askForTargets = (year: Cycle, plan: Plan, unit: string): Move => {
  const { county, cycle } = year;
  const task = taskId(unit, 'propose-targets', 1);
  return {
    fact: 'targets-asked',
    changes: [created('targetList', { county, cycle, unit, status: 'open', round: 1, task, rev: 1 }), stepTask(year, plan, unit, 'propose-targets', task)],
  };
};

const mustAllow = (act: TargetListAct, { status }: TargetList): void => {
  const from: readonly TargetListStatus[] = targetListMoves[act].from;
  if (from.includes(status)) return;
  const after = status === 'agreed' ? ';核定后只能通过调整申请变更' : '';
  throw new NotAllowed(
    `targets-${status}`,
    `该单位的绩效目标当前为“${statusWords[status]}”,应为“${from.map((each) => statusWords[each]).join('”或“')}”时才能办理${after}`,
  );
};

/** Targets are written while the unit is asked to propose; the list must still be so when they are. */
export const saveTarget = (list: TargetList, before: UnitTarget | undefined, target: UnitTarget): Move => {
  mustAllow('propose', list);
  const { by, on, milestones, target: value, baseline } = target;
  return {
    fact: 'target-saved',
    changes: [
      held('targetList', list),
      before === undefined ? created('target', target) : changed('target', before, { target: value, baseline, milestones, by, on }),
    ],
  };
};

/** The office's drafts that the unit proposes as they stand become its targets; so many that one transaction holds them. */
export const adoptDrafts = (list: TargetList, drafts: readonly UnitTarget[]): Move => {
  mustAllow('propose', list);
  return { fact: 'drafts-adopted', changes: [held('targetList', list), ...drafts.map((each) => created('target', each))] };
};

export interface ListAct {
  act: TargetListAct;
  list: TargetList;
  task: Task;
  year: Cycle;
  plan: Plan;
  by: string;
  reason?: string;
  /** Hash of the list's targets. */
  hash?: string;
  /** Cascades that bind the unit: an acceptance rests on them. */
  cascades?: readonly Cascade[];
}

const factsOf = ({ act, year: { today }, by, hash, reason }: ListAct): Partial<TargetList> => ({
  ...(act === 'propose' ? { proposedBy: by } : {}),
  ...(act === 'sign' && hash !== undefined ? { signedOn: today, hash } : {}),
  ...(act === 'accept' ? { agreedOn: today } : {}),
  ...(reason === undefined ? {} : { reason }),
});

/** propose, sign, accept or return: the list moves, its task is settled and names the task that follows. Returning needs a reason and opens a new round. */
export const actOnTargets = (input: ListAct): Move => {
  const { act, list, task, year, plan, by, reason, cascades = [] } = input;
  mustAllow(act, list);
  const move = targetListMoves[act];
  if (task.kind !== move.settles) throw new RangeError(`${act} settles a task ${move.settles}, not ${task.kind}`);
  if (move.to === 'returned' && (reason === undefined || reason.trim() === '')) throw new NotAllowed('reason-required', '退回必须说明理由');
  const round = move.to === 'returned' ? list.round + 1 : list.round;
  const next = move.opens === undefined ? undefined : { step: move.opens, id: taskId(list.unit, move.opens, round) };
  const settlement = { on: year.today, by, ...(next === undefined ? {} : { nextTask: next.id }), ...(reason === undefined ? {} : { reason }) };
  return {
    fact: `targets-${act}`,
    changes: [
      changed('targetList', list, { status: move.to, round, ...(next === undefined ? {} : { task: next.id }), ...factsOf(input) }),
      settleTask(task, move.outcome, settlement),
      ...(act === 'accept' ? cascades.map(restOn) : []),
      ...(next === undefined ? [] : [stepTask(year, plan, list.unit, next.step, next.id, reason)]),
    ],
  };
};
