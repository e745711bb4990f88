import { describe, expect, it } from 'vitest';
import { assessedUnits } from '#domain/targets/asked.ts';
import { CascadeRule, cascadesOf } from '#domain/targets/cascade.ts';
import { problemsOfTarget } from '#domain/targets/check-target.ts';
import { checkDrafts, type Draft } from '#domain/targets/drafts.ts';
import type { TargetEntry } from '#domain/targets/entry.ts';
import type { lastYearOf } from '#domain/targets/last-year.ts';
import { statusWords } from '#domain/targets/target-list.ts';
import { BaselineSource, contentOf } from '#domain/targets/unit-target.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aCascade, aLeaf, anEntry, aTarget, aUnit } from './a-list.ts';

const baseline = { value: '90', source: { from: 'file' as const, name: '统计年鉴' } };
const around = { unit: aUnit(), leaves: [aLeaf()], year: 2026 };
const march = { month: '2026-03', value: '20' };
const december = { month: '2026-12', value: '100' };

describe('whoever proposes a target reads', () => {
  it.each<[string, TargetEntry, object]>([
    ['which indicator is not of the scheme', anEntry({ indicator: 'R7' }), { message: '样一局的考评细则中没有指标 R7', got: 'R7' }],
    ['what may be typed', { indicator: 'R1', milestones: [] }, { message: '指标“固定资产投资”既没有目标值也没有基期值', expected: '目标值或基期值' }],
    ['that it takes a number', anEntry({ target: '一百' }), { message: '指标“固定资产投资”的目标值应填写数字', expected: '十进制数字,如 95.10', got: '一百' }],
    ['which range it has', anEntry({ target: '1001', milestones: [] }), { message: '指标“固定资产投资”的目标值超出取值范围', got: '1001' }],
    ['that milestones lead to a target', { indicator: 'R1', baseline, milestones: [march, december] }, { message: '没有目标值,不能设里程碑', got: '2 个' }],
    [
      'how a month is written',
      anEntry({ milestones: [{ ...march, month: '三月' }, december] }),
      { message: '里程碑的月份应写作 YYYY-MM', expected: '2026-01 至 2026-12', got: '三月' },
    ],
    [
      'that months follow each other',
      anEntry({ milestones: [march, march, december] }),
      { message: '里程碑应按月份先后排列,每月只有一个', expected: '晚于 2026-03', got: '2026-03' },
    ],
    [
      'which milestone is no number',
      anEntry({ milestones: [{ ...march, value: '两成' }, december] }),
      { message: '里程碑(2026-03)应填写数字', expected: '十进制数字,如 95.10', got: '两成' },
    ],
    [
      'that a fall does not turn back',
      anEntry({
        target: '-9',
        milestones: [
          { ...march, value: '-5' },
          { month: '2026-06', value: '-4' },
          { ...december, value: '-9' },
        ],
      }),
      { expected: '不大于 -5(2026-03)', got: '-4' },
    ],
  ])('%s', (_, entry, expected) => {
    const leaf = entry.target === '-9' ? { ...around, leaves: [aLeaf({ domain: { min: '-10', max: '10' } })] } : around;
    expect(problemsOfTarget(entry, leaf, 'targets[0]')).toContainEqual(expect.objectContaining(expected));
  });

  it('what last year’s result says, or that it says nothing', () => {
    const told = (lastYear: ReturnType<typeof lastYearOf>, value = '91') =>
      problemsOfTarget(anEntry({ baseline: { value, source: { from: 'last-cycle', cycle: '2025' } } }), { ...around, lastYear }, 'targets[0]');
    expect(told(new Map())).toMatchObject([{ message: '上年结果中没有指标“固定资产投资”的实绩,请改用文件作为来源', got: '91' }]);
    expect(told(new Map([['R1', '90']]))).toMatchObject([{ message: '指标“固定资产投资”的基期值与上年实绩不一致', expected: '90', got: '91' }]);
    expect(told(new Map([['R1', '90']]), '九十').map(({ code }) => code)).toEqual(['not-a-number']);
  });

  it('where the list stands', () => {
    expect(statusWords).toEqual({ open: '待申报', proposed: '已申报待签发', signed: '已签发待核定', returned: '已退回待重报', agreed: '已核定' });
  });

  it('that a file needs its name, and a stated percentage its basis', () => {
    const words = (schema: typeof BaselineSource | typeof CascadeRule, input: unknown) => schema.safeParse(input).error?.issues.map(({ message }) => message);
    expect(words(BaselineSource, { from: 'file', name: ' ' })).toEqual(['请写明基期值来自哪份文件']);
    expect(BaselineSource.parse({ from: 'file', name: ' 统计年鉴 ' })).toEqual({ from: 'file', name: '统计年鉴' });
    expect(words(CascadeRule, { kind: 'stated', percent: '105', basis: ' ' })).toEqual(['请写明规定的依据']);
    expect(CascadeRule.parse({ kind: 'stated', percent: '105', basis: ' 会议纪要 ' })).toMatchObject({ basis: '会议纪要' });
  });
});

describe('the office reads of its drafts', () => {
  const { plan, schemes } = smallCounty();
  const draft = (more: Partial<Draft> = {}): Draft => ({ unit: 'U001', indicator: 'R1', target: '100', milestones: [], ...more });
  const found = (...drafts: Draft[]) => checkDrafts(assessedUnits(plan, schemes), drafts);

  it('which unit does not have the indicator', () => {
    expect(found(draft({ indicator: 'R9' }))).toMatchObject([{ message: '样1局的考评细则中没有指标 R9', got: 'R9' }]);
  });

  it('which two numbers contradict each other, be it targets or baselines', () => {
    const message = '样1局:指标 R1 在两个已入库的批次中数值不同,请撤回其中一个';
    expect(found(draft(), draft({ target: '101' }))).toMatchObject([{ message, expected: '100', got: '101' }]);
    const only = (value: string): Draft => ({ unit: 'U001', indicator: 'R1', baseline: { ...baseline, value }, milestones: [] });
    expect(found(only('90'), only('91'))).toMatchObject([{ message, expected: '90', got: '91' }]);
  });

  it('nothing where two indicators have different numbers', () => {
    const codes = found(draft(), draft({ indicator: 'R9', target: '1' })).map(({ code }) => code);
    expect(codes).toEqual(['unknown-indicator']);
  });
});

describe('an agreement', () => {
  it('is the same whoever typed it when', () => {
    const milestones = [december];
    expect(contentOf(aTarget({ baseline, milestones }))).toStrictEqual({ target: '100', baseline, milestones });
    expect(contentOf(aTarget({ by: 'wu', on: '2026-02-09', version: 3, rev: 4 }))).toStrictEqual(contentOf(aTarget()));
    const { target: _, ...without } = aTarget({ baseline });
    expect(contentOf(without)).toStrictEqual({ baseline, milestones: [] });
    expect(contentOf(aTarget())).toStrictEqual({ target: '100', milestones: [] });
  });

  it('binds the units that lead a cascade or bear a share of it, no others', () => {
    const led = aCascade({ id: 'FJ-01', lead: { unit: 'U002', indicator: 'R1' } });
    const borne = aCascade({
      id: 'FJ-02',
      shares: [
        { unit: 'U003', indicator: 'R1', value: '40' },
        { unit: 'U002', indicator: 'R1', value: '60' },
      ],
    });
    const other = aCascade({ id: 'FJ-03' });
    expect(cascadesOf([led, borne, other], 'U002').map(({ id }) => id)).toEqual(['FJ-01', 'FJ-02']);
    expect(cascadesOf([led, borne, other], 'U009')).toEqual([]);
  });
});
