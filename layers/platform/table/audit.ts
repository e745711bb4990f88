import { createHash } from 'node:crypto';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { environment } from '#platform/environment.ts';
import { documents } from './client.ts';

export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** An act of a caller: its id (who, and the Idempotency-Key) and the hash of what was asked, so that a key never stands for two requests. */
export interface Act {
  id: string;
  request: string;
  /** Person for whom the caller acted as a substitute. */
  onBehalfOf?: string;
}

/** What an act amounted to, given back to its caller and again to whoever repeats it. */
export const Receipt = z.object({
  /** Id of the act: the caller's Idempotency-Key, or the step's own deterministic id. */
  act: z.string(),
  fact: z.string(),
  at: z.iso.datetime(),
  records: z.array(z.object({ record: z.string(), key: z.string(), rev: z.int().optional() })),
});
export type Receipt = z.infer<typeof Receipt>;

/** 留痕: one entry per decision on official records, written in its transaction, never changed. */
export const AuditEntry = z.object({
  county: z.string(),
  cycle: z.string(),
  act: z.string(),
  /** Hash of the request; steps have none, their id says all. */
  request: z.string().optional(),
  /** A person's id, `tick`, `workflow:<name>` or `source:<id>`. */
  who: z.string(),
  /** 代: the person for whom `who` acted as a substitute. */
  onBehalfOf: z.string().optional(),
  fact: z.string(),
  at: z.iso.datetime(),
  day: z.iso.date().optional(),
  reason: z.string().optional(),
  records: z.array(z.object({ record: z.string(), key: z.string(), rev: z.int().optional(), before: z.string().optional(), after: z.string() })),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const keyOf = (county: string, cycle: string, act: string) => ({ pk: `${county}#${cycle}`, sk: act });

export const auditPut = (entry: AuditEntry) => ({
  Put: {
    TableName: environment.AUDIT_TABLE,
    Item: { ...keyOf(entry.county, entry.cycle, entry.act), gsi1pk: `${entry.county}#${entry.cycle}`, gsi1sk: `${entry.at}#${entry.act}`, ...entry },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const toReceipt = ({ act, fact, at, records }: AuditEntry): Receipt => ({
  act,
  fact,
  at,
  records: records.map(({ record, key, rev }) => ({ record, key, ...(rev === undefined ? {} : { rev }) })),
});

export interface Done {
  receipt: Receipt;
  request: string | undefined;
}

/** What an act amounted to when it was done before, or undefined. */
export const doneBefore = async (county: string, cycle: string, act: string): Promise<Done | undefined> => {
  const { Item } = await documents.send(new GetCommand({ TableName: environment.AUDIT_TABLE, Key: keyOf(county, cycle, act), ConsistentRead: true }));
  if (Item === undefined) return undefined;
  const entry = parseOwn(AuditEntry, Item, '留痕记录');
  return { receipt: toReceipt(entry), request: entry.request };
};

/** The trail of a cycle, newest first; `cursor` is the `at#act` of the last one seen. */
export const trail = async (county: string, cycle: string, limit: number, cursor?: string): Promise<AuditEntry[]> => {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: environment.AUDIT_TABLE,
      IndexName: 'gsi1',
      KeyConditionExpression: cursor === undefined ? 'gsi1pk = :pk' : 'gsi1pk = :pk AND gsi1sk < :cursor',
      ExpressionAttributeValues: { ':pk': `${county}#${cycle}`, ...(cursor === undefined ? {} : { ':cursor': cursor }) },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map((item) => parseOwn(AuditEntry, item, '留痕记录'));
};
