import { setTimeout as pause } from 'node:timers/promises';
import { InvalidInput } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';

const refuse = (code: string, message: string, details: { expected?: string; got?: string } = {}): InvalidInput =>
  new InvalidInput('采集失败', [problem('pull.address', code, message, details)]);

export interface Limits {
  /** For one attempt, until the last byte. */
  milliseconds: number;
  bytes: number;
  attempts: number;
}
const usual: Limits = { milliseconds: 20_000, bytes: 5 * 1024 * 1024, attempts: 3 };

/** Passing faults of the other side: asked again. */
class Passing extends Error {
  readonly told: InvalidInput;
  constructor(told: InvalidInput) {
    super(told.message);
    this.told = told;
  }
}

const bodyOf = async (response: Response, most: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > most) throw refuse('answer-too-large', '来源系统的回答过大', { expected: `不超过 ${most} 字节`, got: `已超过 ${most} 字节` });
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const answered = async (response: Response, most: number): Promise<Uint8Array> => {
  const { status } = response;
  if (response.ok) return bodyOf(response, most);
  await response.body?.cancel();
  const got = `HTTP ${status}`;
  if (status === 401 || status === 403) throw refuse('credentials-refused', '来源系统拒绝了凭据,请核对凭据名称及其内容', { got });
  if (status === 429 || status >= 500) throw new Passing(refuse('source-failed', '来源系统出错', { expected: 'HTTP 200', got }));
  throw refuse('unexpected-answer', '来源系统没有给出数据', { expected: 'HTTP 200', got });
};

const once = async (address: string, headers: Record<string, string>, { milliseconds, bytes }: Limits): Promise<Uint8Array> => {
  try {
    return await answered(await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(milliseconds) }), bytes);
  } catch (error) {
    if (error instanceof InvalidInput || error instanceof Passing) throw error;
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new Passing(refuse('source-too-slow', '来源系统超时未答复', { expected: `${milliseconds / 1000} 秒之内` }));
    // fetch throws TypeError for whatever the network does.
    if (error instanceof TypeError) throw new Passing(refuse('source-unreachable', '无法连接来源系统'));
    throw error;
  }
};

/** What a source's system answers: within time and size, never redirected, asked again after passing faults; otherwise `InvalidInput` that says what happened. */
export const fetchBytes = async (address: string, authorization: string | undefined, limits: Partial<Limits> = {}): Promise<Uint8Array> => {
  const all = { ...usual, ...limits };
  const headers = { accept: 'application/json, text/csv', ...(authorization === undefined ? {} : { authorization }) };
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(address, headers, all);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (attempt >= all.attempts) throw error.told;
      await pause(200 * 2 ** attempt);
    }
  }
};
