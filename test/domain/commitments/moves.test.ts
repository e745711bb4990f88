import { describe, expect, it } from 'vitest';
import type { Commitment } from '#domain/commitments/commitment.ts';
import {
  addCommitment,
  publishCommitment,
  recordWithdrawal,
  reportProgress,
  rewordCommitment,
  waitsForPublishing,
  withdrawn,
  withShown,
} from '#domain/commitments/moves.ts';
import type { Disclosure } from '#domain/disclosure/disclosure.ts';
import { smallCounty } from '../../support/small-county.ts';

const { plan } = smallCounty();
const content = { title: '新增学位', promise: '新增学位 700 个', unit: 'U001', due: '2026-09-01' };
const aCommitment = (more: Partial<Commitment> = {}): Commitment => ({
  county: '330798',
  cycle: '2026',
  id: 'MS-01',
  content,
  unitName: '样1局',
  progress: [],
  status: 'open',
  rev: 3,
  ...more,
});
const entry = { on: '2026-06-10', note: '主体完工' };
const hash = 'b'.repeat(64);
const pointer = { disclosure: undefined, countyName: '小样县', today: '2026-06-12', hash };
const today = '2026-06-12';
/** What the public is led by once something was published. */
const led: Disclosure = {
  county: '330798',
  cycle: '2026',
  kind: 'commitments',
  version: '1',
  registry: 'disclosures',
  countyName: '小样县',
  on: today,
  hash,
  rev: 1,
};

describe('a commitment', () => {
  it('belongs to a unit of the plan, whose name it carries', () => {
    expect(addCommitment({ county: '330798', cycle: '2026', id: 'MS-01', content }, plan)).toStrictEqual({
      fact: 'commitment-added',
      changes: [{ created: 'commitment', item: { ...aCommitment({ rev: 1 }) } }],
    });
    expect(() => addCommitment({ county: '330798', cycle: '2026', id: 'MS-01', content: { ...content, unit: 'U099' } }, plan)).toThrow(
      expect.objectContaining({
        message: '民生实事不符合要求',
        problems: [{ path: 'content.unit', code: 'unknown-unit', message: '年度方案中没有单位 U099', got: 'U099' }],
      }),
    );
  });

  it('is worded anew with the name of its unit', () => {
    const next = { ...content, title: '新增公办学位', unit: 'U002' };
    expect(rewordCommitment(aCommitment(), next, plan)).toStrictEqual({
      fact: 'commitment-reworded',
      changes: [{ changed: 'commitment', before: aCommitment(), set: { content: next, unitName: '样2局' } }],
    });
  });

  it('gathers entries of progress in the order of their days, none of them to come', () => {
    expect(reportProgress(aCommitment(), entry, { today, finished: false })).toStrictEqual({
      fact: 'commitment-progressed',
      changes: [{ changed: 'commitment', before: aCommitment(), set: { progress: [entry] } }],
    });
    const told = (on: string) => () => reportProgress(aCommitment({ progress: [entry] }), { on, note: '又' }, { today, finished: false });
    expect(told('2026-06-13')).toThrow(
      expect.objectContaining({
        message: '进展不符合要求',
        problems: [{ path: 'on', code: 'date-to-come', message: '进展日期不能晚于今天', expected: '不晚于 2026-06-12', got: '2026-06-13' }],
      }),
    );
    expect(told('2026-06-09')).toThrow(
      expect.objectContaining({
        problems: [{ path: 'on', code: 'date-before-last', message: '进展日期不能早于上一条进展', expected: '不早于 2026-06-10', got: '2026-06-09' }],
      }),
    );
    for (const on of ['2026-06-10', today]) expect(told(on)).not.toThrow();
  });

  it('is kept with its last entry', () => {
    const before = aCommitment({ progress: [entry] });
    const last = { on: today, note: '交付使用' };
    expect(reportProgress(before, last, { today, finished: true })).toStrictEqual({
      fact: 'commitment-finished',
      changes: [{ changed: 'commitment', before, set: { progress: [entry, last], status: 'finished' } }],
    });
  });

  it.each([
    ['finished', '已办结'],
    ['withdrawn', '已撤销'],
  ] as const)('that is %s is not touched again', (status, words) => {
    const over = aCommitment({ status });
    const code = `commitment-${status}`;
    const message = `民生实事“新增学位”${words},不能再修改`;
    expect(() => reportProgress(over, entry, { today, finished: false })).toThrow(expect.objectContaining({ code, message }));
    expect(() => rewordCommitment(over, content, plan)).toThrow(expect.objectContaining({ code }));
    expect(() => withdrawn(over, '改列明年')).toThrow(expect.objectContaining({ code }));
  });
});

