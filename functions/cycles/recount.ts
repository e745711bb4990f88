import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import { WindowKey } from '#domain/cycles/keys.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { recountWindow } from './recount-window.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);

const windowOf = ({ dynamodb }: DynamoDBRecord): WindowKey => {
  const image = dynamodb?.NewImage ?? {};
  return parseOwn(WindowKey, { county: image['county']?.S, cycle: image['cycle']?.S, window: image['window']?.S }, '数据流记录');
};

/** A submission was settled: recount its window. A batch of one window is recounted once. */
export const handler: DynamoDBStreamHandler = (event, context) => {
  const counted = new Map<string, Promise<boolean>>();
  const recountOnce = (record: DynamoDBRecord): Promise<boolean> => {
    const key = windowOf(record);
    const id = Object.values(key).join('/');
    const running = counted.get(id) ?? recountWindow(key, 'workflow:window');
    counted.set(id, running);
    return running;
  };
  return processPartialResponse(event, recountOnce, processor, { context });
};
