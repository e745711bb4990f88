import { describe, expect, it } from 'vitest';
import { bulkFigureProblems } from '#domain/ingestion/check-bulk.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { aPlan, aScheme, edited } from '../../support/valid-papers.ts';
import { aSource } from './a-source.ts';

const schemes = [Scheme.parse(edited(aScheme(), 'figures[0].source', '财政局'))];
const against = { plan: Plan.parse(aPlan()), schemes, sources: [aSource(), aSource({ id: 'audit', name: '审计局' })] };
const row = { unit: 'U001', figure: '办件总量', period: '2026-06', value: '12.50', source: '财政局' };
const told = (rows: readonly (typeof row)[], source = '财政局', more: Partial<typeof against> = {}) =>
  bulkFigureProblems(rows, source, { ...against, ...more });

describe('figures that the office brings in bulk', () => {
  it('are taken as those of a source that is registered and delivers them', () => expect(told([row, { ...row, unit: 'U002' }])).toEqual([]));

  it('name a registered source, the same in every row', () => {
    expect(told([row], '财政所')).toEqual([
      { path: 'source', code: 'unknown-source', message: '数据来源“财政所”未登记', expected: '财政局、审计局', got: '财政所' },
    ]);
    expect(told([row, { ...row, source: '审计局' }])).toEqual([
      {
        path: 'rows[1].source',
        code: 'source-of-another-batch',
        message: '第 2 行的来源与批次不同;一个批次只有一个来源',
        expected: '财政局',
        got: '审计局',
      },
    ]);
  });

  it.each<[string, object, string, unknown]>([
    ['a figure that no scheme has', { figure: '无' }, 'rows[0].figure unknown-figure', '考评细则中的数据项'],
    ['a figure of another source', { figure: '按时办结' }, 'rows[0].figure figure-of-another-source', '办件总量'],
    ['a figure that the unit is not asked for', { unit: 'U003' }, 'rows[0].figure figure-not-asked', expect.stringMatching(/的考评细则中的数据项$/)],
    ['a value outside its range', { value: '-1' }, 'rows[0].value outside-domain', '应不小于 0'],
  ])('are refused for %s', (_, wrong, at, expected) => {
    const [problem, ...rest] = told([{ ...row, ...wrong }]);
    expect([`${problem?.path} ${problem?.code}`, problem?.expected, rest]).toEqual([at, expected, []]);
  });

  it('say each thing once', () => {
    expect(told([row, { ...row, unit: 'U002' }, { ...row, value: '13' }]).map(({ path, code }) => [path, code])).toEqual([['rows[2]', 'value-repeated']]);
  });

  it('of the years before may be base data that no scheme asks for; of the year itself they may not', () => {
    const staff = { ...row, figure: '在编人数', period: '2025-12' };
    expect(told([staff])).toEqual([]);
    expect(told([{ ...staff, period: '2026-01' }]).map(({ code }) => code)).toEqual(['unknown-figure']);
    expect(told([{ ...row, period: '2025-12', unit: 'U003' }]).map(({ code }) => code)).toEqual(['figure-not-asked']);
  });

  it('have free names of sources where a county has no registry, and of figures before the schemes are published', () => {
    expect(told([{ ...row, source: '某局' }], '某局', { sources: [] })).toEqual([]);
    expect(told([{ ...row, source: '某局', figure: '无' }], '某局', { sources: [] }).map(({ code }) => code)).toEqual(['unknown-figure']);
    expect(told([{ ...row, figure: '无' }], '财政局', { schemes: [] })).toEqual([]);
  });
});
