import * as z from 'zod';
import { Conflict, InvalidInput, NotAllowed, NotFound, TryAgain } from '#domain/problems/errors.ts';
import { Problem } from '#domain/problems/problem.ts';
import { Refusal } from './refusal.ts';

/** RFC 9457. `type` is stable and ends with `code`; `detail` is zh-CN and complete in itself. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(Problem),
  requestId: z.string(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

const titles: Record<number, string> = {
  400: '请求有误',
  401: '尚未登录',
  403: '没有权限',
  404: '没有找到',
  409: '现在不能办理',
  412: '内容已被更新',
  413: '内容过大',
  415: '格式不受支持',
  422: '内容不符合要求',
  428: '缺少版本号',
  429: '请稍后再试',
  500: '系统出错',
  503: '请稍后重试',
};

/** Passing faults of AWS that its SDK gave up on. */
const passing: readonly string[] = [
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
];

interface Outcome {
  status: number;
  code: string;
  detail: string;
  errors?: readonly Problem[];
}

const outcomeOf = (error: unknown, ifMatch: boolean): Outcome => {
  if (error instanceof Refusal) return { status: error.status, code: error.code, detail: error.message, errors: error.problems };
  if (error instanceof InvalidInput) return { status: 422, code: 'invalid-input', detail: error.message, errors: error.problems };
  if (error instanceof NotAllowed) return { status: 409, code: error.code, detail: error.message };
  if (error instanceof Conflict) return { status: ifMatch ? 412 : 409, code: error.code, detail: error.message };
  if (error instanceof NotFound) return { status: 404, code: 'not-found', detail: error.message };
  if (error instanceof TryAgain) return { status: 503, code: 'try-again', detail: error.message };
  if (error instanceof Error && passing.includes(error.name)) return { status: 503, code: 'try-again', detail: '系统繁忙,请稍后重试' };
  return { status: 500, code: 'unexpected', detail: '系统出现意外错误,请把请求编号告诉管理员' };
};

/** The one mapper from errors to problem documents. What nobody foresaw gives nothing away. */
export const problemDocument = (error: unknown, ifMatch: boolean, requestId: string): ProblemDocument => {
  const { status, code, detail, errors = [] } = outcomeOf(error, ifMatch);
  return { type: `urn:problem-type:xianheng:${code}`, title: titles[status] ?? '请求有误', status, detail, code, errors: [...errors], requestId };
};
