import type { Exact } from '#domain/numbers/exact.ts';
import type { Problem } from '#domain/problems/problem.ts';
import type { AnyRule } from './any-rule.ts';
import { checklistRule } from './checklist.ts';
import { targetProblems } from './completion.ts';
import { countRule } from './count.ts';
import { growthRule } from './growth.ts';
import { importedRule } from './imported.ts';
import { type PartRule, partKinds } from './part-rule.ts';
import { ratedRule } from './rated.ts';
import { figureOf, type Reference } from './reference.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** What every rule kind does; its schema is in the list of any-rule.ts. */
const kinds: { [K in AnyRule['kind']]: RuleKind<Extract<AnyRule, { kind: K }>> } = {
  ...partKinds,
  count: countRule,
  checklist: checklistRule,
  growth: growthRule,
  imported: importedRule,
  rated: ratedRule,
};

const checkAs = <K extends AnyRule['kind']>(kind: K, rule: Extract<AnyRule, { kind: K }>, setting: RuleSetting): Problem[] => kinds[kind].check(rule, setting);
const markAs = <K extends AnyRule['kind']>(kind: K, rule: Extract<AnyRule, { kind: K }>, input: RuleInput): Marked | NotComputable =>
  kinds[kind].mark(rule, input);

/** Every problem of a rule's parameters, before a scheme is published. */
export const checkRule = (rule: AnyRule, setting: RuleSetting): Problem[] => checkAs(rule.kind, rule, setting);

/** Unrounded marks with their steps, or why there are none. */
export const markRule = (rule: AnyRule, input: RuleInput): Marked | NotComputable => markAs(rule.kind, rule, input);

/** Why an agreed target cannot be used with the rule (zero or negative where the rule does not allow it). */
export const checkTarget = (rule: AnyRule, target: Exact, path: string): Problem[] => {
  const level: AnyRule | PartRule = rule.kind === 'growth' ? rule.level : rule;
  if (level.kind === 'piecewise' && level.on === 'completionRate') return targetProblems({ mode: 'quotient' }, target, path);
  if (level.kind !== 'completion' || typeof level.target === 'string' || level.target.of !== 'target') return [];
  return targetProblems(level, target, path);
};

/** Names of the figures that a rule itself reads (points, cases, references); a unit that lacks one has not reported. */
export const figuresRead = (rule: AnyRule): string[] => {
  switch (rule.kind) {
    case 'checklist':
      return rule.points.map((point) => point.name);
    case 'count':
      return rule.mode === 'deduct' ? rule.kinds.map((kind) => kind.name) : [];
    case 'growth':
      return [...figuresRead(rule.level), ...figuresRead(rule.growth)];
    default:
      return referencesOf(rule).flatMap(figureOf);
  }
};

/** Numbers that a rule compares a value with. */
const referencesOf = (rule: AnyRule): Reference[] => {
  switch (rule.kind) {
    case 'completion':
      return [rule.target];
    case 'efficacy':
      return [rule.notAllowed, rule.satisfactory];
    case 'interval':
      return [rule.low, rule.high, rule.zeroLow, rule.zeroHigh];
    case 'step-deduction':
      return [rule.reference];
    case 'pass-fail':
      return [rule.limit];
    default:
      return [];
  }
};

/** Whether a unit's marks depend on what others have reached: nothing can be said of them from its own value alone. */
export const comparesUnits = (rule: AnyRule): boolean => {
  if (rule.kind === 'growth') return comparesUnits(rule.level) || comparesUnits(rule.growth);
  if (rule.kind === 'rank' || rule.kind === 'ratio-to-best') return true;
  return referencesOf(rule).some((reference) => typeof reference !== 'string' && reference.of === 'group');
};

/** Whether the rule marks the indicator's reported value; the others read figures, ledger entries, ratings or project scores themselves. */
export const needsValue = (rule: AnyRule): boolean => !['checklist', 'count', 'rated'].includes(rule.kind) && projectsOf(rule) === undefined;

/** How the rule weighs the unit's evaluated projects, where its score comes from them. */
export const projectsOf = (rule: AnyRule) => (rule.kind === 'imported' ? rule.projects : undefined);
