import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, sum } from '#domain/numbers/exact.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { budget } from '#domain/results/budget.ts';
import type { BudgetRules, BudgetUnit, Fixed } from '#domain/results/budget-unit.ts';
import examples from '../worked-examples.json' with { type: 'json' };

const rules = ({ unit = 1, ...more }: Partial<BudgetRules['budget']> = {}): BudgetRules => ({
  budget: {
    coefficients: [
      { grade: '优秀', coefficient: '1.05' },
      { grade: '良好', coefficient: '1' },
      { grade: '合格', coefficient: '0.95' },
      { grade: '不合格', coefficient: '0.85' },
    ],
    unit,
    article: '第十四条',
    ...more,
  },
  newUnits: { leastMonths: 6, grade: '不定等次', article: '第十二条' },
});

const unit = (id: string, base: string, kept: string, more: Partial<BudgetUnit> = {}): BudgetUnit => ({
  unit: id,
  name: `${id}局`,
  kind: 'department',
  paidBy: 'county',
  grade: '良好',
  base,
  protected: { basicGuarantees: kept, debtService: '0', earmarked: '0', contracts: '0' },
  ...more,
});

const amounts = ({ lines }: ReturnType<typeof budget>) => Object.fromEntries(lines.map(({ unit, amount }) => [unit, amount]));

const refusal = (...args: Parameters<typeof budget>) => {
  try {
    budget(...args);
  } catch (error) {
    if (error instanceof InvalidInput) return { message: error.message, problems: error.problems };
    throw error;
  }
  return undefined;
};

interface Example {
  id: string;
  params: { total: string; unit: number; floor?: string };
  inputs: { units: { unit: string; base: string; protected: string; coefficient: string }[] };
  result: { amounts?: Record<string, string>; sum?: string; refused?: boolean };
}
const worked = (examples as unknown as (Example & { what: string })[]).filter(({ what }) => what === 'budget');
/** In the examples each unit has a coefficient of its own: a grade of its own here. */
const unitsOf = ({ inputs }: Example) => inputs.units.map((each) => unit(each.unit, each.base, each.protected, { grade: each.unit }));
const rulesOf = ({ params: { unit, floor }, inputs }: Example) =>
  rules({ coefficients: inputs.units.map(({ unit: grade, coefficient }) => ({ grade, coefficient })), unit, ...(floor === undefined ? {} : { floor }) });

describe('the budget suggestion of the worked examples', () => {
  it('covers F01, F03, F04 and F05', () => expect(worked.map(({ id }) => id)).toEqual(['F01', 'F03', 'F04', 'F05']));

  it.each(worked.map((example) => [example.id, example] as const))('%s', (_, example) => {
    const compute = () => budget(unitsOf(example), rulesOf(example), example.params.total);
    if (example.result.refused === true) expect(compute).toThrow(InvalidInput);
    else expect(compute()).toMatchObject({ sum: example.result.sum, lines: Object.values(example.result.amounts ?? {}).map((amount) => ({ amount })) });
  });

  it('scales the flexible parts of all alike when the total is short, to the fen', () => {
    const [first] = worked;
    if (first === undefined) throw new Error('no example');
    const result = budget(unitsOf(first), rulesOf(first), '2250000000');
    expect(amounts(result)).toEqual({ A: '1009230769', B: '792307693', C: '448461538' });
    expect(result.sum).toBe('2250000000');
  });

  it('names the total that is below what is protected and computes nothing [F04]', () => {
    const example = worked.find(({ id }) => id === 'F04');
    if (example === undefined) throw new Error('no example');
    expect(refusal(unitsOf(example), rulesOf(example), '1290000000')).toEqual({
      message: '预算总额不足',
      problems: [
        {
          path: 'total',
          code: 'total-below-protected',
          message: '预算总额低于不可调减的部分(三保、债务还本付息、上级专项、已签合同)之和,未作任何计算',
          expected: '不少于 13000000.00 元',
          got: '12900000.00 元',
        },
      ],
    });
    expect(budget(unitsOf(example), rulesOf(example), '1300000000').sum).toBe('1300000000');
  });
});

