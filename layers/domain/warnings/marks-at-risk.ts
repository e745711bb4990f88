import { type Exact, greatest, least } from '#domain/numbers/exact.ts';
import type { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { markRule } from '#domain/scoring/rules/kinds.ts';
import type { NotComputable, RuleInput } from '#domain/scoring/rules/rule.ts';

/** A forecast of a value with its interval. */
export interface Forecast {
  value: Exact;
  low: Exact;
  high: Exact;
}

/** Full marks that are lost if a value comes true. */
export interface AtRisk {
  lost: Exact;
  least: Exact;
  most: Exact;
}

/** Marks at risk: what the rule would take from the full marks at the forecast and at the ends of its interval [Z09]. */
export const marksAtRisk = (rule: AnyRule, input: RuleInput, { value, low, high }: Forecast): AtRisk | NotComputable => {
  const lostAt = (each: Exact): Exact | NotComputable => {
    const result = markRule(rule, { ...input, value: each });
    return 'marks' in result ? input.fullMarks.sub(result.marks) : result;
  };
  const [lost, atLow, atHigh] = [lostAt(value), lostAt(low), lostAt(high)];
  if ('notComputable' in lost) return lost;
  if ('notComputable' in atLow) return atLow;
  if ('notComputable' in atHigh) return atHigh;
  return { lost, least: least(lost, atLow, atHigh), most: greatest(lost, atLow, atHigh) };
};
