import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '#platform/observe/logger.ts';
import { countMetric } from '#platform/observe/metrics.ts';

/** Nobody may change or remove an audit entry: whoever does is seen. Says which entry, never what stood in it. */
const tell = ({ eventName, dynamodb }: DynamoDBRecord): void =>
  logger.error('AUDIT_CHANGED', { event: eventName, key: [dynamodb?.Keys?.['pk']?.S, dynamodb?.Keys?.['sk']?.S].join('/') });

/** The audit table's stream, filtered to MODIFY and REMOVE; an insertion that came by is no change. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
  const changed = Records.filter(({ eventName }) => eventName !== 'INSERT');
  for (const record of changed) tell(record);
  if (changed.length > 0) countMetric('AuditEntriesChanged', changed.length);
};