describe('a line of the table', () => {
  it('shows how its figure came about', () => {
    const [line] = budget([unit('U001', '1000000', '600000', { grade: '优秀' })], rules(), '2000000').lines;
    expect(line).toEqual({
      unit: 'U001',
      name: 'U001局',
      grade: '优秀',
      base: '1000000',
      protected: '600000',
      coefficient: '1.05',
      amount: '1020000',
      steps: [
        { name: 'base', value: '1000000' },
        { name: 'protected', value: '600000' },
        { name: 'flexible', value: '400000' },
        { name: 'coefficient', value: '1.05' },
        { name: 'after-coefficient', value: '1020000' },
        { name: 'scale', value: '1' },
        { name: 'amount', value: '1020000' },
      ],
    });
  });

  it('adds all four protected columns', () => {
    const kept = { basicGuarantees: '100', debtService: '20', earmarked: '3', contracts: '4' };
    expect(budget([unit('U001', '1127', '0', { protected: kept, grade: '不合格' })], rules(), '9999').lines[0]).toMatchObject({
      protected: '127',
      amount: '977',
    });
  });

  it('says which bound decided instead of the scale', () => {
    const steps = (result: ReturnType<typeof budget>, id: string) => result.lines.find(({ unit }) => unit === id)?.steps.at(-2);
    const units = [unit('U001', '1000', '0', { grade: '不合格' }), unit('U002', '1000', '0', { grade: '优秀' }), unit('U003', '1000', '0')];
    const result = budget(units, rules({ floor: '0.9', ceiling: '1.02' }), '9999');
    expect(amounts(result)).toEqual({ U001: '900', U002: '1020', U003: '1000' });
    expect(steps(result, 'U001')).toEqual({ name: 'floor', value: '900' });
    expect(steps(result, 'U002')).toEqual({ name: 'ceiling', value: '1020' });
    expect(steps(result, 'U003')).toEqual({ name: 'scale', value: '1' });
  });
});

describe('units and grades', () => {
  it('leaves out and lists vertical units and units that others pay, with or without a budget of the county', () => {
    const { base: _, protected: __, ...without } = unit('U003', '1', '0', { kind: 'vertical' });
    const result = budget([unit('U001', '1000', '0'), unit('U002', '1000', '0', { paidBy: 'superior' }), without], rules(), '1000');
    expect(amounts(result)).toEqual({ U001: '1000' });
    expect(result.excluded).toEqual([
      { unit: 'U002', name: 'U002局', reason: 'paid-by-superior' },
      { unit: 'U003', name: 'U003局', reason: 'vertical' },
    ]);
  });

  it('neither rewards nor cuts a new unit without a grade (不定等次), unless the policy gives it a coefficient', () => {
    const fresh = [unit('U001', '1000', '200', { grade: '不定等次' })];
    expect(budget(fresh, rules(), '9999').lines[0]).toMatchObject({ coefficient: '1', amount: '1000' });
    expect(budget(fresh, rules({ coefficients: [{ grade: '不定等次', coefficient: '0.5' }] }), '9999').lines[0]).toMatchObject({ amount: '600' });
  });

  it('refuses a grade without a coefficient, a unit without a budget, more protected than there is, and a missing total, all at once', () => {
    const { base: _, protected: __, ...silent } = unit('U003', '1', '0');
    const units = [unit('U001', '1000', '0', { grade: '一般' }), unit('U002', '1000', '0', { grade: '' }), silent, unit('U004', '1000', '1001')];
    expect(refusal(units, rules(), undefined)).toEqual({
      message: '预算数据不完整或有误',
      problems: [
        {
          path: 'budgets.U001.grade',
          code: 'grade-without-coefficient',
          message: '单位“U001局”的等次没有预算系数,不能计算',
          expected: '优秀、良好、合格、不合格',
          got: '一般',
        },
        {
          path: 'budgets.U002.grade',
          code: 'grade-without-coefficient',
          message: '单位“U002局”的等次没有预算系数,不能计算',
          expected: '优秀、良好、合格、不合格',
          got: '(无等次)',
        },
        { path: 'budgets.U003', code: 'no-budget', message: '没有单位“U003局”的本年预算' },
        {
          path: 'budgets.U004.protected',
          code: 'protected-above-base',
          message: '单位“U004局”不可调减的部分之和大于本年预算',
          expected: '不大于 10.00 元',
          got: '10.01 元',
        },
        { path: 'total', code: 'no-total', message: '没有全县可安排的预算总额' },
      ],
    });
  });

  it('takes a unit whose whole budget is protected as it is', () => {
    expect(amounts(budget([unit('U001', '1000', '1000', { grade: '不合格' })], rules(), '1000'))).toEqual({ U001: '1000' });
  });
});

