import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { addDays, eachDay } from '#domain/cycles/calendar.ts';
import { parse } from '#domain/problems/parse.ts';
import { CountyCode } from '#domain/schemes/code.ts';
import { logger } from '#platform/observe/logger.ts';
import { countMetric } from '#platform/observe/metrics.ts';
import { sendTick } from '#platform/workflows/ticks.ts';
import { countyOf, runDay } from './day.ts';

export const Tick = z.object({ county: CountyCode, day: z.iso.date() });

/** Time kept free at the end of an invocation to hand the rest of a long catch-up to the next one. */
const reserveMilliseconds = 20_000;

/** Runs every county day up to `day`; out of time it stops between two days and sends the same message again. */
export const tick = async ({ county, day }: z.infer<typeof Tick>, remaining: () => number): Promise<void> => {
  const record = await countyOf(county);
  const days = eachDay(addDays(record.tickedThrough, 1), day);
  for (const each of days) {
    if (remaining() < reserveMilliseconds) {
      logger.warn('TICK_HANDED_ON', { county, day: each });
      await sendTick(county, day);
      return;
    }
    await runDay(record, each, each === days.at(-1));
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
