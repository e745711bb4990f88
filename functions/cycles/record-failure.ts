import * as z from 'zod';
import { changed } from '#domain/change.ts';
import { PhaseName } from '#domain/cycles/cycle.ts';
import { failPhase } from '#domain/cycles/phase-moves.ts';
import { parse } from '#domain/problems/parse.ts';
import { decideAgain } from '#platform/decide-again.ts';
import { logger } from '#platform/observe/logger.ts';
import { countMetric } from '#platform/observe/metrics.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';

/** What Step Functions says of an execution that failed, timed out or was stopped. */
const Failure = z.object({
  detail: z.object({
    name: z.string(),
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    input: z.string(),
    error: z.string().nullish(),
    cause: z.string().nullish(),
  }),
});
const Input = z.object({
  county: z.string(),
  cycle: z.string(),
  attempt: z.int(),
  phase: PhaseName.optional(),
  window: z.string().optional(),
  unit: z.string().optional(),
  intake: z.string().optional(),
});

/** An older attempt changes nothing. */
const writeDown = async ({ name, status, error, cause, input }: z.infer<typeof Failure>['detail']): Promise<void> => {
  const { county, cycle, attempt, phase, window, unit, intake } = parse(Input, JSON.parse(input), '流程输入');
  const failure = { error: error ?? status, cause: (cause ?? '').slice(0, 1000) };
  const actor = { county, cycle, who: 'workflow', act: `failed:${name}` };
  if (unit !== undefined && window !== undefined) {
    const submission = await load('submission', { county, cycle, window, unit }, `单位 ${unit} 的填报`);
    if (submission.attempt === attempt) await commit({ fact: 'submission-failed', changes: [changed('submission', submission, { failure })] }, actor);
    return;
  }
  if (intake !== undefined) {
    const record = await load('intake', { county, cycle, id: intake }, `导入文件 ${intake}`);
    if (record.attempt === attempt) await commit({ fact: 'intake-failed', changes: [changed('intake', record, { failure })] }, actor);
    return;
  }
  if (phase === undefined) return;
  const record = await load('phase', { county, cycle, phase }, `阶段 ${phase}`);
  if (record.attempt === attempt && record.status === 'running') await commit(failPhase(record, failure), actor);
};

/** Writes down that an execution ended without its procedure, so that the office sees it and can resume it. */
export const recordFailure = async ({ detail }: z.infer<typeof Failure>): Promise<void> => {
  logger.error('EXECUTION_FAILED', { execution: detail.name, status: detail.status });
  countMetric('ExecutionsFailed');
  await decideAgain(() => writeDown(detail));
};

export const handler = step('record-failure', async (event) => {
  await recordFailure(parse(Failure, event, '流程失败事件'));
  return {};
});
