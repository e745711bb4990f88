import { describe, expect, it } from 'vitest';
import { InvalidInput } from '#domain/problems/errors.ts';
import { type Approval, approveChange, fileChange, refuseChange } from '#domain/targets/change-moves.ts';
import { Money } from '#domain/targets/change-request.ts';
import { type AskedLine, checkChange } from '#domain/targets/check-change.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aCycle, aTaskOf, refusalOf } from '../a-year.ts';
import { aCascade, aLeaf, aList, aRequest, aTarget, aUnit } from './a-list.ts';

const { plan } = smallCounty();
const year = aCycle({ today: '2026-07-06' });
const units = ['U001', 'U002', 'U003'].map((id) => ({ unit: aUnit({ id, name: `单位${id}` }), leaves: [aLeaf(), aLeaf({ code: 'R2' })] }));
const lists = [aList({ status: 'agreed' }), aList({ unit: 'U002', status: 'signed' })];
const targets = [aTarget({ unit: 'U002' }), aTarget({ indicator: 'R2', target: '7', version: 4 }), aTarget(), aTarget({ unit: 'U003', target: '50' })];
const line = (more: Partial<AskedLine> = {}): AskedLine => ({ unit: 'U001', indicator: 'R1', target: '80', milestones: [], ...more });
const task = aTaskOf('decide-target-change', { id: 'target-change-BG-001' });
const approving = (more: Partial<Approval> = {}): Approval => ({ request: aRequest(), task, year, by: 'head', targets, cascades: [], totals: [], ...more });

describe('whoever asks for a change reads', () => {
  it.each<[string, Partial<AskedLine>, object]>([
    ['which unit nobody knows', { unit: 'U099' }, { message: '年度方案中没有单位 U099', got: 'U099' }],
    [
      'that a target which is not agreed needs no request',
      { unit: 'U002' },
      { message: '单位U002的绩效目标尚未核定,可直接修改,不需申请调整', expected: '已核定', got: '已签发待核定' },
    ],
    ['that a unit was never asked', { unit: 'U003' }, { expected: '已核定', got: '未下达' }],
    ['which indicator has no target', { indicator: 'R3' }, { message: '单位U001没有指标 R3 的绩效目标', got: 'R3' }],
    ['that a target cannot vanish', { target: undefined }, { message: '调整后的目标值不能为空' }],
    ['that nothing would change', { target: '100' }, { message: '调整后的目标与现行目标相同', got: '100' }],
  ])('%s', (_, more, expected) => expect(checkChange([line(more)], { units, lists, targets, year: 2026 })).toMatchObject([expected]));

  it('which line stands there twice; two indicators of a unit are two matters', () => {
    const around = { units, lists, targets, year: 2026 };
    expect(checkChange([line(), line({ target: '70' })], around)).toMatchObject([{ message: '单位U001的指标 R1 在同一申请中出现了两次', got: 'R1' }]);
    expect(checkChange([line(), line({ indicator: 'R2' })], around)).toEqual([]);
    const both = [aList({ status: 'agreed' }), aList({ unit: 'U002', status: 'agreed' })];
    expect(checkChange([line(), line({ unit: 'U002' })], { ...around, lists: both })).toEqual([]);
  });

  it('that milestones alone may change too', () => {
    const milestones = [{ month: '2026-12', value: '100' }];
    expect(checkChange([line({ target: '100', milestones })], { units, lists, targets, year: 2026 })).toEqual([]);
  });

  it('that money needs the number of its adjustment', () => {
    expect(Money.parse({ moves: true, adjustment: ' 衡财预〔2026〕21号 ' })).toEqual({ moves: true, adjustment: '衡财预〔2026〕21号' });
    for (const money of [{ moves: true }, { moves: true, adjustment: ' ' }])
      expect(Money.safeParse(money).error?.issues.map(({ message }) => message)).toEqual(['涉及资金的,请填写预算调整文号']);
  });
});

