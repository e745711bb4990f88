import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { environment } from '#platform/environment.ts';
import { Refusal } from '#platform/http/refusal.ts';
import { documents } from '#platform/table/client.ts';

/** Calls that one token may make in a minute; a delivery holds thousands of rows. */
export const callsPerMinute = 60;

const Counted = z.object({ calls: z.number() });

/** Counts a call of this minute (of the wall clock, as rate limits may); one too many is refused. The counter removes itself. */
export const countCall = async (county: string, token: string): Promise<void> => {
  const minute = Math.floor(Date.now() / 60_000);
  const { Attributes } = await documents.send(
    new UpdateCommand({
      TableName: environment.RECORDS_TABLE,
      Key: { pk: `$calls#county_${county}#token_${token}`, sk: `$minute_${minute}` },
      UpdateExpression: 'ADD calls :one SET expires = :end',
      ExpressionAttributeValues: { ':one': 1, ':end': minute * 60 + 3600 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  if (parseOwn(Counted, Attributes, '调用次数').calls > callsPerMinute)
    throw new Refusal(429, 'too-many-calls', `调用过于频繁:每个令牌每分钟不超过 ${callsPerMinute} 次,请一分钟后再试`);
};