describe('before the public', () => {
  it('stands what was published, and every later word waits', () => {
    expect(waitsForPublishing(aCommitment())).toBe('尚未公开');
    expect(waitsForPublishing(aCommitment({ shownRev: 3 }))).toBeUndefined();
    expect(waitsForPublishing(aCommitment({ shownRev: 3, rev: 4 }))).toBe('有未公开的修改');
    expect(waitsForPublishing(aCommitment({ status: 'withdrawn' }))).toBeUndefined();
    expect(publishCommitment(aCommitment(), pointer)).toStrictEqual({
      fact: 'commitment-published',
      changes: [
        { changed: 'commitment', before: aCommitment(), set: { shownRev: 4 } },
        { created: 'disclosure', item: led },
      ],
    });
    expect(publishCommitment(aCommitment(), { ...pointer, disclosure: led }).changes[1]).toStrictEqual({
      changed: 'disclosure',
      before: led,
      set: { on: today, hash },
    });
    expect(() => publishCommitment(aCommitment({ shownRev: 3 }), pointer)).toThrow(
      expect.objectContaining({ code: 'nothing-to-publish', message: '民生实事“新增学位”自上次公开后没有变化' }),
    );
  });

  it('the others stay as they were last published', () => {
    const other = { id: 'MS-02', title: '助餐点', promise: '12 个', unit: 'U002', unitName: '样2局', status: 'open' as const, progress: [] };
    const before = { format: 'xianheng-commitments/1' as const, county: '330798', countyName: '小样县', cycle: '2026', on: '2026-03-20', items: [other] };
    expect(withShown(aCommitment({ progress: [entry] }), { countyName: '小样县', today, shown: before })).toStrictEqual({
      ...before,
      on: today,
      items: [{ id: 'MS-01', ...content, unitName: '样1局', status: 'open', progress: [entry] }, other],
    });
    const third = withShown(aCommitment({ id: 'MS-03' }), { countyName: '小样县', today, shown: before });
    expect(third.items.map(({ id }) => id)).toEqual(['MS-02', 'MS-03']);
  });

  it('what was published of the same promise gives way to what it says now', () => {
    const once = withShown(aCommitment(), { countyName: '小样县', today, shown: undefined });
    const again = withShown(aCommitment({ status: 'finished', progress: [entry] }), { countyName: '小样县', today, shown: once });
    expect(again.items).toStrictEqual([{ id: 'MS-01', ...content, unitName: '样1局', status: 'finished', progress: [entry] }]);
  });

  it('a promise taken back says why; one the public never knew of goes silently', () => {
    const after = withdrawn(aCommitment({ shownRev: 3 }), '改列明年');
    expect(recordWithdrawal(aCommitment({ shownRev: 3 }), after, pointer)).toStrictEqual({
      fact: 'commitment-withdrawn',
      changes: [
        { changed: 'commitment', before: aCommitment({ shownRev: 3 }), set: { status: 'withdrawn', reason: '改列明年', shownRev: 4 } },
        { created: 'disclosure', item: led },
      ],
    });
    expect(withShown(after, { countyName: '小样县', today, shown: undefined }).items).toMatchObject([{ status: 'withdrawn', reason: '改列明年' }]);
    expect(recordWithdrawal(aCommitment(), withdrawn(aCommitment(), '改列明年'), undefined).changes).toStrictEqual([
      { changed: 'commitment', before: aCommitment(), set: { status: 'withdrawn', reason: '改列明年' } },
    ]);
  });

  it('that is taken back makes nothing public that was not: unpublished words and progress stay so', () => {
    const shown = withShown(aCommitment(), { countyName: '小样县', today, shown: undefined });
    const since = aCommitment({ content: { ...content, title: '改过的题目' }, progress: [entry], shownRev: 2 });
    const [item] = withShown(withdrawn(since, '改列明年'), { countyName: '小样县', today, shown }).items;
    expect(item).toEqual({ ...shown.items[0], status: 'withdrawn', reason: '改列明年' });
    expect(item).toMatchObject({ title: '新增学位', progress: [] });
  });
});
