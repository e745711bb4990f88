import { describe, expect, it } from 'vitest';
import type { Created } from '#domain/change.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import type { Assessed } from '#domain/targets/asked.ts';
import { type Approval, approveChange, fileChange, refuseChange } from '#domain/targets/change-moves.ts';
import { type AskedLine, checkChange, linesOf } from '#domain/targets/check-change.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aCycle, aTaskOf, refusalOf } from '../a-year.ts';
import { aCascade, aLeaf, aList, aRequest, aTarget, aUnit } from './a-list.ts';

const { plan } = smallCounty();
const year = aCycle({ today: '2026-07-06' });
const baseline = { value: '90', source: { from: 'last-cycle' as const, cycle: '2025' } };
const units: Assessed[] = ['U001', 'U002', 'U003'].map((id) => ({ unit: aUnit({ id, name: `单位${id}` }), leaves: [aLeaf(), aLeaf({ code: 'R2' })] }));
const lists = [aList({ status: 'agreed' }), aList({ unit: 'U002', status: 'signed' })];
const targets = [aTarget({ baseline }), aTarget({ unit: 'U002' }), aTarget({ unit: 'U003', target: '50' })];
const line = (more: Partial<AskedLine> = {}): AskedLine => ({ unit: 'U001', indicator: 'R1', target: '80', milestones: [], ...more });
const asked = (...lines: AskedLine[]) => checkChange(lines, { units, lists, targets, year: 2026 }).map(({ path, code }) => `${path} ${code}`);

describe('a change request', () => {
  it('is right as it stands', () => expect(asked(line())).toEqual([]));

  it.each<[string, Partial<AskedLine>, string]>([
    ['a unit that nobody knows', { unit: 'U099' }, 'lines[0].unit unknown-unit'],
    ['a unit whose targets are not agreed yet', { unit: 'U002' }, 'lines[0].unit not-agreed'],
    ['a unit that was never asked', { unit: 'U003' }, 'lines[0].unit not-agreed'],
    ['an indicator without a target', { indicator: 'R2' }, 'lines[0].indicator no-such-target'],
    ['no target at all', { target: undefined }, 'lines[0].target no-target'],
    ['what is agreed already', { target: '100' }, 'lines[0] nothing-changes'],
    ['a number in words', { target: '八十' }, 'lines[0].target not-a-number'],
    ['milestones that end elsewhere', { milestones: [{ month: '2026-12', value: '81' }] }, 'lines[0].milestones[0].value last-is-not-target'],
  ])('is refused for %s', (_, more, expected) => expect(asked(line(more))).toEqual([expected]));

  it('names a repeated line, and the problems of all lines at once', () => {
    expect(asked(line(), line({ target: '70' }), line({ unit: 'U099' }))).toEqual(['lines[1] repeated-line', 'lines[2].unit unknown-unit']);
  });

  it('keeps what was and what shall be, and asks the head of the office within five working days', () => {
    const lines = linesOf([line({ milestones: [{ month: '2026-12', value: '80' }] })], targets);
    expect(lines).toEqual([
      {
        unit: 'U001',
        indicator: 'R1',
        version: 1,
        from: { target: '100', milestones: [] },
        to: { target: '80', milestones: [{ month: '2026-12', value: '80' }] },
      },
    ]);
    const filed = { id: 'BG-001', lines, reason: '征地延期', money: { moves: false }, requestedBy: 'wu' } as const;
    expect(fileChange(year, plan, filed).changes).toEqual([
      { created: 'targetChange', item: aRequest({ lines, reason: '征地延期', money: { moves: false } }) },
      {
        created: 'task',
        item: expect.objectContaining({
          id: 'target-change-BG-001',
          kind: 'decide-target-change',
          assigneeKey: 'office-head',
          unit: 'U001',
          due: '2026-07-13',
        }),
      },
    ]);
  });

  it('is not taken once the year is over', () => {
    const filed = { id: 'BG-001', lines: aRequest().lines, reason: 'x', money: { moves: false }, requestedBy: 'wu' } as const;
    expect(refusalOf(() => fileChange(aCycle({ today: '2026-12-31' }), plan, filed))).toBeUndefined();
    expect(refusalOf(() => fileChange(aCycle({ today: '2027-01-01' }), plan, filed))).toEqual({
      code: 'year-over',
      message: '2026 年度已经结束,不再办理目标调整',
    });
  });
});

const task = aTaskOf('decide-target-change', { id: 'target-change-BG-001' });
const approving = (more: Partial<Approval> = {}): Approval => ({ request: aRequest(), task, year, by: 'head', targets, cascades: [], totals: [], ...more });
const problemsOf = (approval: Approval): string[] => {
  try {
    approveChange(approval);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ path, code, expected, got }) => `${path} ${code} ${expected} ${got}`);
    throw error;
  }
  return [];
};

