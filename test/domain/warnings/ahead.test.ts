import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '#domain/numbers/exact.ts';
import type { Ahead } from '#domain/warnings/ahead.ts';
import { newlyAhead } from '#domain/warnings/ahead.ts';
import { aheadSentence } from '#domain/warnings/ahead-sentence.zh-cn.ts';
import { lightsOf } from '#domain/warnings/lights-of.ts';
import { warningsForOffice, warningsForUnits } from '#domain/warnings/warnings-for.ts';
import { aDossier, aLeaf, aScheme, type Story } from '../scoring/a-dossier.ts';

const rule = { kind: 'completion', mode: 'quotient' } as const;
const leaf = (given: object = {}) =>
  aLeaf({ code: 'P1', name: '引资额', accumulation: 'in-period', frequency: 'monthly', unitOfMeasure: '万元', rule, ...given });
const months = (value: number, until = 6) =>
  Object.fromEntries(
    [...Array.from({ length: 12 }, (_, at) => [2025, at] as const), ...Array.from({ length: until }, (_, at) => [2026, at] as const)].map(([year, at]) => [
      `${year}-${String(at + 1).padStart(2, '0')}`,
      String(value),
    ]),
  );
const ahead = (value: number, target: string | undefined, given: object = {}, more: Partial<Story> = {}): Ahead[] =>
  lightsOf(
    aDossier({
      purpose: 'simulated',
      through: '2026-06',
      units: [{ figures: { 引资额: months(value) }, ...(target === undefined ? {} : { targets: { P1: { target } } }) }],
      schemes: [aScheme({ root: { children: [leaf(given)] } })],
      ...more,
    }),
  ).ahead;

