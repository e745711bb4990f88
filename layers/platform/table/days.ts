import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { addDays } from '#domain/cycles/calendar.ts';
import { County, type Cycle } from '#domain/cycles/cycle.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { environment } from '#platform/environment.ts';
import { documents } from './client.ts';
import { entities, tableKey } from './entities.ts';
import { loadCounty } from './records.ts';

/** Raises a day that only ever grows; an older day changes nothing. Days are no decisions: they have no audit entry and raise no `rev`. */
export const raiseToday = async ({ county, cycle }: Cycle, day: string): Promise<void> => {
  try {
    await documents.send(
      new UpdateCommand({
        TableName: environment.RECORDS_TABLE,
        Key: tableKey('cycle', { county, cycle }),
        UpdateExpression: 'SET today = :day',
        ConditionExpression: 'attribute_exists(pk) AND today < :day',
        ExpressionAttributeValues: { ':day': day },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** The county's day moves on by exactly one: a day that was skipped is refused by the table itself, an older one changes nothing. */
export const raiseTickedThrough = async ({ county }: Pick<County, 'county'>, day: string): Promise<void> => {
  try {
    await documents.send(
      new UpdateCommand({
        TableName: environment.RECORDS_TABLE,
        Key: tableKey('county', { county }),
        UpdateExpression: 'SET tickedThrough = :day',
        ConditionExpression: 'tickedThrough = :before',
        ExpressionAttributeValues: { ':day': day, ':before': addDays(day, -1) },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const { tickedThrough } = await loadCounty(county);
    if (tickedThrough < day) throw new Error(`county ${county}: a day between ${tickedThrough} and ${day} was skipped`);
  }
};

const CountyDay = County.pick({ county: true, tickedThrough: true });

/** All counties and the days they have reached, for the daily tick. */
export const allCounties = async (): Promise<z.infer<typeof CountyDay>[]> => {
  const query = entities.county.query['registry'];
  if (query === undefined) throw new Error('no index of counties');
  const { data } = await query({ registry: 'counties' }).go({ pages: 'all' });
  return (data as unknown[]).map((item) => parseOwn(CountyDay, item, '县(市、区)'));
};
