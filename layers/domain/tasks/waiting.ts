import * as z from 'zod';
import { workingDaysBetween } from '#domain/cycles/calendar.ts';
import type { Calendar } from '#domain/schemes/plan.ts';
import { Assignee, Task } from './task.ts';

/** Working days left until the end of a day; negative when it has passed: so many working days late. */
export const workingDaysLeft = (today: string, due: string, calendar: Calendar): number =>
  due >= today ? workingDaysBetween(today, due, calendar) : -workingDaysBetween(due, today, calendar);

/** What a phase waits for: open tasks of one kind (and window, and role) together, with how many of them are late. */
export const Waiting = z.object({
  phase: z.string(),
  kind: Task.shape.kind,
  window: z.string().optional(),
  role: Assignee.shape.role,
  count: z.int().positive(),
  late: z.int().min(0),
  /** The earliest due day among them, and the working days until then. */
  due: z.iso.date(),
  workingDays: z.int(),
  /** Units whose turn it is, the latest first; none where it is the office's or another body's. */
  units: z.array(z.string()),
  /** Whom the county waits for where it is not a unit: ids of the tasks. */
  tasks: z.array(z.string()),
});
export type Waiting = z.infer<typeof Waiting>;

const keyOf = ({ phase, kind, window = '', assignee }: Task): string => [phase, kind, window, assignee.role].join('|');
const earliest = (a: Pick<Task, 'due' | 'id'>, b: Pick<Task, 'due' | 'id'>): number => a.due.localeCompare(b.due) || (a.id < b.id ? -1 : 1);

const groupOf = (tasks: readonly Task[], today: string, calendar: Calendar): Waiting[] => {
  const own = [...tasks].sort(earliest);
  const [first] = own;
  if (first === undefined) return [];
  const { phase, kind, window, assignee, due } = first;
  return [
    {
      phase,
      kind,
      ...(window === undefined ? {} : { window }),
      role: assignee.role,
      count: own.length,
      late: own.filter((task) => task.due < today).length,
      due,
      workingDays: workingDaysLeft(today, due, calendar),
      units: own.flatMap(({ unit }) => unit ?? []),
      tasks: own.filter(({ unit }) => unit === undefined).map(({ id }) => id),
    },
  ];
};

/** Open tasks as the office sees them: who blocks the year, the most urgent first. A recount waits for what the others wait for and is left out. */
export const waitingFor = (open: readonly Task[], today: string, calendar: Calendar): Waiting[] =>
  [
    ...Map.groupBy(
      open.filter(({ kind }) => kind !== 'join'),
      keyOf,
    ).values(),
  ]
    .flatMap((tasks) => groupOf(tasks, today, calendar))
    .sort((a, b) => a.due.localeCompare(b.due) || (a.kind < b.kind ? -1 : 1));
