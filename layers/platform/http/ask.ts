import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Caller } from '#domain/access/caller.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { problemsOf } from '#domain/problems/parse.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { problem } from '#domain/problems/problem.ts';
import type { Act } from '#platform/table/audit.ts';
import { ifMatchRequired } from './if-match.ts';
import { Refusal } from './refusal.ts';
import type { AnyRoute, Asked } from './route.ts';

const decoded = (name: string, value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new Refusal(400, 'invalid-address', `网址中的 ${name} 编码有误`, [problem(name, 'bad-encoding', '应为 UTF-8 百分号编码', { got: value })]);
  }
};

const check = (schema: z.ZodType, input: unknown, refuse: (problems: Problem[]) => Error): unknown => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw refuse(problemsOf(result.error, input));
};

const noQuery = z.object({});
const noBody = z.undefined();

/** The parts of a request as its route's schemas see them; every problem is named. */
export const ask = (route: Pick<AnyRoute, 'params' | 'query' | 'body'>, event: APIGatewayProxyEvent, who: Caller): Asked => {
  const { proxy: _, ...found } = event.pathParameters ?? {};
  const params = Object.fromEntries(Object.entries(found).map(([name, value]) => [name, decoded(name, value ?? '')]));
  return {
    who,
    client: { headers: event.headers, address: event.requestContext?.identity?.sourceIp ?? '' },
    params: check(route.params, params, (problems) => new Refusal(400, 'invalid-address', '网址不符合要求', problems)),
    query: check(route.query ?? noQuery, event.queryStringParameters ?? {}, (problems) => new Refusal(400, 'invalid-query', '查询参数不符合要求', problems)),
    body: check(
      route.body ?? noBody,
      route.body === undefined ? undefined : (event.body ?? undefined),
      (problems) => new InvalidInput('请求正文不符合要求', problems),
    ),
  };
};

/** `If-Match: "3"` → 3. */
export const ifMatchOf = (header: string | undefined, route: AnyRoute): number | undefined => {
  if (header === undefined) {
    if (route.ifMatch === 'required') throw ifMatchRequired();
    return undefined;
  }
  const rev = /^"([1-9]\d{0,8})"$/.exec(header)?.[1];
  if (rev !== undefined) return Number(rev);
  throw new Refusal(400, 'invalid-if-match', 'If-Match 不符合要求', [
    problem('If-Match', 'invalid-if-match', '应为读取时得到的 ETag', { expected: '带双引号的版本号,如 "3"', got: header.slice(0, 60) }),
  ]);
};

const mustBeKey = (key: string): void => {
  if (/^[A-Za-z0-9_-]{8,64}$/.test(key)) return;
  const wrong = problem('Idempotency-Key', 'invalid-idempotency-key', '应为 8 至 64 位字母、数字、下划线或连字符', {
    expected: '[A-Za-z0-9_-]{8,64}',
    got: key.slice(0, 80),
  });
  throw new Refusal(400, 'invalid-idempotency-key', 'Idempotency-Key 不符合要求', [wrong]);
};

/** The act: repeating it with the same key does nothing twice, and the same key never stands for another request. */
export const actOf = ({ method, path }: AnyRoute, { who, params, body }: Asked, key: string | undefined, random: () => string): Act => {
  if (key !== undefined) mustBeKey(key);
  return {
    id: `${who.person}:${key ?? random()}`,
    request: createHash('sha256')
      .update(JSON.stringify([method, path, params, body]))
      .digest('hex'),
  };
};
