import * as z from 'zod';
import { Decimal, type Exact, exact, greatest, NonNegativeDecimal, PositiveDecimal, toText, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { mean } from '../statistics.ts';
import { flag, isBetter, marked, step } from './marking.ts';
import { directionProblems, markProblems, orderProblems } from './parameters.ts';
import type { Marked, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 按排名计分 within the comparison group, by the indicator's direction. Examples R01–R10. */
export const Rank = z.strictObject({
  kind: z.literal('rank'),
  scale: z.discriminatedUnion('by', [
    /** Marks of place 1, 2, …; places beyond the table get its last entry. */
    z.strictObject({ by: z.literal('table'), marks: z.array(Decimal).min(1) }),
    /** Bands of places: up to and including place `to`; the last band has no `to`. */
    z.strictObject({ by: z.literal('bands'), bands: z.array(z.strictObject({ to: z.int().positive().optional(), marks: Decimal })).min(1) }),
    /** W·(1 − (r − 1)·step), never below floor. */
    z.strictObject({ by: z.literal('step'), step: PositiveDecimal, floor: NonNegativeDecimal.default('0') }),
    /** Linear from W (place 1) to `least` (place n); n = 1 gives W. */
    z.strictObject({ by: z.literal('linear'), least: NonNegativeDecimal }),
  ]),
  /** Equal values: the better place for all (1, 1, 3), or the mean of the marks of the places they fill. */
  ties: z.enum(['better', 'meanOfPlaces']).default('better'),
  /** A unit that did not report takes the last place, or gets 0. */
  missing: z.enum(['last', 'zero']).default('zero'),
});
export type Rank = z.infer<typeof Rank>;
type Scale = Rank['scale'];

const leastProblems = (least: string, field: string, setting: RuleSetting): Problem[] =>
  exact(least).lte(setting.fullMarks)
    ? []
    : [
        problem(join(setting.path, 'scale', field), 'marks-above-full-marks', `最低分 ${least} 超过满分 ${toText(setting.fullMarks)}`, {
          expected: `不大于 ${toText(setting.fullMarks)}`,
          got: least,
        }),
      ];

const bandProblems = (bands: readonly { to?: number | undefined; marks: string }[], setting: RuleSetting): Problem[] =>
  bands.flatMap(({ to }, at) => {
    const path = join(setting.path, 'scale', 'bands', at, 'to');
    const last = at === bands.length - 1;
    if (last && to !== undefined)
      return [problem(path, 'last-band-bounded', `最后一档应包含其后的全部名次,不写截止名次`, { expected: '不填', got: String(to) })];
    if (!last && to === undefined) return [problem(path, 'band-unbounded', '只有最后一档可以不写截止名次')];
    const before = bands[at - 1]?.to;
    return before === undefined || to === undefined || before < to
      ? []
      : [problem(path, 'wrong-order', `各档的截止名次应递增:${before} 之后是 ${to}`, { got: String(to) })];
  });

const scaleProblems = (scale: Scale, setting: RuleSetting): Problem[] => {
  if (scale.by === 'step') return leastProblems(scale.floor, 'floor', setting);
  if (scale.by === 'linear') return leastProblems(scale.least, 'least', setting);
  const marks = scale.by === 'table' ? scale.marks : scale.bands.map((band) => band.marks);
  const below = (at: number): [string, ...(string | number)[]] => (scale.by === 'table' ? ['scale', 'marks', at] : ['scale', 'bands', at, 'marks']);
  return [
    ...(scale.by === 'bands' ? bandProblems(scale.bands, setting) : []),
    ...marks.flatMap((each, at) => markProblems(each, setting, ...below(at))),
    ...orderProblems(
      marks,
      (before, after) => before.gte(after),
      (at) => join(setting.path, ...below(at)),
      '名次靠后的分值不应高于名次靠前的分值',
    ),
  ];
};

const check = (rule: Rank, setting: RuleSetting): Problem[] => [
  ...directionProblems('按排名计分', ['higher', 'lower'], setting),
  ...scaleProblems(rule.scale, setting),
];

/** Marks of a place in a group of `size`. */
const marksOf = (scale: Scale, place: number, size: number, full: Exact): Exact => {
  switch (scale.by) {
    case 'table':
      return exact(scale.marks[Math.min(place, scale.marks.length) - 1] ?? '0');
    case 'bands':
      return exact(scale.bands.find(({ to }) => to === undefined || place <= to)?.marks ?? '0');
    case 'step':
      return greatest(full.sub(full.mul(exact(scale.step)).mul(place - 1)), exact(scale.floor));
    case 'linear':
      return size === 1
        ? full
        : full.sub(
            full
              .sub(exact(scale.least))
              .mul(place - 1)
              .div(size - 1),
          );
  }
};

const markMissing = (rule: Rank, size: number, input: RuleInput): Marked => {
  const flags = [flag('not-reported-in-ranking', { as: rule.missing })];
  if (rule.missing === 'zero') return marked(zero, [step('group-size', String(size))], flags);
  return marked(marksOf(rule.scale, size, size, input.fullMarks), [step('group-size', String(size)), step('place', String(size))], flags);
};

/** The unit's value is the one it has in the group; peers take places, members without a value come last. */
const mark = (rule: Rank, input: RuleInput): Marked => {
  const own = input.group.find((member) => member.unit === input.unit);
  if (own === undefined) throw new TypeError(`${input.unit} is not in its own comparison group`);
  const size = input.group.length + input.peers.length;
  const { value } = own;
  if (value === undefined) return markMissing(rule, size, input);
  const values = [...input.group.flatMap((member) => member.value ?? []), ...input.peers.map((peer) => exact(peer.value))];
  const place = 1 + values.filter((other) => isBetter(input.direction, other, value)).length;
  const equals = values.filter((other) => other.equals(value)).length;
  const filled = rule.ties === 'better' ? [place] : Array.from({ length: equals }, (_, above) => place + above);
  const steps = [step('group-size', String(size)), step('place', String(place))];
  return marked(mean(filled.map((each) => marksOf(rule.scale, each, size, input.fullMarks))), equals > 1 ? [...steps, step('tied', String(equals))] : steps);
};

export const rankRule: RuleKind<Rank> = { kind: 'rank', check, mark };
