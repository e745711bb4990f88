import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { type Exact, exact, toText } from '#domain/numbers/exact.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { markRule } from '#domain/scoring/rules/kinds.ts';
import type { Direction, GroupMember, Marked } from '#domain/scoring/rules/rule.ts';
import { ruleInput } from '../../worked-examples.ts';
import { unworded } from './wording.ts';

const full = '10';

/** Rules that mark one value, all with W = 10: the highest share of W they give, the direction, and the lowest marks. */
const catalogue: { name: string; rule: z.input<typeof AnyRule>; direction: Direction; cap?: string; least?: string }[] = [
  { name: 'completion quotient', rule: { kind: 'completion', mode: 'quotient', cap: '1.2', floor: '0.5' }, direction: 'higher', cap: '1.2' },
  { name: 'completion quotient, lower', rule: { kind: 'completion', mode: 'quotient' }, direction: 'lower' },
  { name: 'completion difference', rule: { kind: 'completion', mode: 'difference', deviationLimit: '30' }, direction: 'higher' },
  { name: 'completion difference, lower', rule: { kind: 'completion', mode: 'difference', cap: '1.5' }, direction: 'lower', cap: '1.5' },
  { name: 'completion of zero', rule: { kind: 'completion', mode: 'quotient', target: '0', zeroTarget: 'metOrZero' }, direction: 'lower' },
  { name: 'efficacy', rule: { kind: 'efficacy', notAllowed: '20', satisfactory: '80' }, direction: 'higher' },
  { name: 'efficacy, lower, nothing below', rule: { kind: 'efficacy', notAllowed: '80', satisfactory: '20', belowNotAllowed: 'zero' }, direction: 'lower' },
  { name: 'standard bands', rule: { kind: 'standard-bands', standards: ['90', '70', '50', '30', '10'] }, direction: 'higher' },
  { name: 'standard bands, lower', rule: { kind: 'standard-bands', standards: ['10', '30', '50', '70', '90'] }, direction: 'lower' },
  {
    name: 'bands',
    rule: {
      kind: 'bands',
      bands: [
        { to: '60', marks: '0' },
        { from: '60', to: '90', marks: '6' },
        { from: '90', marks: '10' },
      ],
    },
    direction: 'higher',
  },
  {
    name: 'piecewise',
    rule: {
      kind: 'piecewise',
      points: [
        { x: '0', marks: '0' },
        { x: '60', marks: '3' },
        { x: '100', marks: '10' },
      ],
    },
    direction: 'higher',
  },
  {
    name: 'piecewise on the rate, lower',
    rule: {
      kind: 'piecewise',
      on: 'completionRate',
      points: [
        { x: '50', marks: '2' },
        { x: '100', marks: '10' },
      ],
    },
    direction: 'lower',
  },
  { name: 'interval', rule: { kind: 'interval', zeroLow: '20', low: '40', high: '60', zeroHigh: '90' }, direction: 'interval' },
  { name: 'steps above, whole', rule: { kind: 'step-deduction', reference: '50', side: 'above', step: '3', each: '0.7', steps: 'whole' }, direction: 'lower' },
  {
    name: 'steps below, pro rata, negative',
    rule: { kind: 'step-deduction', reference: '50', side: 'below', step: '3', each: '0.7', steps: 'prorata', floor: '-3' },
    direction: 'higher',
    least: '-3',
  },
  {
    name: 'steps above, begun',
    rule: { kind: 'step-deduction', reference: { of: 'target' }, side: 'above', step: '3', each: '0.7', steps: 'ceil' },
    direction: 'lower',
  },
  { name: 'pass or fail', rule: { kind: 'pass-fail', operator: '>=', limit: '50' }, direction: 'higher' },
  { name: 'imported', rule: { kind: 'imported', outOf: '80' }, direction: 'higher' },
  {
    name: 'growth',
    rule: {
      kind: 'growth',
      levelShare: '0.4',
      level: { kind: 'completion', mode: 'quotient' },
      growth: { kind: 'completion', mode: 'difference' },
      change: 'relative',
      zeroBaseline: 'levelOnly',
      growthTarget: '8',
    },
    direction: 'higher',
  },
];

const grouped: { name: string; rule: z.input<typeof AnyRule>; direction: Direction }[] = [
  { name: 'rank table', rule: { kind: 'rank', scale: { by: 'table', marks: ['10', '9', '7', '4'] }, missing: 'last' }, direction: 'higher' },
  {
    name: 'rank table, mean of places',
    rule: { kind: 'rank', scale: { by: 'table', marks: ['10', '9', '7', '4'] }, ties: 'meanOfPlaces' },
    direction: 'lower',
  },
  { name: 'rank bands', rule: { kind: 'rank', scale: { by: 'bands', bands: [{ to: 2, marks: '10' }, { marks: '5' }] } }, direction: 'higher' },
  { name: 'rank step', rule: { kind: 'rank', scale: { by: 'step', step: '0.15', floor: '2' }, missing: 'last' }, direction: 'lower' },
  { name: 'rank linear', rule: { kind: 'rank', scale: { by: 'linear', least: '6' } }, direction: 'higher' },
  { name: 'ratio to best', rule: { kind: 'ratio-to-best', allZero: 'zero' }, direction: 'higher' },
  { name: 'ratio to best, lower', rule: { kind: 'ratio-to-best', allZero: 'full' }, direction: 'lower' },
  {
    name: 'steps above the median',
    rule: {
      kind: 'step-deduction',
      reference: { of: 'group', take: 'median', self: false, peers: false },
      side: 'above',
      step: '1',
      each: '0.3',
      steps: 'whole',
    },
    direction: 'lower',
  },
  {
    name: 'completion of the best',
    rule: { kind: 'completion', mode: 'difference', target: { of: 'group', take: 'best', self: true, peers: false } },
    direction: 'higher',
  },
];

