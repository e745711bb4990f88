import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';

type Item = Record<string, unknown>;

/** `SET #a = :b, c = :d` and `ADD e :f` of an update. */
const updated = (item: Item, expression: string, names: Record<string, string>, values: Item): Item => {
  const name = (written: string): string => names[written] ?? written;
  const set = [...expression.matchAll(/([#\w]+) = (:\w+)/g)].map(([, attribute = '', value = '']): [string, unknown] => [name(attribute), values[value]]);
  const add = [...expression.matchAll(/ADD ([#\w]+) (:\w+)/g)].map(([, attribute = '', value = '']): [string, unknown] => [
    name(attribute),
    Number(item[name(attribute)] ?? 0) + Number(values[value]),
  ]);
  return { ...item, ...Object.fromEntries([...set, ...add]) };
};

/** Tables in memory, as far as sign-in needs them: get, put, delete, update and query by keys. */
export const aTable = () => {
  const items: Item[] = [];
  const at = (key: Item = {}): number => items.findIndex((item) => Object.entries(key).every(([name, value]) => item[name] === value));
  const client = mockClient(DynamoDBDocumentClient);
  client.on(GetCommand).callsFake(({ Key }) => ({ Item: items[at(Key)] }));
  client.on(PutCommand).callsFake(({ Item }) => ({ written: items.push(Item) }));
  client.on(DeleteCommand).callsFake(({ Key }) => {
    const found = at(Key);
    return { gone: found < 0 ? [] : items.splice(found, 1) };
  });
  client
    .on(UpdateCommand)
    .callsFake(({ Key, UpdateExpression, ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {}, ConditionExpression }) => {
      const found = at(Key);
      if (found < 0 && ConditionExpression !== undefined) throw new Error('The conditional request failed');
      const Attributes = updated(items[found] ?? { ...Key }, UpdateExpression, names, values);
      if (found < 0) items.push(Attributes);
      else items[found] = Attributes;
      return { Attributes };
    });
  client.on(QueryCommand).callsFake(({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {}, Limit = 1000 }) => ({
    Items: items
      .filter((item) => item[names['#pk'] ?? 'gsi1pk'] === values[':pk'] && String(item[names['#sk1'] ?? 'sk'] ?? '').startsWith(values[':sk1'] ?? ''))
      .slice(0, Limit),
  }));
  return { items, client };
};
