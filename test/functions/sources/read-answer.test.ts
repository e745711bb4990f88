import { describe, expect, it } from 'vitest';
import { readAnswer } from '#platform/sources/read-answer.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const json = (text: string, rowsAt = '') => readAnswer(bytes(text), { format: 'json', rowsAt });
const code = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: { problems?: { code: string }[] }) => error.problems?.[0]?.code ?? String(error),
  );

describe('the answer of a source', () => {
  it('is a list of rows, or has one at a place', async () => {
    expect(await json('[{"a":1}]')).toEqual([{ a: 1 }]);
    expect(await json('{"data":{"list":[{"a":"x"}]}}', 'data.list')).toEqual([{ a: 'x' }]);
    expect(await json('[]')).toEqual([]);
  });

  it.each([
    ['{"data":1}', 'data'],
    ['{"data":1}', 'nothing.there'],
    ['{"data":[1,2]}', 'data'],
    ['[[1]]', ''],
    ['null', ''],
  ])('%s without rows at “%s” is refused', async (text, rowsAt) => {
    expect(await code(json(text, rowsAt))).toBe('no-rows');
  });

  it('that is broken, or no text at all, is refused', async () => {
    expect(await code(json('[{"a":1'))).toBe('broken-json');
    expect(await code(json(''))).toBe('broken-json');
    expect(await code(readAnswer(new Uint8Array([0xff, 0xfe, 0x41]), { format: 'json', rowsAt: '' }))).toBe('broken-json');
  });

  it('may be a csv whose first line names the columns', async () => {
    expect(await readAnswer(bytes('单位,月份,值\r\nU001,2026-06,"1,5"\r\n\r\n'), { format: 'csv', rowsAt: '' })).toEqual([
      { 单位: 'U001', 月份: '2026-06', 值: '1,5' },
    ]);
  });
});
