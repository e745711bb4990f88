import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import type { Mark } from '#domain/scoring/scorecard.ts';
import { checkMilestones } from '#domain/targets/check-milestones.ts';
import { problemsOfList, problemsOfTarget } from '#domain/targets/check-target.ts';
import type { TargetEntry } from '#domain/targets/entry.ts';
import { lastYearOf } from '#domain/targets/last-year.ts';
import type { BaselineSource } from '#domain/targets/unit-target.ts';
import { aLeaf, anEntry, aUnit } from './a-list.ts';

const unit = aUnit();
const problems = (entry: TargetEntry, leaf = aLeaf(), of = unit) => problemsOfTarget(entry, { unit: of, leaves: [leaf], year: 2026 }, 'targets[0]');
const found = (entry: TargetEntry, leaf = aLeaf(), of = unit) => problems(entry, leaf, of).map(({ path, code }) => `${path} ${code}`);

const march = { month: '2026-03', value: '20' };
const year = { month: '2026-12', value: '100' };
const { target: _target, ...withoutTarget } = anEntry();
const { baseline: _baseline, ...withoutBaseline } = anEntry();

describe('a target that a unit proposes', () => {
  it('is right as it stands', () => expect(found(anEntry())).toEqual([]));

  it.each<[string, TargetEntry, string[]]>([
    ['an indicator of another scheme', anEntry({ indicator: 'R7' }), ['targets[0].indicator unknown-indicator']],
    ['nothing but its name', { indicator: 'R1', milestones: [] }, ['targets[0] empty-target']],
    ['a number in words', anEntry({ target: '一百' }), ['targets[0].target not-a-number']],
    ['a number with its unit', anEntry({ target: '100万元' }), ['targets[0].target not-a-number']],
    ['a number as a fraction', anEntry({ target: '200/2' }), ['targets[0].target not-a-number']],
    ['a value outside the range', anEntry({ target: '1000.01', milestones: [] }), ['targets[0].target outside-domain']],
    ['a target the rule cannot divide by', anEntry({ target: '0', milestones: [] }), ['targets[0].target zero-target']],
    ['a baseline in words', anEntry({ baseline: { value: '九十', source: { from: 'file', name: '统计年鉴' } } }), ['targets[0].baseline.value not-a-number']],
    [
      'a baseline of another year',
      anEntry({ baseline: { value: '90', source: { from: 'last-cycle', cycle: '2024' } } }),
      ['targets[0].baseline.source.cycle not-last-year'],
    ],
    ['milestones towards nothing', withoutTarget, ['targets[0].milestones milestones-without-target']],
    ['a month that is none', anEntry({ milestones: [{ month: '三月', value: '20' }, year] }), ['targets[0].milestones[0].month not-a-month']],
    ['a month before the year', anEntry({ milestones: [{ month: '2025-12', value: '20' }, year] }), ['targets[0].milestones[0].month outside-the-year']],
    ['a month after the year', anEntry({ milestones: [march, { ...year, month: '2027-01' }] }), ['targets[0].milestones[1].month outside-the-year']],
    ['a month twice', anEntry({ milestones: [march, march, year] }), ['targets[0].milestones[1].month months-not-ascending']],
    [
      'months out of order',
      anEntry({ milestones: [{ month: '2026-06', value: '20' }, { month: '2026-03', value: '45' }, year] }),
      ['targets[0].milestones[1].month months-not-ascending'],
    ],
    ['a milestone in words', anEntry({ milestones: [{ ...march, value: '两成' }, year] }), ['targets[0].milestones[0].value not-a-number']],
    [
      'a sum that turns back',
      anEntry({ milestones: [march, { month: '2026-06', value: '19.9' }, year] }),
      ['targets[0].milestones[1].value milestones-turn-back'],
    ],
    [
      'a last milestone short of the target',
      anEntry({ milestones: [march, { ...year, value: '99.9' }] }),
      ['targets[0].milestones[1].value last-is-not-target'],
    ],
  ])('is refused for %s', (_, entry, expected) => expect(found(entry)).toEqual(expected));

  it('names everything that is wrong with it at once, with what was expected and what stands there', () => {
    const bad = anEntry({
      baseline: { value: '九十', source: { from: 'last-cycle', cycle: '2024' } },
      milestones: [
        { month: '2025-03', value: '30' },
        { month: '2026-06', value: '20' },
        { month: '2026-12', value: '99' },
      ],
    });
    expect(problems(bad)).toEqual([
      {
        path: 'targets[0].baseline.value',
        code: 'not-a-number',
        message: '指标“固定资产投资”的基期值应填写数字',
        expected: '十进制数字,如 95.10',
        got: '九十',
      },
      { path: 'targets[0].baseline.source.cycle', code: 'not-last-year', message: '基期应为上一年度', expected: '2025', got: '2024' },
      { path: 'targets[0].milestones[0].month', code: 'outside-the-year', message: '里程碑的月份不在考评期内', expected: '2026-01 至 2026-12', got: '2025-03' },
      {
        path: 'targets[0].milestones[1].value',
        code: 'milestones-turn-back',
        message: '累计指标的里程碑(2026-06)不能回头',
        expected: '不小于 30(2025-03)',
        got: '20',
      },
      { path: 'targets[0].milestones[2].value', code: 'last-is-not-target', message: '最后一个里程碑应等于目标值', expected: '100', got: '99' },
    ]);
  });

  it('may go up and down where it is no sum, and fall where the target is a fall', () => {
    const swinging = anEntry({ milestones: [{ month: '2026-03', value: '120' }, year] });
    expect(found(swinging, aLeaf({ accumulation: 'point-in-time' }))).toEqual([]);
    expect(found(swinging, aLeaf({ accumulation: 'in-period' }))).toEqual(['targets[0].milestones[1].value milestones-turn-back']);
    const falling = aLeaf({ domain: {}, direction: 'lower', rule: { kind: 'completion', mode: 'difference' } });
    const fall = (first: string) =>
      anEntry({
        target: '-3',
        milestones: [
          { month: '2026-06', value: first },
          { month: '2026-12', value: '-3' },
        ],
      });
    expect(found(fall('-1'), falling)).toEqual([]);
    expect(found(fall('-4'), falling)).toEqual(['targets[0].milestones[1].value milestones-turn-back']);
  });

  it('has its milestones in the months in which the unit is assessed', () => {
    expect(found(anEntry(), aLeaf(), aUnit({ since: '2026-04' }))).toEqual(['targets[0].milestones[0].month outside-the-year']);
    expect(found(anEntry(), aLeaf(), aUnit({ until: '2026-11' }))).toEqual(['targets[0].milestones[2].month outside-the-year']);
  });
});

