import { Task } from '#domain/tasks/task.ts';
import { Reason } from '#platform/http/bodies.ts';
import { CyclePath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { completeTask, Done } from './complete-task.ts';
import { listTasks, TaskQuery, Tasks } from './list-tasks.ts';
import { Extend, extend, withdraw } from './office-powers.ts';
import { TaskPath, taskOf } from './task-subject.ts';

const one = '/tasks/{cycle}/{id}' as const;
const acted = { method: 'POST', params: TaskPath, about: 'task', on: taskOf, response: Receipt } as const;

export const routes = [
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
  route({ ...acted, path: `${one}/withdraw`, can: 'withdraw', body: Reason, handler: withdraw }),
];

export const handler = serve(routes);
