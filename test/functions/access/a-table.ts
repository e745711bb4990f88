import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';

type Item = Record<string, unknown>;

/** Tables in memory, as far as sign-in needs them: get, put, delete and query by keys. */
export const aTable = () => {
  const items: Item[] = [];
  const at = (key: Item = {}): number => items.findIndex((item) => Object.entries(key).every(([name, value]) => item[name] === value));
  const client = mockClient(DynamoDBDocumentClient);
  client.on(GetCommand).callsFake(({ Key }) => ({ Item: items[at(Key)] }));
  client.on(PutCommand).callsFake(({ Item }) => ({ written: items.push(Item) }));
  client.on(DeleteCommand).callsFake(({ Key }) => ({ gone: items.splice(at(Key), 1).length }));
  client.on(QueryCommand).callsFake(({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {}, Limit = 1000 }) => ({
    Items: items
      .filter((item) => item[names['#pk'] ?? 'gsi1pk'] === values[':pk'] && String(item[names['#sk1'] ?? 'sk'] ?? '').startsWith(values[':sk1'] ?? ''))
      .slice(0, Limit),
  }));
  return { items, client };
};
