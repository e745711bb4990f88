import { describe, expect, it } from 'vitest';
import { markingProblems, markingsOf, secretMarkerIn, secretProblems, usualMarkings } from '#domain/ingestion/secrecy.ts';
import { rowProblems } from '#domain/reporting/batch.ts';

describe('a marking of secrecy', () => {
  it.each([
    ['机密★20年', '机密'],
    ['机 密', '机密'],
    ['绝密', '绝密'],
    ['秘密★1年', '秘密★'],
    ['秘密 * 10年', '秘密★'],
    ['秘密☆', '秘密★'],
    ['某专项(秘密)', '(秘密)'],
    ['【秘密】某项', '【秘密】'],
    ['[秘密]', '[秘密]'],
    ['〔秘密〕', '〔秘密〕'],
    ['密级:内部', '密级:'],
    [' 秘密 ', '秘密'],
    ['密', '密'],
  ])('%s is found', (text, marker) => {
    expect(secretMarkerIn(text, usualMarkings)).toBe(marker);
  });

  it.each(['商业秘密保护案件数', '保密检查', '失泄密事件起数', '密度', '办件量', '', '90'])('%s is none', (text) => {
    expect(secretMarkerIn(text, usualMarkings)).toBeUndefined();
  });

  const article = '第二十条';
  it('may be another one where the county’s policy says so, however it is written', () => {
    const secrecy = { anywhere: [...usualMarkings.anywhere, '内部资料'], alone: ['内部'], article };
    expect([markingsOf({}), markingsOf({ secrecy })]).toEqual([usualMarkings, secrecy]);
    expect(secretMarkerIn('内 部 资 料 注意保存', secrecy)).toBe('内部资料');
    expect([secretMarkerIn('内部', secrecy), secretMarkerIn('内部管理', secrecy)]).toEqual(['内部', undefined]);
    expect(secretMarkerIn('内部资料', usualMarkings)).toBeUndefined();
  });

  it('of the three grades of the law is found by every county’s policy', () => {
    expect(markingProblems({})).toEqual([]);
    expect(markingProblems({ secrecy: { anywhere: ['绝密', '机密', '秘密★'], alone: [], article } })).toEqual([]);
    const found = markingProblems({ secrecy: { anywhere: ['内部资料', '机密'], alone: ['绝密'], article } });
    expect(found.map(({ path, code, message, got }) => [path, code, message, got])).toEqual([
      ['secrecy.anywhere', 'marking-missing', '涉密标志认不出“绝密★20年”', '内部资料、机密'],
      ['secrecy.anywhere', 'marking-missing', '涉密标志认不出“秘密★10年”', '内部资料、机密'],
    ]);
  });

  it('is named with its place, and nothing of what it marks is told', () => {
    const found = secretProblems({ unit: 'U001', notes: ['', '某项目(机密★10年)'] }, usualMarkings, 'rows', 3);
    expect(found).toEqual([
      { path: 'rows[3].notes[1]', code: 'secret-marker', message: '含有涉密标志“机密”,涉密事项不得录入本系统', expected: '不涉密的内容', got: '机密' },
    ]);
  });

  it('refuses a row whatever else is wrong with it', () => {
    const rows = [{ unit: 'U009', figure: '绝密事项', period: 'x', value: '1', source: '某局' }];
    expect(rowProblems('figures', rows, { units: new Set(['U001']), markings: usualMarkings }).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'rows[0].figure secret-marker',
    ]);
  });
});
