import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, sum, toText } from '#domain/numbers/exact.ts';
import type { Assessed } from '#domain/targets/asked.ts';
import { boundOf, type Cascade, type CascadeContent, type CascadeRule } from '#domain/targets/cascade.ts';
import { declareCascade, restOn } from '#domain/targets/cascade-moves.ts';
import { bindsAgreed, boundProblems } from '#domain/targets/check-bound.ts';
import { addUpProblems, checkCascade } from '#domain/targets/check-cascade.ts';
import { refusalOf } from '../a-year.ts';
import { aCascade, aLeaf, aUnit } from './a-list.ts';

/** A department that leads, its colleague, three townships; R8 is counted in households. */
const leaves = [aLeaf(), aLeaf({ code: 'R8', name: '培育户数', unitOfMeasure: '户' })];
const units: Assessed[] = ['U001', 'U002', 'U011', 'U012', 'U013'].map((id) => ({ unit: aUnit({ id, name: `单位${id}` }), leaves }));
const share = (unit: string, value: string, indicator = 'R1') => ({ unit, indicator, value });

const toDepartments = (more: Partial<Cascade> = {}): Cascade =>
  aCascade({ id: 'FJ-01', total: '300', shares: [share('U001', '200'), share('U002', '100')], ...more });
const { lead: _none, ...countys } = toDepartments();
const toTownships = (more: Partial<CascadeContent> = {}): CascadeContent => ({
  title: '招商引资分解到乡镇',
  lead: { unit: 'U001', indicator: 'R1' },
  total: '200',
  rule: { kind: 'sum' },
  shares: [share('U011', '66.7'), share('U012', '66.7'), share('U013', '66.6')],
  ...more,
});
const found = (content: CascadeContent, others: readonly Cascade[] = [countys]) =>
  checkCascade(content, others, units).map(({ path, code }) => `${path} ${code}`);

describe('a cascade from county to lead department to townships', () => {
  it('is right when every level hands down what it received', () => expect(found(toTownships())).toEqual([]));

  const shares = toTownships().shares;
  it.each<[string, Partial<CascadeContent>, string[]]>([
    ['shares a tenth short', { shares: [...shares.slice(0, 2), share('U013', '66.5')] }, ['shares shares-do-not-add-up']],
    ['a unit that the plan does not know', { shares: [...shares.slice(0, 2), share('U099', '66.6')] }, ['shares[2].unit unknown-unit']],
    ['an indicator of another scheme', { shares: [...shares.slice(0, 2), share('U013', '66.6', 'R7')] }, ['shares[2].indicator unknown-indicator']],
    ['another unit of measure', { shares: [...shares.slice(0, 2), share('U013', '66.6', 'R8')] }, ['shares[2].indicator other-unit-of-measure']],
    ['a share twice', { shares: [...shares.slice(0, 2), share('U012', '66.6')] }, ['shares[2] repeated-share']],
    ['the lead among its own shares', { shares: [...shares.slice(0, 2), share('U001', '66.6')] }, ['shares[2] own-share']],
    ['a share of a unit that bears one already', { shares: [...shares.slice(0, 2), share('U002', '66.6')] }, ['shares[2] two-cascades']],
    ['less than was received', { total: '199', shares: [...shares.slice(0, 2), share('U013', '65.6')] }, ['total not-what-was-received']],
    ['a lead that nobody knows', { lead: { unit: 'U077', indicator: 'R1' } }, ['lead.unit unknown-unit']],
  ])('is refused with %s', (_, more, expected) => expect(found(toTownships(more))).toEqual(expected));

  it('is refused from above when the level below has handed down something else, or twice', () => {
    const below = aCascade({ id: 'FJ-02', ...toTownships() });
    const {
      id: _id,
      county: _c,
      cycle: _y,
      status: _s,
      by: _b,
      on: _o,
      rev: _r,
      ...content
    } = toDepartments({ shares: [share('U001', '201'), share('U002', '99')] });
    expect(found(content, [below])).toEqual(['shares[0].value not-what-is-handed-down']);
    expect(found(toTownships({ shares: [share('U011', '200')] }), [aCascade({ id: 'FJ-03', ...toTownships({ shares: [share('U012', '200')] }) })])).toEqual([
      'lead two-cascades',
    ]);
  });

  it('names everything at once, with what was expected and what stands there', () => {
    const bad = toTownships({ total: '150', shares: [share('U011', '66.7'), share('U099', '1'), share('U012', '0.05')] });
    expect(checkCascade(bad, [countys], units)).toEqual([
      { path: 'shares[1].unit', code: 'unknown-unit', message: '年度方案中没有单位 U099', got: 'U099' },
      { path: 'shares', code: 'shares-do-not-add-up', message: '分解数合计与总量不符,少 82.25', expected: '150', got: '67.75' },
      { path: 'total', code: 'not-what-was-received', message: '总量应等于上一级分解给牵头单位的数', expected: '200', got: '150' },
    ]);
  });
});

