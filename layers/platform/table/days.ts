import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { environment } from '#platform/environment.ts';
import { documents } from './client.ts';
import { entities, tableKey } from './entities.ts';

/** Raises a day that only ever grows; an older day changes nothing. Days are no decisions: they have no audit entry and raise no `rev`. */
const raise = async (name: 'county' | 'cycle', key: Record<string, string>, attribute: string, day: string): Promise<void> => {
  try {
    await documents.send(
      new UpdateCommand({
        TableName: environment.RECORDS_TABLE,
        Key: tableKey(name, key),
        UpdateExpression: 'SET #day = :day',
        ConditionExpression: 'attribute_exists(pk) AND #day < :day',
        ExpressionAttributeNames: { '#day': attribute },
        ExpressionAttributeValues: { ':day': day },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

export const raiseToday = ({ county, cycle }: Cycle, day: string): Promise<void> => raise('cycle', { county, cycle }, 'today', day);
export const raiseTickedThrough = ({ county }: County, day: string): Promise<void> => raise('county', { county }, 'tickedThrough', day);

/** Codes of all counties, for the daily tick. */
export const allCounties = async (): Promise<string[]> => {
  const query = entities.county.query['registry'];
  if (query === undefined) throw new Error('no index of counties');
  const { data } = await query({ registry: 'counties' }).go({ pages: 'all' });
  return (data as { county: string }[]).map(({ county }) => county);
};
