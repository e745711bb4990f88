import * as z from 'zod';
import { addDays, daysBetween } from '../cycles/calendar.ts';
import { CountyCode } from '../schemes/code.ts';
import { type Assignee, assigneeKey, expiring, type Task } from './task.ts';

/** 提醒: written once per task and threshold; delivery comes later. */
export const Reminder = z.object({
  county: CountyCode,
  cycle: z.string(),
  task: z.string(),
  /** Days left as text (`7`, `3`, `1`, `0`), or `overdue` when a task that cannot expire is late and goes to the office head. */
  threshold: z.string(),
  to: z.string(),
  on: z.iso.date(),
});
export type Reminder = z.infer<typeof Reminder>;

const head: Assignee = { role: 'office-head' };

const thresholdOf = (task: Task, day: string, thresholds: readonly number[]): { threshold: string; to: string } | undefined => {
  if (task.due < day) return expiring.includes(task.kind) ? undefined : { threshold: 'overdue', to: assigneeKey(head) };
  const left = daysBetween(day, task.due);
  const passed = thresholds.filter((threshold) => left <= threshold && addDays(task.due, -threshold) >= task.opened);
  return passed.length === 0 ? undefined : { threshold: String(Math.min(...passed)), to: task.assigneeKey };
};

/** Who is to be reminded on a day; after missed days only the newest threshold of a task remains. People only, never `system`. */
export const remindersOn = (tasks: readonly Task[], day: string, thresholds: readonly number[]): Reminder[] =>
  tasks.flatMap((task) => {
    if (task.status !== 'open' || task.assignee.role === 'system') return [];
    const reminder = thresholdOf(task, day, thresholds);
    return reminder === undefined ? [] : [{ county: task.county, cycle: task.cycle, task: task.id, ...reminder, on: day }];
  });
