import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { addDays, eachDay } from '#domain/cycles/calendar.ts';
import { parse } from '#domain/problems/parse.ts';
import { CountyCode } from '#domain/schemes/code.ts';
import { logger } from '#platform/observe/logger.ts';
import { countMetric } from '#platform/observe/metrics.ts';
import { list, loadCounty } from '#platform/table/records.ts';
import { sendTick } from '#platform/workflows/ticks.ts';
import { runDay } from './day.ts';
import { inTime, OutOfTime } from './in-time.ts';

export const Tick = z.object({ county: CountyCode, day: z.iso.date() });

/** Runs every county day up to `day`, an older one is a no-op; out of time it stops between two items and sends the same message again. */
export const tick = async ({ county, day }: z.infer<typeof Tick>, remaining: () => number): Promise<void> => {
  const record = await loadCounty(county);
  const days = eachDay(addDays(record.tickedThrough, 1), day);
  const sources = days.length === 0 ? [] : await list('source', { county });
  try {
    for (const each of days) await runDay(record, { day: each, first: each === days[0], newest: each === days.at(-1), sources }, inTime(remaining));
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    logger.warn('TICK_HANDED_ON', { county, day });
    await sendTick(county, day);
    return;
  }
  logger.info('TICK_COMPLETE', { county, day, days: days.length });
  countMetric('TickComplete');
};

/** The batch processor swallows what a record failed of; here it is said before the queue sends the message again. */
const tellingFailure = async (record: SQSRecord, remaining: () => number): Promise<void> => {
  try {
    await tick(parse(Tick, JSON.parse(record.body), '时钟消息'), remaining);
  } catch (error) {
    logger.error('TICK_FAILED', { thrown: error });
    throw error;
  }
};

const processor = new BatchProcessor(EventType.SQS);

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, (record: SQSRecord) => tellingFailure(record, () => context.getRemainingTimeInMillis()), processor, { context });
