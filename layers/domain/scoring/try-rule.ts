import { Decimal, type Exact, exact, toFixed } from '#domain/numbers/exact.ts';
import { AnyRule } from './rules/any-rule.ts';
import { comparesUnits, figuresRead, markRule, needsValue } from './rules/kinds.ts';
import type { Direction, GroupMember } from './rules/rule.ts';
import type { Step } from './scorecard.ts';

/** Which numbers a worked example of a rule asks for. */
export interface TrialNeeds {
  value: boolean;
  /** Target and baseline, where the rule or the formula could read them. */
  references: boolean;
  figures: readonly string[];
  /** Values of the other units of the group. */
  others: boolean;
}

/** A worked example (试算) as it is typed: a rule that may be unfinished, and numbers as text; an empty text is no number. */
export interface Trial {
  rule: unknown;
  fullMarks: string;
  direction: Direction;
  value: string;
  target: string;
  baseline: string;
  figures: Readonly<Record<string, string>>;
  others: readonly string[];
}

/** `unfinished`: the rule has problems of its own; `elsewhere`: it marks ratings, entries of the ledger or projects, of which an example has none; `number`: this number is missing or none. */
export type Tried =
  | { marks: string; steps: Step[] }
  | { why: 'unfinished' | 'elsewhere' }
  | { why: 'number'; of: 'value' | 'fullMarks' | 'others' }
  | { why: 'not-computable'; reason: string };

const numberOf = (text: string): Exact | undefined => (Decimal.safeParse(text.trim()).success ? exact(text.trim()) : undefined);

const marksElsewhere = (rule: AnyRule): boolean =>
  rule.kind === 'rated' || (rule.kind === 'count' && rule.mode === 'add') || (rule.kind === 'imported' && rule.projects !== undefined);

/** What to ask for; undefined while the rule is unfinished. */
export const trialNeeds = (input: unknown): TrialNeeds | undefined => {
  const { success, data: rule } = AnyRule.safeParse(input);
  if (!success || marksElsewhere(rule)) return undefined;
  return { value: needsValue(rule), references: needsValue(rule), figures: [...new Set(figuresRead(rule))], others: comparesUnits(rule) };
};

/** Marks of one made-up unit by a rule that is being written: the same function that marks the county, on numbers that a person types. Marks are shown with two decimals. */
export const tryRule = ({ rule: input, fullMarks, direction, value, target, baseline, figures, others }: Trial): Tried => {
  const { success, data: rule } = AnyRule.safeParse(input);
  if (!success) return { why: 'unfinished' };
  if (marksElsewhere(rule)) return { why: 'elsewhere' };
  const full = numberOf(fullMarks);
  if (full === undefined) return { why: 'number', of: 'fullMarks' };
  const own = numberOf(value);
  if (needsValue(rule) && own === undefined) return { why: 'number', of: 'value' };
  const numbers = others.map(numberOf);
  if (numbers.includes(undefined)) return { why: 'number', of: 'others' };
  const group: GroupMember[] = [own, ...numbers].map((each, at) => ({ unit: `U${String(at).padStart(3, '0')}`, value: each, baseline: numberOf(baseline) }));
  const given = markRule(rule, {
    fullMarks: full,
    direction,
    unit: 'U000',
    value: own,
    target: numberOf(target),
    baseline: numberOf(baseline),
    figure: (name) => numberOf(figures[name] ?? ''),
    group,
    peers: [],
    adjustments: [],
    ratings: [],
    projects: [],
    publicVotes: { track: undefined, own: [], category: [] },
  });
  if ('notComputable' in given) return { why: 'not-computable', reason: given.notComputable };
  return { marks: toFixed(given.marks, 2), steps: given.steps };
};
