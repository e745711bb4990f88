import * as z from 'zod';
import { Task } from '#domain/tasks/task.ts';
import { Reason } from '#platform/http/bodies.ts';
import { CyclePath, yearOf } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { completeTask, Done } from './complete-task.ts';
import { listTasks, TaskQuery, Tasks } from './list-tasks.ts';
import { listNotifications, Marked, MarkRead, markNotificationsRead, NotificationQuery, Notifications } from './notifications.ts';
import { LateTasks, lateTasks, Nudge, nudge } from './nudge.ts';
import { Extend, extend, withdraw } from './office-powers.ts';
import { TaskPath, taskOf } from './task-subject.ts';
import { WaitingTasks, waitingTasks } from './waiting.ts';

const one = '/tasks/{cycle}/{id}' as const;
const acted = { method: 'POST', params: TaskPath, about: 'task', on: taskOf, response: Receipt } as const;

export const routes = [
  route({
    method: 'GET',
    path: '/tasks/notifications',
    summary: 'What was told to me and to the posts I hold, newest first.',
    can: 'read-own',
    about: 'notification',
    on: 'none',
    params: z.object({}),
    query: NotificationQuery,
    response: Notifications,
    handler: listNotifications,
  }),
  route({
    method: 'POST',
    path: '/tasks/notifications/read',
    summary: 'Marks notifications of mine as read.',
    can: 'mark-read',
    about: 'notification',
    on: 'none',
    params: z.object({}),
    body: MarkRead,
    response: Marked,
    handler: markNotificationsRead,
  }),
  route({
    method: 'GET',
    path: '/tasks/{cycle}/late',
    summary: 'Open tasks that are due today or late, with whoever has to do them.',
    can: 'nudge',
    about: 'task',
    on: yearOf,
    params: CyclePath,
    response: LateTasks,
    handler: lateTasks,
  }),
  route({
    method: 'GET',
    path: '/tasks/{cycle}/waiting',
    summary: 'What every phase waits for, who has to do it, and the working days left.',
    can: 'read',
    about: 'task',
    on: yearOf,
    params: CyclePath,
    response: WaitingTasks,
    handler: waitingTasks,
  }),
  route({
    method: 'GET',
    path: '/tasks/{cycle}',
    can: 'read-own',
    about: 'task',
    on: 'none',
    params: CyclePath,
    query: TaskQuery,
    response: Tasks,
    handler: listTasks,
  }),
  route({
    method: 'GET',
    path: one,
    can: 'read',
    about: 'task',
    on: taskOf,
    params: TaskPath,
    response: Task,
    handler: async ({ subject }) => ({ body: subject.task }),
  }),
  route({ ...acted, path: `${one}/done`, can: 'settle', body: Done, handler: completeTask }),
  route({ ...acted, path: `${one}/extend`, can: 'extend', body: Extend, handler: extend }),
  route({ ...acted, path: `${one}/nudge`, can: 'nudge', body: Nudge, handler: nudge }),
  route({ ...acted, path: `${one}/withdraw`, can: 'withdraw', body: Reason, handler: withdraw }),
];

export const handler = serve(routes);