describe('floors and ceilings', () => {
  it('that the total cannot keep are refused with what they need', () => {
    const units = [unit('U001', '1000', '100'), unit('U002', '2000', '100')];
    expect(refusal(units, rules({ floor: '0.9' }), '2699')).toEqual({
      message: '预算总额不足',
      problems: [
        {
          path: 'total',
          code: 'total-below-floors',
          message: '预算总额不足以使各单位不低于规定的下限,未作任何计算',
          expected: '不少于 27.00 元',
          got: '26.99 元',
        },
      ],
    });
    expect(amounts(budget(units, rules({ floor: '0.9' }), '2700'))).toEqual({ U001: '900', U002: '1800' });
  });

  it('give what a ceiling frees to those who were at their floor', () => {
    // At the first common scale U001 is below its floor and U002 above its ceiling; once U002 is held, U001 stands above its floor again.
    const units = [unit('U001', '1000', '0'), unit('U002', '1000', '0', { grade: '翻倍' }), unit('U003', '1000', '0')];
    const twice = rules({
      coefficients: [
        { grade: '良好', coefficient: '1' },
        { grade: '翻倍', coefficient: '2' },
      ],
      floor: '0.5',
      ceiling: '0.6',
    });
    expect(amounts(budget(units, twice, '1700'))).toEqual({ U001: '550', U002: '600', U003: '550' });
  });

  it('a ceiling below what is protected gives way', () => {
    expect(amounts(budget([unit('U001', '1000', '900')], rules({ ceiling: '0.8' }), '1000'))).toEqual({ U001: '900' });
  });
});

describe('money', () => {
  it('is given in the units of the plan, never above the total: the missing ones by largest remainder, then unit id', () => {
    const units = [unit('U003', '149', '0'), unit('U001', '149', '0'), unit('U002', '148', '0')];
    expect(amounts(budget(units, rules({ unit: 100 }), '9999'))).toEqual({ U001: '200', U002: '100', U003: '100' });
    expect(amounts(budget(units, rules({ unit: 100 }), '399'))).toEqual({ U001: '100', U002: '100', U003: '100' });
  });

  it('in coarse units still covers what is protected and keeps floor and ceiling', () => {
    const units = [unit('U001', '1055', '1030'), unit('U002', '1990', '0'), unit('U003', '1000', '0', { grade: '优秀' })];
    const result = budget(units, rules({ unit: 100, floor: '0.85', ceiling: '1.04' }), '3700');
    expect(amounts(result)).toEqual({ U001: '1100', U002: '1700', U003: '900' });
    expect(refusal(units, rules({ unit: 100, floor: '0.85' }), '3699')?.problems.map(({ code }) => code)).toEqual(['total-below-floors']);
  });
});

describe('amounts of the finance bureau', () => {
  const units = [unit('U001', '1000', '400'), unit('U002', '1000', '400'), unit('U003', '1000', '400')];
  const fix = (id: string, amount: string, reason = '项目结转'): Fixed => ({ unit: id, amount, reason });

  it('stand as they are, with their reason, and the others share what is left', () => {
    const result = budget(units, rules(), '2700', [fix('U002', '1100')]);
    expect(amounts(result)).toEqual({ U001: '800', U002: '1100', U003: '800' });
    expect(result.lines[1]).toMatchObject({ adjusted: '项目结转', grade: '良好', coefficient: '1' });
    expect(result.lines[1]?.steps.slice(-2)).toEqual([
      { name: 'fixed', value: '1100' },
      { name: 'amount', value: '1100' },
    ]);
    expect(result.lines[0]).not.toHaveProperty('adjusted');
  });

  it('never push the sum above the total, even when they are no whole unit of money', () => {
    const plain = [unit('U001', '180', '0'), unit('U002', '140', '0'), unit('U003', '80', '0')];
    const result = budget(plain, rules({ unit: 100 }), '400', [fix('U002', '140')]);
    expect(amounts(result)).toEqual({ U001: '200', U002: '140', U003: '0' });
    expect(result.sum).toBe('340');
  });

  it('may be the whole table', () => {
    expect(budget(units, rules(), '3000', [fix('U001', '1000'), fix('U002', '1000'), fix('U003', '1000')]).sum).toBe('3000');
  });

  it('that leave the others less than is protected, or below their floor, are refused', () => {
    expect(refusal(units, rules(), '2700', [fix('U002', '1901')])?.problems).toEqual([
      {
        path: 'total',
        code: 'adjustments-above-total',
        message: '财政调整的金额与其他单位不可调减部分之和超过预算总额,未作任何计算',
        expected: '不少于 27.01 元',
        got: '27.00 元',
      },
    ]);
    expect(refusal(units, rules({ floor: '0.5' }), '2700', [fix('U002', '1701')])?.problems[0]).toMatchObject({
      code: 'total-below-floors',
      expected: '不少于 27.01 元',
    });
    expect(amounts(budget(units, rules({ floor: '0.5' }), '2700', [fix('U002', '1700')]))).toEqual({ U001: '500', U002: '1700', U003: '500' });
  });

  it('for an unknown or excluded unit, twice for one, or below what is protected, are refused, each at its place', () => {
    const withVertical = [...units, unit('U004', '1000', '0', { kind: 'vertical' })];
    const fixed = [fix('U009', '1'), fix('U004', '1'), fix('U001', '900'), fix('U001', '800'), fix('U002', '399'), fix('U003', '400')];
    expect(refusal(withVertical, rules(), '9999', fixed)?.problems).toEqual([
      { path: 'adjustments[0].unit', code: 'unknown-unit', message: '预算挂钩表中没有单位 U009', got: 'U009' },
      { path: 'adjustments[1].unit', code: 'unknown-unit', message: '预算挂钩表中没有单位 U004', got: 'U004' },
      { path: 'adjustments[3].unit', code: 'adjusted-twice', message: '单位“U001局”的金额填写了两次', got: 'U001' },
      {
        path: 'adjustments[4].amount',
        code: 'below-protected',
        message: '单位“U002局”的调整金额低于其不可调减的部分',
        expected: '不少于 4.00 元',
        got: '3.99 元',
      },
    ]);
  });
});

