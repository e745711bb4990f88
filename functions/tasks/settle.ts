import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import { parseOwn } from '#domain/problems/parse.ts';
import { logger } from '#platform/observe/logger.ts';
import { Settled } from '#platform/table/callbacks.ts';
import { unmarshallStream } from '#platform/table/stream.ts';
import { tell } from '#platform/workflows/executions.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);

const settle = async (record: DynamoDBRecord): Promise<void> => {
  const { id, outcome, callback, next } = parseOwn(Settled, unmarshallStream(record.dynamodb?.NewImage), '数据流记录');
  const answer = await tell(callback, { outcome, ...(next === undefined ? {} : { task: next }) });
  logger.info('TASK_SETTLED', { task: id, outcome, answer });
};

/** A task that a workflow waits for was settled: the workflow is told the outcome and the task that follows. */
export const handler: DynamoDBStreamHandler = (event, context) => processPartialResponse(event, settle, processor, { context });
