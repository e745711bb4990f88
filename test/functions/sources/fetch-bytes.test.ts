import { afterEach, describe, expect, it } from 'vitest';
import { InvalidInput } from '#domain/problems/errors.ts';
import { fetchBytes } from '#platform/sources/fetch-bytes.ts';
import { type Answering, type FakeSource, guarded, startFakeSource } from '../../../infra/local/fake-source.ts';

let source: FakeSource | undefined;
afterEach(async () => {
  await source?.stop();
  source = undefined;
});

const quick = { milliseconds: 300, bytes: 1000, attempts: 2 };
/** What a pull from a source that answers like this is told, and how often it asked. */
const told = async (answer: Answering, authorization?: string) => {
  let asked = 0;
  source = await startFakeSource((request, response) => {
    asked++;
    answer(request, response);
  });
  try {
    const bytes = await fetchBytes(`${source.base}/rows`, authorization, quick);
    return { text: new TextDecoder().decode(bytes), asked };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { ...error.problems[0], asked };
  }
};
const status =
  (code: number): Answering =>
  (_, response) =>
    void response.writeHead(code, { location: 'http://127.0.0.1:9/' }).end('x');

describe('fetching from the system of a source', () => {
  it('brings the credential and gives what was answered', async () => {
    expect(
      await told(
        guarded('Bearer s3cret', () => [1]),
        'Bearer s3cret',
      ),
    ).toEqual({ text: '[1]', asked: 1 });
  });

  it('does not ask again with a credential that was refused', async () => {
    expect(
      await told(
        guarded('Bearer s3cret', () => [1]),
        'Bearer other',
      ),
    ).toMatchObject({ code: 'credentials-refused', got: 'HTTP 401', asked: 1 });
    expect(await told(guarded('Bearer s3cret', () => [1]))).toMatchObject({ code: 'credentials-refused', asked: 1 });
  });

  it.each([500, 503, 429])('asks again after HTTP %d, and at last says so', async (code) => {
    expect(await told(status(code))).toMatchObject({ code: 'source-failed', got: `HTTP ${code}`, asked: 2 });
  });

  it('takes what comes at the second attempt', async () => {
    let first = true;
    const answer: Answering = (request, response) => {
      const failing = first;
      first = false;
      if (failing) status(502)(request, response);
      else response.end('a,b');
    };
    expect(await told(answer)).toEqual({ text: 'a,b', asked: 2 });
  });

  it('follows no redirection and takes nothing but data', async () => {
    expect(await told(status(302))).toMatchObject({ code: 'unexpected-answer', got: 'HTTP 302', asked: 1 });
    expect(await told(status(404))).toMatchObject({ code: 'unexpected-answer', got: 'HTTP 404', asked: 1 });
  });

  it('does not wait for ever, neither for the first byte nor for the last', async () => {
    expect(await told(() => {})).toMatchObject({ code: 'source-too-slow', expected: '0.3 秒之内', asked: 2 });
    expect(await told((_, response) => void response.writeHead(200).write('['))).toMatchObject({ code: 'source-too-slow', asked: 2 });
  });

  it('stops reading an answer that is too large, whatever it says of its length', async () => {
    const large: Answering = (_, response) => {
      response.writeHead(200);
      const more = () => response.write('x'.repeat(400), () => !response.destroyed && setImmediate(more));
      more();
    };
    expect(await told(large)).toMatchObject({ code: 'answer-too-large', expected: '不超过 1000 字节', asked: 1 });
    expect(await told((_, response) => void response.end('x'.repeat(1000)))).toMatchObject({ asked: 1, text: 'x'.repeat(1000) });
  });

  it('says when nobody is there', async () => {
    const gone = await startFakeSource(() => {});
    await gone.stop();
    await expect(fetchBytes(gone.base, undefined, quick)).rejects.toMatchObject({ problems: [{ code: 'source-unreachable' }] });
  });
});