describe('whatever the county', () => {
  const aUnit = fc.record({
    base: fc.integer({ min: 0, max: 10_000_000 }),
    kept: fc.integer({ min: 0, max: 100 }),
    grade: fc.constantFrom('优秀', '良好', '合格', '不合格', '不定等次'),
    kind: fc.constantFrom('department' as const, 'township' as const, 'vertical' as const),
  });
  const county = fc.record({
    units: fc.array(aUnit, { minLength: 1, maxLength: 12 }),
    total: fc.integer({ min: 0, max: 100_000_000 }),
    floor: fc.option(fc.constantFrom('0.5', '0.9', '0.95'), { nil: undefined }),
    ceiling: fc.option(fc.constantFrom('0.97', '1', '1.03'), { nil: undefined }),
    unit: fc.constantFrom(1, 100, 10_000),
    order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  const built = ({
    units,
    floor,
    ceiling,
    unit: money,
  }: {
    units: { base: number; kept: number; grade: string; kind: BudgetUnit['kind'] }[];
    floor: string | undefined;
    ceiling: string | undefined;
    unit: number;
  }) => ({
    units: units.map(({ base, kept, grade, kind }, at) =>
      unit(`U${String(at + 1).padStart(3, '0')}`, String(base), String(Math.floor((base * kept) / 100)), { grade, kind }),
    ),
    rules: rules({ unit: money, ...(floor === undefined ? {} : { floor }), ...(ceiling === undefined ? {} : { ceiling }) }),
  });

  it('the lines sum to the table, stay within total, floor, ceiling and protection, and the order of the units is irrelevant', () => {
    fc.assert(
      fc.property(county, ({ order, total, ...rest }) => {
        const { units, rules: policy } = built(rest);
        const refused = refusal(units, policy, String(total));
        const shuffled = units
          .map((each) => ({ each, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        if (refused !== undefined) {
          expect(refused.problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^total-below-(protected|floors)$/)]);
          expect(refusal(shuffled, policy, String(total))).toEqual(refused);
          return;
        }
        const result = budget(units, policy, String(total));
        expect(result.sum).toBe(String(result.lines.reduce((all, { amount }) => all + BigInt(amount), 0n)));
        expect(BigInt(result.sum)).toBeLessThanOrEqual(BigInt(total));
        const money = BigInt(rest.unit);
        for (const { base, protected: kept, amount } of result.lines) {
          expect(BigInt(amount) % money).toBe(0n);
          expect(BigInt(amount)).toBeGreaterThanOrEqual(BigInt(kept));
          if (rest.floor !== undefined) expect(exact(amount).gte(exact(base).mul(exact(rest.floor)))).toBe(true);
          // A ceiling gives way only to protection and to the least whole unit of money above the floor.
          if (rest.ceiling !== undefined && rest.floor === undefined && BigInt(amount) - BigInt(kept) >= money)
            expect(exact(amount).lte(exact(base).mul(exact(rest.ceiling)))).toBe(true);
        }
        const again = budget(shuffled, policy, String(total));
        expect(again.lines).toEqual(result.lines);
      }),
      { numRuns: 300 },
    );
  });

  it('what the total could still pay is less than a unit of money for each, unless everybody has what the grade or the ceiling gives', () => {
    fc.assert(
      fc.property(county, ({ total, ...rest }) => {
        const { units, rules: policy } = built(rest);
        if (refusal(units, policy, String(total)) !== undefined) return;
        const { lines, sum: spent } = budget(units, policy, String(total));
        const scaled = lines.filter(({ steps }) => steps.some(({ name, value }) => name === 'scale' && value !== '1'));
        if (scaled.length > 0) expect(exact(String(total)).sub(exact(spent)).lt(rest.unit)).toBe(true);
        const scales = new Set(lines.flatMap(({ steps }) => steps.flatMap(({ name, value }) => (name === 'scale' ? [value] : []))));
        expect(scales.size).toBeLessThanOrEqual(1);
        expect(sum(lines.map(({ amount }) => exact(amount))).equals(exact(spent))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
