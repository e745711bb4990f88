import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { environmentFor } from '../../infra/local/cloud.ts';
import type { TestCloud } from './cloud.ts';
import { outputOf } from './cloud.ts';
import { variablesOf } from './lambda.ts';

type Item = Record<string, unknown>;

const itemsOf = async (endpoint: string, table: string, county: string): Promise<Item[]> => {
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environmentFor(endpoint);
  const client = new DynamoDBClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) items.push(...Items.map((item) => unmarshall(item)));
  return items.filter((item) => item['county'] === county);
};

/** What no act of a person decides on: who is signed in, and which workflow waits. */
const official = ({ callback: _, ...item }: Item): Item[] => (item['__edb_e__'] === 'session' ? [] : [item]);

const byKey = (a: Item, b: Item): number => (`${a['pk']}|${a['sk']}` < `${b['pk']}|${b['sk']}` ? -1 : 1);

/** Everything that stands in the records and the audit trail of a county. */
export const recordsOf = async (cloud: TestCloud, county: string): Promise<{ records: Item[]; audit: Item[] }> => {
  const { RECORDS_TABLE = '', AUDIT_TABLE = '' } = await variablesOf(cloud.endpoint, outputOf(cloud, 'ResumeFunction'));
  const [records, audit] = await Promise.all([itemsOf(cloud.endpoint, RECORDS_TABLE, county), itemsOf(cloud.endpoint, AUDIT_TABLE, county)]);
  return { records: records.flatMap(official).sort(byKey), audit: audit.sort(byKey) };
};
