import { describe, expect, it } from 'vitest';
import { checkSource } from '#domain/ingestion/check-sources.ts';
import { addressOf, addressProblems, dataMonth, isPullDay, Pull, PullRun, toDelivered } from '#domain/ingestion/pull.ts';
import { pulled, pullRefused } from '#domain/ingestion/pull-moves.ts';
import { problem } from '#domain/problems/problem.ts';
import { readsBack } from '../reads-back.ts';
import { aSource } from './a-source.ts';

const pull = (more: object = {}): Pull =>
  Pull.parse({
    address: 'https://data.example.gov.cn/rows?month={month}',
    format: 'json',
    fields: { unit: 'dept', figure: 'item', period: 'ym', value: 'v' },
    days: [1, 31],
    ...more,
  });
const begun = { county: '330798', cycle: '2026', source: 'services', id: '2026-07-01', address: 'https://data.example.gov.cn', on: '2026-07-01', by: 'tick' };

describe('a pull', () => {
  readsBack('its settings', Pull, {
    full: pull({ rowsAt: 'data.rows', figure: '办件量', credential: 'services' }),
    optional: ['rowsAt', 'figure', 'credential'],
    words: { format: ['json', 'csv'] },
    refused: { days: [[], [0], [32]], address: [''], credential: ['../other', ''], fields: [{ unit: 'a', period: 'b' }] },
  });
  readsBack('its record', PullRun, {
    full: { ...begun, status: 'staged', batch: 'hash', count: 3, problems: [], wrong: 0 },
    optional: ['batch', 'count'],
    words: { status: ['staged', 'refused'] },
    refused: { wrong: [-1], count: [0], on: ['heute'] },
  });

  it('asks for the month before its day', () => {
    expect([dataMonth('2026-07-01'), dataMonth('2026-01-31'), dataMonth('2026-12-01')]).toEqual(['2026-06', '2025-12', '2026-11']);
    expect(addressOf(pull(), '2026-01-05')).toBe('https://data.example.gov.cn/rows?month=2025-12');
  });

  it('is made on its days; of a short month the last one', () => {
    expect(['2026-07-01', '2026-07-02', '2026-07-31', '2026-02-28', '2026-02-27'].map((day) => isPullDay(pull(), day))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  const hosts = ['data.example.gov.cn'];
  const told = (address: string, local = false) => addressProblems(address, { hosts, local }).map(({ code }) => code);
  it('goes to allowed hosts over TLS only, and in the local stage to this machine', () => {
    expect(told('https://data.example.gov.cn/a?m={month}')).toEqual([]);
    expect(told('http://data.example.gov.cn/')).toEqual(['not-https']);
    expect(told('https://169.254.169.254/latest')).toEqual(['host-not-allowed']);
    expect(told('https://data.example.gov.cn.evil.example/')).toEqual(['host-not-allowed']);
    expect(told('https://u:p@data.example.gov.cn/')).toEqual(['credentials-in-address']);
    expect(told('file:///etc/passwd')).toEqual(['not-https', 'host-not-allowed']);
    expect(told('wherever')).toEqual(['not-an-address']);
    expect(told('http://127.0.0.1:8080/')).toEqual(['not-https', 'host-not-allowed']);
    expect(told('http://127.0.0.1:8080/', true)).toEqual([]);
    expect(told('http://10.0.0.1/', true)).toEqual(['not-https', 'host-not-allowed']);
  });

  it('says which figure its values are of, once', () => {
    const problems = (more: object) => {
      const { county: _, id, by: __, rev: ___, ...settings } = aSource({ pull: pull(more) });
      return checkSource(id, settings, []).map(({ path }) => path);
    };
    expect(problems({})).toEqual([]);
    expect(problems({ figure: '办件量' })).toEqual(['pull.figure']);
    expect(problems({ fields: { unit: 'a', period: 'b', value: 'c' } })).toEqual(['pull.figure']);
    expect(problems({ fields: { unit: 'a', period: 'b', value: 'c' }, figure: '办件量' })).toEqual([]);
  });

  it('reads a source’s fields under our names; what is missing stays missing', () => {
    expect(toDelivered({ dept: 'U001', item: '办件量', ym: '2026-06', v: 12.5, more: 1 }, pull())).toEqual({
      unit: 'U001',
      figure: '办件量',
      period: '2026-06',
      value: '12.5',
    });
    expect(toDelivered({ dept: 'U001' }, pull())).toEqual({ unit: 'U001', figure: undefined, period: undefined, value: undefined });
    const one = pull({ fields: { unit: 'dept', period: 'ym', value: 'v' }, figure: '网办率' });
    expect(toDelivered({ dept: 'U001', ym: '2026-06', v: '90' }, one)).toMatchObject({ figure: '网办率', value: '90' });
  });

  it('leaves a record: a batch to post, or what was wrong, told to the office', () => {
    expect(pulled(begun, { id: 'hash', count: 3 })).toEqual({
      fact: 'source-pulled',
      changes: [{ created: 'pullRun', item: { ...begun, status: 'staged', batch: 'hash', count: 3, problems: [], wrong: 0 } }],
    });
    const problems = Array.from({ length: 60 }, (_, at) => problem(`rows[${at}]`, 'bad', `第 ${at} 行有误`));
    const { fact, changes } = pullRefused(begun, '省一体化平台', '数据有 60 处问题', problems);
    expect(fact).toBe('source-pull-refused');
    expect(changes[0]).toMatchObject({ item: { status: 'refused', wrong: 60, problems: problems.slice(0, 50) } });
    expect(changes[1]).toMatchObject({
      created: 'notification',
      item: { to: 'office-clerk', told: { kind: 'pull-refused', reason: '数据有 60 处问题:第 0 行有误' } },
    });
    expect(pullRefused(begun, '省一体化平台', '没有数据行', []).changes[1]).toMatchObject({ item: { told: { reason: '没有数据行' } } });
  });
});
