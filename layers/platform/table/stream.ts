import type { AttributeValue as TableValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from 'aws-lambda';

/** The plain item of a stream record's image. */
export const unmarshallStream = (image: Record<string, AttributeValue> | undefined): Record<string, unknown> =>
  unmarshall((image ?? {}) as Record<string, TableValue>);
