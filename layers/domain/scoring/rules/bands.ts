import * as z from 'zod';
import { Decimal, type Exact, exact, toText } from '#domain/numbers/exact.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { coverageProblems } from './coverage.ts';
import { knownValue, marked, notComputable, step } from './marking.ts';
import { markProblems } from './parameters.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** One interval as the regulation writes it; an absent bound is infinite. */
export const Band = z.strictObject({
  from: Decimal.optional(),
  to: Decimal.optional(),
  /** Whether the end belongs to the interval ("含"). */
  fromClosed: z.boolean().default(true),
  toClosed: z.boolean().default(false),
  marks: Decimal,
});
export type Band = z.infer<typeof Band>;

/** 分档计分: intervals that together cover the indicator's domain without overlap or gap. Examples B01–B07. */
export const Bands = z.strictObject({ kind: z.literal('bands'), bands: z.array(Band).min(1) });
export type Bands = z.infer<typeof Bands>;

/** As a regulation writes it, e.g. `[80, 90)`. */
const written = (band: Band): string => {
  const from = band.from === undefined ? '(−∞' : `${band.fromClosed ? '[' : '('}${band.from}`;
  const to = band.to === undefined ? '∞)' : `${band.to}${band.toClosed ? ']' : ')'}`;
  return `${from}, ${to}`;
};

const contains = (band: Band, value: Exact): boolean => {
  const fromSide = band.from === undefined ? 1 : value.compare(exact(band.from));
  const toSide = band.to === undefined ? -1 : value.compare(exact(band.to));
  return (fromSide > 0 || (fromSide === 0 && band.fromClosed)) && (toSide < 0 || (toSide === 0 && band.toClosed));
};

const check = (rule: Bands, setting: RuleSetting): Problem[] => [
  ...rule.bands.flatMap((band, at) => markProblems(band.marks, setting, 'bands', at, 'marks')),
  ...coverageProblems(rule.bands, setting),
];

const mark = (rule: Bands, input: RuleInput): Marked | NotComputable => {
  const value = knownValue(input);
  const band = rule.bands.find((candidate) => contains(candidate, value));
  if (band === undefined) return notComputable(`值 ${toText(value)} 不在任何一档之内`);
  return marked(exact(band.marks), [step('band', written(band))]);
};

export const bandsRule: RuleKind<Bands> = { kind: 'bands', check, mark };