/** Values with up to two decimals, often on the edges of the catalogue's tables. */
const value = fc.oneof(
  fc.constantFrom(...['0', '10', '20', '40', '50', '60', '80', '90', '100', '-5']),
  fc.integer({ min: -5000, max: 20000 }).map((hundredths) => toText(exact(hundredths).div(100))),
);
const notNegative = fc.oneof(fc.constantFrom('0', '1', '50'), fc.integer({ min: 0, max: 300 }).map(String));
const target = fc.integer({ min: 1, max: 150 }).map(String);

const marksOf = (rule: AnyRule, direction: Direction, written: Parameters<typeof ruleInput>[1]): Marked => {
  const result = markRule(rule, ruleInput({ fullMarks: full, direction }, written));
  if ('notComputable' in result) throw new Error(result.notComputable);
  return result;
};

const sound = (result: Marked, least: Exact, most: Exact): void => {
  expect(result.marks.gte(least), `${toText(result.marks)} ≥ ${toText(least)}`).toBe(true);
  expect(result.marks.lte(most), `${toText(result.marks)} ≤ ${toText(most)}`).toBe(true);
  expect(result.steps.at(-1)).toEqual({ name: 'marks', value: toText(result.marks) });
  expect(unworded(result)).toEqual([]);
};

describe.each(catalogue)('$name', ({ rule: written, direction, cap = '1', least = '0' }) => {
  const rule = AnyRule.parse(written);

  it('gives marks between the least and cap·W, explained to the end', () => {
    fc.assert(
      fc.property(value, target, (x, T) => sound(marksOf(rule, direction, { value: x, target: T, baseline: '40' }), exact(least), exact(cap).mul(exact(full)))),
    );
  });
});

describe.each(catalogue.filter(({ direction }) => direction !== 'interval'))('$name', ({ rule: written, direction }) => {
  const rule = AnyRule.parse(written);

  it('never gives a better value fewer marks', () => {
    fc.assert(
      fc.property(value, value, target, (x, y, T) => {
        const [worse, better] = exact(x).lte(exact(y)) === (direction === 'higher') ? [x, y] : [y, x];
        const [low, high] = [worse, better].map((each) => marksOf(rule, direction, { value: each, target: T, baseline: '40' }).marks);
        expect(low !== undefined && high !== undefined && low.lte(high)).toBe(true);
      }),
    );
  });
});

/** A group of up to eight units with a value each, some without a report; the unit U001 has reported. */
const group = fc
  .tuple(notNegative, fc.array(fc.option(notNegative, { nil: undefined }), { maxLength: 7 }))
  .map(([own, others]) => [own, ...others].map((each, at) => ({ unit: `U00${at + 1}`, ...(each === undefined ? {} : { value: each }) })));
const computable = (members: { value?: string }[]): boolean => members.filter((each) => each.value !== undefined && each.value !== '0').length > 1;

describe.each(grouped)('$name', ({ rule: written, direction }) => {
  const rule = AnyRule.parse(written);
  const marks = (members: { unit: string; value?: string }[], unit: string): Marked =>
    marksOf(rule, direction, { unit, group: members, ...(members.find((each) => each.unit === unit) ?? {}) });

  it('gives marks between 0 and W, whatever the order of the group', () => {
    fc.assert(
      fc.property(group.filter(computable), fc.infiniteStream(fc.nat()), (members, keys) => {
        const shuffled = members
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        const result = marks(members, 'U001');
        sound(result, exact(0), exact(full));
        expect(marks(shuffled, 'U001')).toEqual(result);
      }),
    );
  });

  it('gives equal values equal marks and better values no fewer', () => {
    fc.assert(
      fc.property(group.filter(computable), (members) => {
        const reported = members.filter((each): each is { unit: string; value: string } => each.value !== undefined);
        const sorted = reported.toSorted((a, b) => exact(a.value).compare(exact(b.value)) * (direction === 'lower' ? 1 : -1));
        const given = sorted.map(({ unit, value: own }) => ({ own, marks: marks(members, unit).marks }));
        given.slice(1).forEach((each, at) => {
          const before = given[at];
          if (before === undefined || rule.kind === 'step-deduction') return;
          expect(before.own === each.own ? before.marks.equals(each.marks) : before.marks.gte(each.marks)).toBe(true);
        });
      }),
    );
  });
});

it('ranks the same marks whatever the policy for equal values: a tie shares what its places hold', () => {
  fc.assert(
    fc.property(group, (members) => {
      const rule = AnyRule.parse({ kind: 'rank', scale: { by: 'linear', least: '0' }, ties: 'meanOfPlaces' });
      const all: GroupMember[] = members.map(({ unit, ...rest }) => ({ unit, value: 'value' in rest ? exact(String(rest.value)) : undefined }));
      const reported = all.filter((each) => each.value !== undefined);
      const total = reported.map(({ unit }) => marksOf(rule, 'higher', { unit, group: members }).marks).reduce((sum, each) => sum.add(each), exact(0));
      const places = reported.map((_, at) =>
        all.length === 1
          ? exact(full)
          : exact(full).sub(
              exact(full)
                .mul(at)
                .div(all.length - 1),
            ),
      );
      expect(toText(total)).toBe(toText(places.reduce((sum, each) => sum.add(each), exact(0))));
    }),
  );
});