describe('a baseline from last year', () => {
  const lastYear = new Map([['R1', '90.50']]);
  const of = (source: BaselineSource, value: string, known: ReadonlyMap<string, string> | undefined = lastYear) =>
    problemsOfTarget(anEntry({ baseline: { value, source } }), { unit, leaves: [aLeaf()], year: 2026, lastYear: known }, 't').map(
      ({ path, code, expected }) => `${path} ${code} ${expected}`,
    );
  const last = { from: 'last-cycle', cycle: '2025' } as const;

  it('is what last year’s result says', () => {
    expect(of(last, '90.5')).toEqual([]);
    expect(of(last, '90')).toEqual(['t.baseline.value not-last-years-value 90.50']);
    expect(of(last, '90', new Map([['R2', '90']]))).toEqual(['t.baseline.value nothing-last-year undefined']);
  });

  it('is taken as it is in a county’s first year, and from a file in any', () => {
    expect(problemsOfTarget(anEntry(), { unit, leaves: [aLeaf()], year: 2026 }, 't')).toEqual([]);
    expect(of({ from: 'file', name: '统计年鉴' }, '90')).toEqual([]);
  });

  it('is read from the scorecard of the same indicator, by code and name', () => {
    const mark = (code: string, name: string, value?: string) => ({ code, name, value }) as Mark;
    const card = { marks: [mark('R1', '固定资产投资', '90.50'), mark('R2', '旧指标', '7'), mark('R3', '固定资产投资')] };
    expect(lastYearOf(card, [aLeaf(), aLeaf({ code: 'R2', name: '新指标' }), aLeaf({ code: 'R3' })])).toEqual(lastYear);
  });
});

describe('milestones of a sum', () => {
  const value = fc.bigInt({ min: 1n, max: 10n ** 12n });
  const shares = fc.array(value, { minLength: 1, maxLength: 12 });
  const running = (parts: readonly bigint[]) => {
    let total = exact(0);
    return parts.map((part, at) => {
      total = total.add(exact(part).div(1000));
      return { month: `2026-${String(at + 1).padStart(2, '0')}`, value: toText(total) };
    });
  };
  const of = (milestones: { month: string; value: string }[], target: string) =>
    checkMilestones(milestones, target, 't', { indicator: { accumulation: 'cumulative' }, unit, year: 2026 });

  it('are right whenever they only grow and end at the target, to the last decimal', () => {
    fc.assert(
      fc.property(shares, (parts) => {
        const milestones = running(parts);
        expect(of(milestones, milestones.at(-1)?.value ?? '')).toEqual([]);
      }),
    );
  });

  it('are refused whenever the target is the smallest step more', () => {
    fc.assert(
      fc.property(shares, (parts) => {
        const milestones = running(parts);
        const more = toText(exact(milestones.at(-1)?.value ?? '0').add(exact(1).div(1_000_000)));
        expect(of(milestones, more).map(({ code }) => code)).toEqual(['last-is-not-target']);
      }),
    );
  });
});

describe('the list of a unit', () => {
  const growth = aLeaf({
    code: 'R2',
    name: '居民收入',
    rule: {
      kind: 'growth',
      levelShare: '0.5',
      level: { kind: 'completion', mode: 'quotient', target: '100' },
      growth: { kind: 'completion', mode: 'quotient', target: '8' },
      change: 'relative',
      zeroBaseline: 'zero',
      growthTarget: '8',
    },
  });
  const free = aLeaf({ code: 'R3', name: '办件量', rule: { kind: 'completion', mode: 'quotient', target: '100' } });
  const assessed = { unit, leaves: [aLeaf(), growth, free] };
  const baseline = { value: '90', source: { from: 'file' as const, name: '统计年鉴' } };

  it('is whole when every rule has what it asks for', () => {
    expect(
      problemsOfList(
        assessed,
        [
          { indicator: 'R1', target: '100', milestones: [] },
          { indicator: 'R2', baseline, milestones: [] },
        ],
        2026,
      ),
    ).toEqual([]);
  });

  it('names what is missing and what is wrong in one go', () => {
    const items = [{ indicator: 'R3', target: '100', milestones: [year, year] }];
    expect(problemsOfList(assessed, items, 2026).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'targets.R1.target no-target',
      'targets.R2.baseline no-baseline',
      'targets.R3.milestones[1].month months-not-ascending',
    ]);
  });

  it('is not whole with a baseline where a target is asked', () => {
    const items = [
      { ...withoutBaseline, baseline, target: undefined, milestones: [] },
      { indicator: 'R2', target: '100', milestones: [] },
    ];
    expect(problemsOfList(assessed, items, 2026).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'targets.R1.target no-target',
      'targets.R2.baseline no-baseline',
    ]);
  });
});
