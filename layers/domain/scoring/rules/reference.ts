import * as z from 'zod';
import { Decimal, type Exact, exact } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import { mean, median } from '../statistics.ts';
import { isBetter, notComputable } from './marking.ts';
import { figureProblems } from './parameters.ts';
import type { Direction, NotComputable, RuleInput, RuleSetting } from './rule.ts';

const GroupReference = z.strictObject({ of: z.literal('group'), take: z.enum(['mean', 'median', 'best']), self: z.boolean(), peers: z.boolean() });

/**
 * A number that a rule compares with: a constant, the unit's target or baseline, a named figure,
 * or the mean, median or best of the comparison group, unrounded (scoring.md § 3 "relative reference").
 */
export const Reference = z.union([
  Decimal,
  z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('target') }),
    z.strictObject({ of: z.literal('baseline') }),
    z.strictObject({ of: z.literal('figure'), name: z.string().min(1) }),
    GroupReference,
  ]),
]);
export type Reference = z.infer<typeof Reference>;

/** The constant a reference is, or undefined when only a unit's facts can tell. */
export const constantOf = (reference: Reference): Exact | undefined => (typeof reference === 'string' ? exact(reference) : undefined);

export const figureOf = (reference: Reference): string[] => (typeof reference !== 'string' && reference.of === 'figure' ? [reference.name] : []);

export const bestOf = (direction: Direction, values: readonly Exact[]): Exact | undefined =>
  values.reduce<Exact | undefined>((best, value) => (best === undefined || isBetter(direction, value, best) ? value : best), undefined);

const ofGroup = (reference: z.infer<typeof GroupReference>, input: RuleInput): Exact | undefined => {
  const members = input.group.filter((member) => reference.self || member.unit !== input.unit).flatMap((member) => member.value ?? []);
  const values = [...members, ...(reference.peers ? input.peers.map((peer) => exact(peer.value)) : [])];
  if (values.length === 0) return undefined;
  if (reference.take === 'best') return bestOf(input.direction, values);
  return reference.take === 'mean' ? mean(values) : median(values);
};

const orMissing = (value: Exact | undefined, what: string): Exact | NotComputable => value ?? notComputable(what);

/** The number that a reference stands for in this input, or why there is none. */
export const resolve = (reference: Reference, input: RuleInput): Exact | NotComputable => {
  if (typeof reference === 'string') return exact(reference);
  switch (reference.of) {
    case 'target':
      return orMissing(input.target, '没有目标值');
    case 'baseline':
      return orMissing(input.baseline, '没有基期值');
    case 'figure':
      return orMissing(input.figure(reference.name), `没有“${reference.name}”的数据`);
    case 'group':
      return orMissing(ofGroup(reference, input), '比较组没有可用的值');
  }
};

export const referenceProblems = (reference: Reference, setting: RuleSetting, field: string): Problem[] => {
  if (typeof reference === 'string') return [];
  if (reference.of === 'figure') return figureProblems(reference.name, setting, field, 'name');
  if (reference.of === 'group' && reference.take === 'best' && setting.direction === 'interval') {
    return [
      problem(`${setting.path}.${field}.take`, 'best-without-direction', '适度指标没有“组内最优值”,请改用平均值或中位数', {
        expected: 'mean 或 median',
        got: 'best',
      }),
    ];
  }
  return [];
};