describe('the head of the office', () => {
  it('finds the task under the midterm, of the unit that asks; of none where several do', () => {
    const filed = { id: 'BG-001', lines: aRequest().lines, reason: '征地延期', money: { moves: false }, requestedBy: 'wu' } as const;
    const one = fileChange(year, plan, filed);
    expect(one.fact).toBe('target-change-requested');
    expect(one.changes[1]).toMatchObject({ item: { phase: 'midterm-tracking', unit: 'U001' } });
    const [own] = filed.lines;
    if (own === undefined) throw new Error('no line');
    const several = fileChange(year, plan, { ...filed, lines: [own, { ...own, unit: 'U003' }] });
    expect(several.changes[1]).not.toHaveProperty('item.unit');
    const twice = fileChange(year, plan, { ...filed, lines: [own, { ...own, indicator: 'R2' }] });
    expect(twice.changes[1]).toMatchObject({ item: { unit: 'U001' } });
  });

  it('reads what was decided of a request already', () => {
    for (const [status, words] of [
      ['approved', '已批准'],
      ['refused', '未获批准'],
    ] as const)
      expect(refusalOf(() => refuseChange({ ...approving({ request: aRequest({ status }) }), note: 'x' }))?.message).toBe(
        `目标调整申请 BG-001 ${words},不能再办理`,
      );
  });

  it('does not approve once the year is over, but may still refuse', () => {
    const late = aCycle({ today: '2027-01-01' });
    expect(refusalOf(() => approveChange(approving({ year: late })))?.code).toBe('year-over');
    expect(refuseChange({ ...approving({ year: late }), note: '年度已结束' }).fact).toBe('target-change-refused');
  });

  it('puts a word to the approval, or none; the task keeps the same', () => {
    const settled = (note?: string) => approveChange(approving({ note })).changes.slice(0, 2);
    for (const [change, place] of settled('同意').map((each, at) => [each, at === 0 ? 'set.note' : 'set.reason'] as const))
      expect(change).toHaveProperty(place, '同意');
    for (const [change, place] of settled().map((each, at) => [each, at === 0 ? 'set.note' : 'set.reason'] as const)) expect(change).not.toHaveProperty(place);
    expect(approveChange(approving()).fact).toBe('target-change-approved');
  });

  it('changes the target of that unit and indicator, whatever stands beside it', () => {
    const created = approveChange(approving()).changes.filter((change) => 'created' in change);
    expect(created).toMatchObject([{ created: 'target', item: { unit: 'U001', indicator: 'R1', version: 2, target: '80' } }]);
  });

  it('is not held up by cascades that the change does not touch, and leaves them as they are', () => {
    const elsewhere = aCascade({ id: 'FJ-07', total: '999', shares: [{ unit: 'U002', indicator: 'R1', value: '1' }] });
    const { changes } = approveChange(approving({ cascades: [elsewhere] }));
    expect(changes.filter((change) => 'changed' in change && change.changed === 'cascade')).toEqual([]);
  });

  it('restates no total that stays', () => {
    const [own] = aRequest().lines;
    if (own === undefined) throw new Error('no line');
    const request = aRequest({ lines: [own, { ...own, unit: 'U003', from: { target: '50', milestones: [] }, to: { target: '70', milestones: [] } }] });
    const shares = [
      { unit: 'U001', indicator: 'R1', value: '100' },
      { unit: 'U003', indicator: 'R1', value: '50' },
    ];
    const [decided] = approveChange(approving({ request, cascades: [aCascade({ total: '150', shares })] })).changes;
    expect(decided).toMatchObject({ changed: 'targetChange', set: { totals: [] } });
  });

  it('reads everything that stands against the approval', () => {
    const problemsOf = (approval: Approval): unknown => {
      try {
        return approveChange(approval);
      } catch (error) {
        if (error instanceof InvalidInput) return { message: error.message, problems: error.problems };
        throw error;
      }
    };
    expect(problemsOf(approving({ targets: [aTarget({ version: 2 })], totals: [{ cascade: 'FJ-09', to: '1' }] }))).toMatchObject({
      message: '目标调整申请 BG-001 有 2 处问题,不能批准',
      problems: [
        { message: '申请之后目标已有新的版本,请按现行目标重新申请', expected: '第 1 版', got: '第 2 版' },
        { message: '没有目标分解 FJ-09', got: 'FJ-09' },
      ],
    });
    expect(problemsOf(approving({ targets: [] }))).toMatchObject({ problems: [{ code: 'out-of-date', got: '第 ? 版' }] });
    const led = aCascade({ id: 'FJ-02', lead: { unit: 'U002', indicator: 'R1' }, rule: { kind: 'stated', percent: '125', basis: '会议纪要' } });
    expect(problemsOf(approving({ cascades: [led], totals: [{ cascade: 'FJ-02', to: '64' }] }))).toMatchObject({
      problems: [{ message: '总量应等于牵头单位 U002 的目标值', expected: '100', got: '64' }],
    });
  });
});
