import type { Exact } from '#domain/numbers/exact.ts';
import type { Problem } from '#domain/problems/problem.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Adjustment, Peer, ProjectScore, PublicVotes, Rating } from '../facts.ts';
import type { Flag, Step } from '../scorecard.ts';

export type PublicTrack = NonNullable<Policy['publicTrack']>;

export type Direction = 'higher' | 'lower' | 'interval';

/** What the publishing check of a rule may look at. */
export interface RuleSetting {
  fullMarks: Exact;
  direction: Direction;
  /** The indicator's domain; an absent bound is infinite. */
  domain: { min?: Exact; max?: Exact };
  /** Names a formula or a reference may use. */
  figures: readonly string[];
  /** Whether the parent node keeps excess over full marks. */
  parentKeepsExcess: boolean;
  path: string;
}

/** A member of the comparison group that takes a place: its value, or none because it did not report. 不适用 units are not in the list. */
export interface GroupMember {
  unit: string;
  value: Exact | undefined;
  /** Its 基期值, for rules that compare growth within the group. */
  baseline?: Exact | undefined;
}

/** Everything one rule may look at to give marks. Nothing else decides a mark. */
export interface RuleInput {
  fullMarks: Exact;
  direction: Direction;
  unit: string;
  /** The value of the indicator; rules that need none (count of entries, rated) ignore it. */
  value: Exact | undefined;
  target: Exact | undefined;
  baseline: Exact | undefined;
  /** A named figure of the unit (checklist points, count kinds), or undefined when it has none. */
  figure: (name: string) => Exact | undefined;
  /** The comparison group, the unit itself among them, in any order. */
  group: readonly GroupMember[];
  /** Outside peers (全省对应部门): they take places and may count in references, and get no marks. */
  peers: readonly Peer[];
  /** Entries of the ledger that hang on this indicator (matter, level, marks, document). */
  adjustments: readonly Adjustment[];
  ratings: readonly Rating[];
  /** The unit's projects whose evaluation was asked for. */
  projects: readonly ProjectScore[];
  /** The policy's public track (none: the policy has no such channel), the votes of the unit per channel, and those of all units of its category (for the pooled mean), its own among them. */
  publicVotes: { track: PublicTrack | undefined; own: readonly PublicVotes[]; category: readonly PublicVotes[] };
}

/** Marks not yet rounded, and how they came about. */
export interface Marked {
  marks: Exact;
  steps: Step[];
  flags: Flag[];
}

/** The rule cannot be computed for this input: the indicator's policy decides (`onNotComputable`). */
export interface NotComputable {
  notComputable: string;
}

/** One rule kind: its publishing check and its function. The schema stands in the same file. */
export interface RuleKind<Rule> {
  kind: string;
  /** Every problem of the parameters, in Chinese, with the path below `setting.path`. */
  check: (rule: Rule, setting: RuleSetting) => Problem[];
  mark: (rule: Rule, input: RuleInput) => Marked | NotComputable;
}