describe('an approval', () => {
  it('makes the next version, keeps the baseline, settles the task and says who decided when', () => {
    expect(approveChange(approving({ note: '同意' })).changes).toEqual([
      { changed: 'targetChange', before: aRequest(), set: { status: 'approved', decidedBy: 'head', decidedOn: '2026-07-06', note: '同意', totals: [] } },
      { changed: 'task', before: task, set: expect.objectContaining({ status: 'done', outcome: 'approved', settledBy: 'head' }) },
      {
        created: 'target',
        item: aTarget({ version: 2, target: '80', baseline, request: 'BG-001', by: 'head', on: '2026-07-06' }),
      },
    ]);
  });

  it('leaves the version before as it was', () => {
    const changedNames = approveChange(approving()).changes.flatMap((change) => ('changed' in change ? [change.changed] : []));
    expect(changedNames).toEqual(['targetChange', 'task']);
  });

  it('is refused when the target has moved on meanwhile', () => {
    expect(problemsOf(approving({ targets: [aTarget({ version: 2 })] }))).toEqual(['lines[0] out-of-date 第 1 版 第 2 版']);
  });

  it('is refused when a cascade no longer adds up, unless the county’s total is restated or another unit takes the rest', () => {
    const shares = [
      { unit: 'U001', indicator: 'R1', value: '100' },
      { unit: 'U003', indicator: 'R1', value: '50' },
    ];
    const cascade = aCascade({ total: '150', shares, status: 'in-force' });
    expect(problemsOf(approving({ cascades: [cascade] }))).toEqual(['cascades.FJ-01.shares shares-do-not-add-up 150 130']);
    const restated = approveChange(approving({ cascades: [cascade], totals: [{ cascade: 'FJ-01', to: '130' }] })).changes;
    expect(restated[0]).toMatchObject({ set: { totals: [{ cascade: 'FJ-01', from: '150', to: '130' }] } });
    expect(restated.at(-1)).toMatchObject({
      changed: 'cascade',
      before: cascade,
      set: { total: '130', shares: [{ value: '80' }, { value: '50' }] },
    });
    const [own] = aRequest().lines;
    if (own === undefined) throw new Error('no line');
    const both = aRequest({ lines: [own, { ...own, unit: 'U003', from: { target: '50', milestones: [] }, to: { target: '70', milestones: [] } }] });
    const moved = approveChange(approving({ request: both, cascades: [cascade] })).changes;
    expect(moved.filter((change) => 'created' in change).map((change) => (change as Created<'target'>).item.target)).toEqual(['80', '70']);
    expect(moved.at(-1)).toMatchObject({ changed: 'cascade', set: { total: '150', shares: [{ value: '80' }, { value: '70' }] } });
  });

  it('is refused when a lead department’s target leaves its townships behind', () => {
    const below = aCascade({ id: 'FJ-02', lead: { unit: 'U001', indicator: 'R1' }, shares: [{ unit: 'U003', indicator: 'R1', value: '100' }] });
    expect(problemsOf(approving({ cascades: [below] }))).toEqual(['cascades.FJ-02.shares shares-do-not-add-up 80 100']);
    const above = aCascade({ total: '100' });
    expect(problemsOf(approving({ cascades: [above, below], totals: [{ cascade: 'FJ-01', to: '80' }] }))).toEqual([
      'cascades.FJ-02.shares shares-do-not-add-up 80 100',
    ]);
    expect(problemsOf(approving({ cascades: [below], totals: [{ cascade: 'FJ-09', to: '1' }] }))[0]).toBe('totals[0].cascade unknown-cascade undefined FJ-09');
  });

  it('is refused when a lead’s total is restated without its target', () => {
    const below = aCascade({ id: 'FJ-02', lead: { unit: 'U002', indicator: 'R1' } });
    expect(problemsOf(approving({ cascades: [below], totals: [{ cascade: 'FJ-02', to: '80' }] }))).toEqual(['cascades.FJ-02.total not-the-lead-target 100 80']);
  });

  it('is refused when a level no longer hands down what it received', () => {
    const shares = [
      { unit: 'U001', indicator: 'R1', value: '100' },
      { unit: 'U002', indicator: 'R1', value: '50' },
    ];
    const above = aCascade({ total: '150', shares });
    const below = aCascade({ id: 'FJ-02', lead: { unit: 'U002', indicator: 'R1' }, total: '50', shares: [{ unit: 'U003', indicator: 'R1', value: '50' }] });
    const totals = [
      { cascade: 'FJ-01', to: '130' },
      { cascade: 'FJ-02', to: '60' },
    ];
    expect(problemsOf(approving({ cascades: [above, below], totals }))).toEqual([
      'cascades.FJ-01.shares[1].value not-what-is-handed-down 60 50',
      'cascades.FJ-02.shares shares-do-not-add-up 60 50',
      'cascades.FJ-02.total not-what-was-received 50 60',
      'cascades.FJ-02.total not-the-lead-target 100 60',
    ]);
  });

  it('is given once; so is a refusal, which needs its reason and changes no target', () => {
    const refused = refuseChange({ request: aRequest(), task, year, by: 'head', note: '依据不足' });
    expect(refused.changes).toEqual([
      { changed: 'targetChange', before: aRequest(), set: { status: 'refused', decidedBy: 'head', decidedOn: '2026-07-06', note: '依据不足' } },
      { changed: 'task', before: task, set: expect.objectContaining({ outcome: 'refused', reason: '依据不足' }) },
    ]);
    for (const status of ['approved', 'refused'] as const) {
      const again = { request: aRequest({ status }) };
      expect(refusalOf(() => approveChange(approving(again)))?.code).toBe(`target-change-${status}`);
      expect(refusalOf(() => refuseChange({ ...approving(again), note: 'x' }))?.code).toBe(`target-change-${status}`);
    }
  });
});
