import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { environment } from '#platform/environment.ts';
import { AuditEntry } from './audit.ts';
import { documents } from './client.ts';
import { merkleRoot } from './merkle.ts';

/** 封存: all audit entries of a cycle between two moments as one root hash, chained to the seal before. Its document lies locked in the archive under `hash`. */
export const Seal = z.object({
  county: z.string(),
  cycle: z.string(),
  /** 1, 2, 3 … */
  number: z.int().positive(),
  /** Entries written after the seal before and not after this moment. */
  through: z.iso.datetime(),
  day: z.iso.date(),
  count: z.int().positive(),
  root: z.string(),
  /** Hash of the seal before; none for the first. */
  previous: z.string().optional(),
  hash: z.string(),
});
export type Seal = z.infer<typeof Seal>;

interface Span {
  county: string;
  cycle: string;
}

const pkOf = ({ county, cycle }: Span): string => `${county}#${cycle}#seals`;

/** The seals of a cycle, oldest first. */
export const sealsOf = async (span: Span): Promise<Seal[]> => {
  const seals: Seal[] = [];
  const query = {
    TableName: environment.AUDIT_TABLE,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pkOf(span) },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateQuery({ client: documents }, query)) seals.push(...Items.map((item) => parseOwn(Seal, item, '留痕封存')));
  return seals;
};

/** The newest seal of a cycle, or undefined. */
export const lastSeal = async (span: Span): Promise<Seal | undefined> => {
  const { Items: [item] = [] } = await documents.send(
    new QueryCommand({
      TableName: environment.AUDIT_TABLE,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pkOf(span) },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return item === undefined ? undefined : parseOwn(Seal, item, '留痕封存');
};

/** Writes a seal once; false when its number is taken already. */
export const putSeal = async (seal: Seal): Promise<boolean> => {
  try {
    await documents.send(
      new PutCommand({
        TableName: environment.AUDIT_TABLE,
        Item: { pk: pkOf(seal), sk: String(seal.number).padStart(6, '0'), ...seal },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Sorts after every act of a moment. */
const lastAct = '\uffff';

/** The entries of a cycle written after one moment and not after another, in the order of their writing. */
export const entriesBetween = async ({ county, cycle }: Span, after: string | undefined, through: string): Promise<AuditEntry[]> => {
  const entries: AuditEntry[] = [];
  const query = {
    TableName: environment.AUDIT_TABLE,
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': `${county}#${cycle}`, ':from': after === undefined ? '0' : `${after}#${lastAct}`, ':to': `${through}#${lastAct}` },
  };
  for await (const { Items = [] } of paginateQuery({ client: documents }, query)) entries.push(...Items.map((item) => parseOwn(AuditEntry, item, '留痕记录')));
  return entries;
};

/** One hash for entries, whatever is changed, added, left out or put in another order changes it. */
export const rootOf = (entries: readonly AuditEntry[]): string => merkleRoot(entries.map((entry) => canonicalJson(entry)));
