import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import { cellsOf } from '#domain/reporting/form.ts';
import { type StandingInput, standingsOf, unexplained, wantsExplanation } from '#domain/reporting/standing.ts';
import type { ReportedFigure } from '#domain/reporting/submission.ts';
import { smallCounty } from '../../support/small-county.ts';

const { plan, schemes } = smallCounty();
const [scheme] = schemes;
const [unit] = plan.units;
if (scheme === undefined || unit === undefined) throw new Error('the small county has neither scheme nor unit');

const value = (period: string, text: string) => ({ unit: unit.id, figure: '办件量', period, value: text, source: '自报' });
const standings = (more: Partial<StandingInput>) =>
  standingsOf({
    ...{ plan, scheme, unit, through: '2026-06', final: false, exceptions: [] },
    cells: cellsOf(scheme, { from: '2026-01', to: '2026-06' }),
    figures: [value('2026-03', '20'), value('2026-06', '40')],
    targets: [{ unit: unit.id, indicator: 'R1', target: '100', milestones: [] }],
    ...more,
  });
const only = (more: Partial<StandingInput> = {}) => {
  const [standing, ...others] = standings(more);
  if (standing === undefined || others.length > 0) throw new Error('one indicator asks the unit for figures');
  return standing;
};

describe('where an indicator of the form stands', () => {
  it('is measured at the window’s last month against what should be reached by then', () => {
    const { indicator, agreed, expected, value: reached, deviation, asked } = only();
    expect([indicator.code, asked, agreed?.target]).toEqual(['R1', ['办件量'], '100']);
    expect([expected, reached, deviation].map((each) => each && toText(each))).toEqual(['50', '40', '-20']);
  });

  it('takes the last milestone that has passed before a linear share', () => {
    const milestones = [{ month: '2026-05', value: '32' }];
    expect(toText(only({ targets: [{ unit: unit.id, indicator: 'R1', target: '100', milestones }] }).deviation ?? exact(0))).toBe('25');
  });

  it('has no deviation where nothing was agreed, nothing is due yet, nothing is reached or the indicator does not apply', () => {
    const later = [{ month: '2026-09', value: '60' }];
    expect(only({ targets: [] }).deviation).toBeUndefined();
    expect(only({ targets: [{ unit: unit.id, indicator: 'R1', target: '100', milestones: later }] }).deviation).toBeUndefined();
    expect(only({ figures: [value('2026-03', '20')] }).deviation).toBeUndefined();
    const exception = { unit: unit.id, indicator: 'R1', state: 'not-applicable', basis: '无此职能', document: '小考办〔2026〕2号' } as const;
    expect(only({ exceptions: [exception] }).deviation).toBeUndefined();
  });

  it('is none for indicators that ask the unit for nothing', () => expect(standings({ cells: [] })).toEqual([]));
});

describe('a deviation beyond the plan’s limit', () => {
  const limit = { percent: '15', article: '第七条' };
  const reported = (month: string, more: Partial<ReportedFigure> = {}): ReportedFigure => ({
    ...{ county: plan.county, cycle: '2026', unit: unit.id, window: '2026H1', figure: '办件量', month, value: '40', by: 'p', on: '2026-07-02', rev: 1 },
    ...more,
  });
  const both = [reported('2026-06'), reported('2026-03')];

  it('demands 原因 and 改进措施 at the last figure that was given', () => {
    expect(unexplained([only()], both, limit)).toEqual([
      {
        path: 'figures.办件量.2026-06.reason',
        code: 'deviation-unexplained',
        message: '指标“办件量”较应达到的数值低 20.00%,超过方案规定的 15%,请在数据项“办件量”(2026-06)写明偏差原因和改进措施',
        expected: '原因和改进措施',
        got: '未写原因',
      },
    ]);
    expect(unexplained([only()], [reported('2026-06', { reason: '窗口搬迁' })], limit)).toMatchObject([{ got: '未写改进措施' }]);
    expect(unexplained([only({ figures: [value('2026-06', '80')] })], both, limit)[0]?.message).toContain('高 60.00%');
  });

  it('is explained by both, at whichever month of the window', () => {
    expect(unexplained([only()], [reported('2026-06'), reported('2026-03', { reason: '窗口搬迁', measures: '增设延时服务' })], limit)).toEqual([]);
  });

  it('demands nothing where the plan sets no limit, or the unit gave no figure of it', () => {
    expect(unexplained([only()], both, undefined)).toEqual([]);
    expect(unexplained([only()], [], limit)).toEqual([]);
  });

  it('is beyond the limit on either side, and never at it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 99 }), (reached, percent) => {
        const standing = only({ figures: [value('2026-06', String(reached))] });
        expect(wantsExplanation(standing, { percent: String(percent), article: '第七条' })).toBe(Math.abs(reached - 50) * 2 > percent);
      }),
    );
  });
});
