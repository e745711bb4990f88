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

describe('a commitment', () => {
  it('belongs to a unit of the plan, whose name it carries', () => {
    const { changes } = addCommitment({ county: '330798', cycle: '2026', id: 'MS-01', content }, plan);
    expect(changes).toMatchObject([{ created: 'commitment', item: { unitName: '样1局', status: 'open', progress: [] } }]);
    expect(() => addCommitment({ county: '330798', cycle: '2026', id: 'MS-01', content: { ...content, unit: 'U099' } }, plan)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ path: 'content.unit', got: 'U099' })] }),
    );
  });

  it('gathers entries of progress in the order of their days, none of them to come', () => {
    const { changes } = reportProgress(aCommitment(), entry, { today, finished: false });
    expect(changes).toMatchObject([{ changed: 'commitment', set: { progress: [entry] } }]);
    const told = (on: string) => () => reportProgress(aCommitment({ progress: [entry] }), { on, note: '又' }, { today, finished: false });
    expect(told('2026-06-13')).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: 'date-to-come' })] }));
    expect(told('2026-06-09')).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: 'date-before-last' })] }));
    expect(told('2026-06-10')).not.toThrow();
  });

  it.each([['finished'], ['withdrawn']] as const)('that is %s is not touched again', (status) => {
    const over = aCommitment({ status });
    const code = `commitment-${status}`;
    expect(() => reportProgress(over, entry, { today, finished: false })).toThrow(expect.objectContaining({ code }));
    expect(() => rewordCommitment(over, content, plan)).toThrow(expect.objectContaining({ code }));
    expect(() => withdrawn(over, '改列明年')).toThrow(expect.objectContaining({ code }));
  });
});

describe('before the public', () => {
  it('stands what was published, and every later word waits', () => {
    expect(waitsForPublishing(aCommitment())).toBe('尚未公开');
    expect(waitsForPublishing(aCommitment({ shownRev: 3 }))).toBeUndefined();
    expect(waitsForPublishing(aCommitment({ shownRev: 3, rev: 4 }))).toBe('有未公开的修改');
    expect(publishCommitment(aCommitment(), pointer).changes).toMatchObject([
      { changed: 'commitment', set: { shownRev: 4 } },
      { created: 'disclosure', item: { kind: 'commitments', hash } },
    ]);
    expect(() => publishCommitment(aCommitment({ shownRev: 3 }), pointer)).toThrow(expect.objectContaining({ code: 'nothing-to-publish' }));
  });

  it('the others stay as they were last published', () => {
    const other = { id: 'MS-02', title: '助餐点', promise: '12 个', unit: 'U002', unitName: '样2局', status: 'open' as const, progress: [] };
    const before = { format: 'xianheng-commitments/1' as const, county: '330798', countyName: '小样县', cycle: '2026', on: '2026-03-20', items: [other] };
    const document = withShown(aCommitment({ progress: [entry] }), { countyName: '小样县', today, shown: before });
    expect(document.items).toEqual([{ id: 'MS-01', ...content, unitName: '样1局', status: 'open', progress: [entry] }, other]);
  });

  it('a promise taken back says why; one the public never knew of goes silently', () => {
    const after = withdrawn(aCommitment({ shownRev: 3 }), '改列明年');
    expect(recordWithdrawal(aCommitment({ shownRev: 3 }), after, pointer).changes).toMatchObject([
      { set: { status: 'withdrawn', reason: '改列明年', shownRev: 4 } },
      { created: 'disclosure' },
    ]);
    expect(withShown(after, { countyName: '小样县', today, shown: undefined }).items).toMatchObject([{ status: 'withdrawn', reason: '改列明年' }]);
    expect(recordWithdrawal(aCommitment(), withdrawn(aCommitment(), '改列明年'), undefined).changes).toHaveLength(1);
  });

  it('that is taken back makes nothing public that was not: unpublished words and progress stay so', () => {
    const shown = withShown(aCommitment(), { countyName: '小样县', today, shown: undefined });
    const since = aCommitment({ content: { ...content, title: '改过的题目' }, progress: [entry], shownRev: 2 });
    const [item] = withShown(withdrawn(since, '改列明年'), { countyName: '小样县', today, shown }).items;
    expect(item).toEqual({ ...shown.items[0], status: 'withdrawn', reason: '改列明年' });
    expect(item).toMatchObject({ title: '新增学位', progress: [] });
  });
});