describe('shares add up exactly', () => {
  const rational = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 997n })).map(([n, d]) => exact(n).div(exact(d)));
  const numbers = (rule: CascadeRule, total: string, values: string[]) => ({ rule, total, shares: values.map((value, at) => share(`U${100 + at}`, value)) });
  const codes = (...input: Parameters<typeof numbers>) => addUpProblems(numbers(...input)).map(({ code }) => code);

  it('whatever fractions they are, and not when one of them is the smallest bit more', () => {
    fc.assert(
      fc.property(fc.array(rational, { minLength: 1, maxLength: 20 }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (parts, fine) => {
        const total = toText(sum(parts));
        const values = parts.map(toText);
        expect(codes({ kind: 'sum' }, total, values)).toEqual([]);
        const [first = '0', ...rest] = values;
        expect(codes({ kind: 'sum' }, total, [toText(exact(first).add(exact(1).div(exact(fine)))), ...rest])).toEqual(['shares-do-not-add-up']);
      }),
    );
  });

  it('to the stated percentage where the county hands down more than it owes', () => {
    const stated = { kind: 'stated', percent: '105', basis: '衡政办〔2026〕3号第二条' } as const;
    expect(codes(stated, '200', ['110', '100'])).toEqual([]);
    expect(codes(stated, '200', ['100', '100'])).toEqual(['shares-do-not-add-up']);
  });

  it('share by share where the same is asked of everybody', () => {
    expect(codes({ kind: 'equal' }, '-2', ['-2', '-2.0'])).toEqual([]);
    expect(addUpProblems(numbers({ kind: 'equal' }, '-2', ['-2', '-1.9', '-3']))).toEqual([
      { path: 'shares[1].value', code: 'not-the-total', message: '同一要求的指标,各单位的分解数应等于总量', expected: '-2', got: '-1.9' },
      { path: 'shares[2].value', code: 'not-the-total', message: '同一要求的指标,各单位的分解数应等于总量', expected: '-2', got: '-3' },
    ]);
  });
});

describe('a unit under a cascade', () => {
  const below = aCascade({ id: 'FJ-02', ...toTownships() });
  const all = [countys, below];

  it('is bound to its share; the lead to the share it received, or to its own total where it received none', () => {
    expect(boundOf(all, 'U012', 'R1')?.value).toBe('66.7');
    expect(boundOf(all, 'U001', 'R1')).toMatchObject({ value: '200', cascade: { id: 'FJ-01' } });
    expect(boundOf([below], 'U001', 'R1')).toMatchObject({ value: '200', cascade: { id: 'FJ-02' } });
    expect(boundOf(all, 'U012', 'R8')).toBeUndefined();
  });

  it('cannot propose anything else, nor nothing', () => {
    const problems = (target?: string) => boundProblems(all, 'U012', target === undefined ? [] : [{ indicator: 'R1', target }]);
    expect(problems('66.70')).toEqual([]);
    expect(problems('70')).toEqual([
      { path: 'targets.R1.target', code: 'not-the-share', message: '目标值与“招商引资分解到乡镇”分解给本单位的数不一致', expected: '66.7', got: '70' },
    ]);
    expect(problems()).toMatchObject([{ code: 'not-the-share', got: '(无目标值)' }]);
    expect(boundProblems(all, 'U001', [{ indicator: 'R1', target: '199' }])).toHaveLength(1);
    const nothing = aCascade({ rule: { kind: 'equal' }, total: '0', shares: [share('U001', '0')] });
    expect(boundProblems([nothing], 'U001', [{ indicator: 'R1' }])).toMatchObject([{ code: 'not-the-share', expected: '0', got: '(无目标值)' }]);
  });

  it('that has agreed already is not bound anew to something else', () => {
    const agreed = [
      { unit: 'U012', indicator: 'R1', target: '70', milestones: [] },
      { unit: 'U001', indicator: 'R1', target: '190', milestones: [] },
      { unit: 'U011', indicator: 'R1', target: '66.7', milestones: [] },
    ];
    expect(bindsAgreed(toTownships(), agreed).map(({ path, code, expected }) => `${path} ${code} ${expected}`)).toEqual([
      'total already-agreed 190',
      'shares[1].value already-agreed 70',
    ]);
  });
});

describe('a cascade', () => {
  it('is declared anew as long as nobody’s list rests on it', () => {
    const before = toDepartments();
    expect(declareCascade(before, undefined).changes).toEqual([{ created: 'cascade', item: before }]);
    expect(declareCascade(toDepartments({ total: '310' }), before).changes).toMatchObject([{ changed: 'cascade', before, set: { total: '310' } }]);
    expect(refusalOf(() => declareCascade(toDepartments(), toDepartments({ status: 'in-force' })))).toEqual({
      code: 'cascade-in-force',
      message: '“招商引资分解到部门”已有单位的目标核定,只能通过调整申请变更',
    });
  });

  it('comes into force with the first accepted list and is rested on by the next', () => {
    expect(restOn(toDepartments())).toMatchObject({ changed: 'cascade', set: { status: 'in-force' } });
    const standing = toDepartments({ status: 'in-force' });
    expect(restOn(standing)).toEqual({ held: 'cascade', before: standing });
  });
});
