import { createHash } from 'node:crypto';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { environment } from '#platform/environment.ts';
import { Refusal } from '#platform/http/refusal.ts';
import { documents } from '#platform/table/client.ts';
import { now } from './now.ts';

/** Whose failures are counted together, and how many are borne in one stretch of the clock. See docs/decisions/lockout-by-browser.md. */
const borne = {
  /** A browser in which somebody signed in before: it cannot be locked out by others. */
  device: 10,
  /** All browsers unknown to us behind one address; a whole county's offices may be behind it. */
  address: 100,
  /** An account that the provider vouched for and that stands for nobody here: only its owner can use this up. */
  subject: 10,
} as const;

const stretchSeconds = 900;

export interface Counted {
  of: keyof typeof borne;
  key: string;
}

const Failures = z.object({ failures: z.number() });

const keyOf = ({ of, key }: Counted, stretch: number) => ({
  pk: `$failures#${of}_${createHash('sha256').update(key).digest('hex')}`,
  sk: `$stretch_${stretch}`,
});

const stretchAt = (second: number): number => Math.floor(second / stretchSeconds);

/** Refuses who failed too often of late, and says when to come back. */
export const mustNotBeLocked = async (counted: Counted): Promise<void> => {
  const second = now();
  const stretch = stretchAt(second);
  const { Item } = await documents.send(new GetCommand({ TableName: environment.RECORDS_TABLE, Key: keyOf(counted, stretch), ConsistentRead: true }));
  if (Item === undefined || parseOwn(Failures, Item, '登录失败次数').failures < borne[counted.of]) return;
  const wait = (stretch + 1) * stretchSeconds - second;
  throw new Refusal(429, 'signing-in-locked', `登录失败次数过多,请 ${Math.ceil(wait / 60)} 分钟后再试`, [], wait);
};

/** Counts a failed sign-in (of the wall clock's quarter of an hour, as lockout may). The counter removes itself. */
export const countFailure = async (counted: Counted): Promise<void> => {
  const stretch = stretchAt(now());
  await documents.send(
    new UpdateCommand({
      TableName: environment.RECORDS_TABLE,
      Key: keyOf(counted, stretch),
      UpdateExpression: 'ADD failures :one SET expires = :end',
      ExpressionAttributeValues: { ':one': 1, ':end': (stretch + 2) * stretchSeconds },
    }),
  );
};
