import { describe, expect, it } from 'vitest';
import type { SheetCell } from '#domain/ingestion/cell.ts';
import { readMonth } from '#domain/ingestion/read-month.ts';

const read = (text: string, kind: SheetCell['kind'] = 'text') => readMonth({ kind, text }, 2026);

describe('a month as people and programs write it', () => {
  it.each([
    ['2026-03', '2026-03'],
    ['2026年3月', '2026-03'],
    ['2026/3', '2026-03'],
    ['2026.3', '2026-03'],
    ['2026.10', '2026-10'],
    ['202603', '2026-03'],
    ['3月', '2026-03'],
    ['12月份', '2026-12'],
  ])('%s is %s', (text, month) => expect(read(text)).toEqual({ kind: 'plain', month }));

  it.each([
    ['2026-03-15', '2026-03'],
    ['2026年3月1日', '2026-03'],
    ['2026/3/31', '2026-03'],
    ['20260315', '2026-03'],
    ['2026-3-5 00:00:00', '2026-03'],
    ['2026-03-15T08:30', '2026-03'],
    ['２０２６－０３', '2026-03'],
    [' 2026 年 3 月 ', '2026-03'],
  ])('%s can be read as %s, which is offered', (text, month) => expect(read(text)).toEqual({ kind: 'offer', month }));

  it('in a cell of dates is plain where it is the first day, offered where it is another', () => {
    expect(read('2026-03-01', 'date')).toEqual({ kind: 'plain', month: '2026-03' });
    expect(read('2026-03-02', 'date')).toEqual({ kind: 'offer', month: '2026-03' });
  });

  it.each(['2026.1', '２０２６．１', ' 2026.1'])('%s may be January, or October without its zero', (text) => expect(read(text)).toEqual({ kind: 'ambiguous' }));

  // The number of a day, another order, a day that is none, a span.
  it.each([
    '46082',
    '20263',
    '3',
    '13月',
    '202613',
    '3/15/2026',
    '15/3/2026',
    '2026-03-32',
    '2026-03-00',
    '20260399',
    '26年3月',
    '1-3月',
    '2026年一季度',
    '长',
  ])('%s is none', (text) => expect(read(text)).toEqual({ kind: 'unreadable' }));
});
