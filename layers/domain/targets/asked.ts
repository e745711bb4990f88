import { leavesOf } from '#domain/schemes/figures-of.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { namesIn, parseFormula } from '#domain/scoring/formula.ts';

/** Whether a rule (or its parts) refers to the unit's target or baseline anywhere in its parameters. */
const refersTo = (value: unknown, of: 'target' | 'baseline'): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (Reflect.get(value, 'of') === of) return true;
  return Object.values(value).some((member) => refersTo(member, of));
};

/** The part of a rule that is marked against the unit's own target: the growth part has a target of its own in the rule. */
const againstTarget = (rule: Indicator['rule']) => (rule.kind === 'growth' ? rule.level : rule);

const namesOf = (formula: string | undefined): string[] => (formula === undefined ? [] : namesIn(parseFormula(formula)));

/** What an indicator cannot be marked without. */
export interface Needs {
  target: boolean;
  baseline: boolean;
}

export const needsOf = ({ rule, formula }: Indicator): Needs => ({
  target:
    refersTo(againstTarget(rule), 'target') ||
    [againstTarget(rule)].some((part) => part.kind === 'piecewise' && part.on === 'completionRate') ||
    namesOf(formula).includes('目标'),
  baseline: refersTo(rule, 'baseline') || rule.kind === 'growth' || namesOf(formula).includes('基期'),
});

/** A unit with the indicators of its category's scheme. */
export interface Assessed {
  unit: Unit;
  leaves: Indicator[];
}

/** The units of the plan whose category has a scheme, in the plan's order. */
export const assessedUnits = (plan: Plan, schemes: readonly Scheme[]): Assessed[] =>
  plan.units.flatMap((unit) => {
    const code = plan.categories.find((category) => category.code === unit.category)?.scheme;
    const scheme = schemes.find((each) => each.code === code);
    return scheme === undefined ? [] : [{ unit, leaves: leavesOf(scheme.root) }];
  });

/** Whether a unit's scheme asks it for any target or baseline at all. */
export const isAsked = ({ leaves }: Assessed): boolean => leaves.map(needsOf).some(({ target, baseline }) => target || baseline);