describe('what a forecast warns of', () => {
  it('is the year’s own target and full marks, not the month’s: nine a month are 108 of 120, ten of a hundred marks', () => {
    expect(ahead(9, '120')).toEqual([
      {
        ...{ unit: 'U001', indicator: 'P1', name: '引资额', unitOfMeasure: '万元', through: '2026-06' },
        ...{ value: '108', low: '108', high: '108', target: '120', misses: true, fullMarks: '100' },
        lost: { expected: '10', least: '10', most: '10' },
      },
    ]);
    expect(ahead(10, '120')).toEqual([]);
  });

  it('is nothing without an interval: a first year is only projected', () => {
    const first = {
      units: [{ figures: { 引资额: { '2026-01': '1', '2026-02': '1', '2026-03': '1' } }, targets: { P1: { target: '120' } } }],
      through: '2026-03',
    };
    expect(ahead(9, '120', {}, first)).toEqual([]);
  });

  it('is marks at risk also where no target is missed: bands below the best one', () => {
    const bands = {
      rule: {
        kind: 'bands',
        bands: [
          { to: '110', marks: '60' },
          { from: '110', marks: '100' },
        ],
      },
    };
    expect(ahead(9, undefined, bands)).toMatchObject([{ misses: false, lost: { least: '40' } }]);
    expect(ahead(10, undefined, bands)).toEqual([]);
  });

  it('says nothing of marks that come from a comparison with other units, but still of the target', () => {
    const ranked = { rule: { kind: 'rank', scale: { by: 'linear', least: '50' } } };
    const [found] = ahead(9, '120', ranked);
    expect(found).toMatchObject({ misses: true });
    expect(found).not.toHaveProperty('lost');
    expect(ahead(10, '120', ranked)).toEqual([]);
    const mean = { rule: { ...rule, target: { of: 'group', take: 'mean', self: true, peers: false } } };
    expect(ahead(9, '120', mean)[0]).not.toHaveProperty('lost');
  });

  it('leaves out what does not apply to the unit', () => {
    const exceptions = [{ unit: 'U001', indicator: 'P1', state: 'not-applicable' as const, basis: '职能划转', document: '批复' }];
    expect(ahead(9, '120', {}, { exceptions })).toEqual([]);
  });

  it('is borne by a partner of a joint indicator by its percentage', () => {
    const joints = [{ indicator: 'P1', lead: 'U001', partners: [{ unit: 'U002', by: 'liability' as const, percent: '30' }], article: '第一条' }];
    const units = [{ figures: { 引资额: months(9) }, targets: { P1: { target: '120' } } }, {}];
    expect(ahead(9, '120', {}, { units, plan: { joints } }).map(({ unit, lost }) => [unit, lost?.expected])).toEqual([
      ['U001', '10'],
      ['U002', '3'],
    ]);
  });

  it('never costs less than nothing nor more than full marks, and its ends hold the expected loss', () => {
    const monthly = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(monthly, fc.integer({ min: 1, max: 300 }), (values, target) => {
        const figures = Object.fromEntries(Object.keys(months(0)).map((month, at) => [month, String(values[at] ?? 0)]));
        const units = [{ figures: { 引资额: figures }, targets: { P1: { target: String(target) } } }];
        for (const { lost, low, value, high } of ahead(0, '1', {}, { units })) {
          expect(exact(low).lte(exact(value)) && exact(value).lte(exact(high))).toBe(true);
          const [least, expected, most] = [lost?.least, lost?.expected, lost?.most].map((each) => exact(each ?? '-1'));
          expect(least?.gte(0) && expected?.gte(least) && most?.gte(expected) && most.lte(100)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const warned = (given: Partial<Ahead> = {}): Ahead => ({
  ...{ unit: 'U001', indicator: 'P1', name: '引资额', unitOfMeasure: '万元', through: '2026-06' },
  ...{ value: '108', low: '104.5', high: '111.25', target: '120', misses: true, fullMarks: '8', lost: { expected: '4/5', least: '0.6', most: '1' } },
  ...given,
});

describe('the sentence of a warning', () => {
  it('says that it is a forecast, its interval, the target and the marks', () => {
    expect(aheadSentence(warned())).toBe(
      '预测,不是结果:按截至2026年6月的数据,“引资额”全年预计 108万元(80% 区间 104.5 至 111.25),整个区间都达不到年度目标 120万元。如预测成真,满分 8 分中预计失 0.8 分(区间 0.6 至 1 分)。',
    );
    const { lost: _, target: __, ...bare } = warned({ misses: false });
    expect(aheadSentence(bare).endsWith('(80% 区间 104.5 至 111.25)。该指标与其他单位比较计分,不推算失分。')).toBe(true);
    expect(aheadSentence(warned({ misses: false }))).toContain(',年度目标 120万元。');
  });
});

describe('who hears of it', () => {
  const about = { county: '330798', cycle: '2026', window: '2026H1', windowName: '上半年', on: '2026-07-20' };
  const now = [warned(), warned({ indicator: 'P2' }), warned({ unit: 'U002' })];

  it('is the office once a window, with how much is new', () => {
    expect(warningsForOffice({ ...about, ahead: now, before: [warned()] })).toMatchObject([
      { id: 'forecast-warnings:2026H1:office-clerk', told: { units: 2, indicators: 3, newly: 2 } },
    ]);
    expect(warningsForOffice({ ...about, ahead: [], before: now })).toEqual([]);
  });

  it('are reporter and leader of the unit, once a cause: one that goes on is not told again, one that comes back is', () => {
    expect(warningsForUnits({ ...about, ahead: now, before: [warned()] }).map(({ id }) => id)).toEqual([
      'forecast-warning:2026H1:P2:unit-reporter:U001',
      'forecast-warning:2026H1:P2:unit-leader:U001',
      'forecast-warning:2026H1:P1:unit-reporter:U002',
      'forecast-warning:2026H1:P1:unit-leader:U002',
    ]);
    expect(warningsForUnits({ ...about, ahead: now, before: now })).toEqual([]);
    expect(newlyAhead(now, [])).toEqual(now);
  });
});
