import type { Calendar } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { addDays, daysBetween, workingDaysBetween } from '../cycles/calendar.ts';
import { aNotification } from '../notifications/moves.ts';
import type { Notification } from '../notifications/notification.ts';
import { type Assignee, assigneeKey, expiring, type Task } from './task.ts';

type Days = Pick<Policy['days'], 'remindBefore' | 'escalation'>;

const about = ({ id, kind, due, unit }: Task) => ({ task: id, taskKind: kind, due, ...(unit === undefined ? {} : { unit }) });

/** 提醒 of the newest threshold that is reached. The due day is part of its key: an extension reminds again. */
const reminder = (task: Task, day: string, thresholds: readonly number[]): Notification[] => {
  const daysLeft = daysBetween(day, task.due);
  const passed = thresholds.filter((threshold) => daysLeft <= threshold && addDays(task.due, -threshold) >= task.opened);
  if (passed.length === 0) return [];
  const { county, cycle, assigneeKey: to } = task;
  return [aNotification({ county, cycle, on: day, to, key: `${task.id}:${Math.min(...passed)}:${task.due}` }, { kind: 'reminder', ...about(task), daysLeft })];
};

/** A task of a unit goes to the unit's leader; one of the office or another body has no unit leader above it. */
const above = ({ assignee }: Task, to: Days['escalation'][number]['to']): Assignee | undefined => {
  if (to === 'office-head') return { role: to };
  return assignee.unit === undefined ? undefined : { role: to, unit: assignee.unit };
};

/** 升级提醒: everybody whose level the delay has reached, each once a due day. A kind that expires is never late, the tick ends it. */
const escalations = (task: Task, day: string, levels: Days['escalation'], calendar: Calendar): Notification[] => {
  if (expiring.includes(task.kind)) return [];
  const workingDaysLate = workingDaysBetween(task.due, day, calendar);
  const { county, cycle } = task;
  return levels.flatMap(({ afterWorkingDays, to }) => {
    const superior = above(task, to);
    if (superior === undefined || workingDaysLate < afterWorkingDays) return [];
    const addressed = { county, cycle, on: day, to: assigneeKey(superior), key: `${task.id}:${afterWorkingDays}:${task.due}` };
    return [aNotification(addressed, { kind: 'escalation', ...about(task), assigneeKey: task.assigneeKey, workingDaysLate })];
  });
};

/** Who is to be reminded on a day, and who hears of what is late; after missed days only the newest threshold of a task remains. People only, never `system`. */
export const remindersOn = (tasks: readonly Task[], day: string, { remindBefore, escalation }: Days, calendar: Calendar): Notification[] =>
  tasks.flatMap((task) => {
    if (task.status !== 'open' || task.assignee.role === 'system') return [];
    return task.due < day ? escalations(task, day, escalation, calendar) : reminder(task, day, remindBefore);
  });
