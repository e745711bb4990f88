import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { CycleKey } from '#domain/cycles/keys.ts';
import { parse } from '#domain/problems/parse.ts';
import { step } from '#platform/observe/step.ts';
import { resume } from './resume-executions.ts';

const Resume = CycleKey.extend({ all: z.boolean().default(false) });

/** The operator's way to resume, e.g. after a deployment that changed a workflow; the office's way is the route. */
export const handler = step('resume', (input) => resume({ ...parse(Resume, input, '恢复参数'), who: 'operator', act: `operator:${randomUUID()}` }));
