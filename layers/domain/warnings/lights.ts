import { type Exact, exact, hundred, one } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { differenceRate, quotientRate } from '#domain/scoring/rules/completion.ts';
import type { Direction } from '#domain/scoring/rules/rule.ts';

export type Light = 'green' | 'yellow' | 'red' | 'grey';
/** Why a pair has its colour. */
type PairReason = 'on-course' | 'goal-slow' | 'goal-behind' | 'goal-not-due' | 'money-slow' | 'goal-and-money-apart';
type Limits = Pick<Policy['lights'], 'green' | 'yellow' | 'gap'>;

/** Value against expectation, by difference where the expectation is negative. Undefined when nothing is expected or nothing is known. */
export const progressRatio = (value: Exact | undefined, expected: Exact | undefined, direction: Direction): Exact | undefined => {
  if (value === undefined || expected === undefined) return undefined;
  if (expected.lt(0)) return differenceRate(value, expected, direction);
  if (expected.equals(0) && direction !== 'lower') return undefined;
  return quotientRate(value, expected, direction) ?? one;
};

/** 亮灯: ≥ green, ≥ yellow, else red; grey when nothing is due [W01–W04]. */
export const lightOf = (ratio: Exact | undefined, limits: Limits): Light => {
  if (ratio === undefined) return 'grey';
  if (ratio.gte(exact(limits.green))) return 'green';
  return ratio.gte(exact(limits.yellow)) ? 'yellow' : 'red';
};

/** 双监控: goal and money together; a goal that is not due leaves the word to the money, and money alone never makes red. */
export const pairLight = (goal: Exact | undefined, money: Exact | undefined, limits: Limits): { light: Light; reason: PairReason } => {
  const [goalLight, moneyLight] = [lightOf(goal, limits), lightOf(money, limits)];
  if (goalLight === 'grey') return { light: moneyLight === 'red' ? 'yellow' : moneyLight, reason: moneyLight === 'red' ? 'money-slow' : 'goal-not-due' };
  if (goalLight === 'red') return { light: 'red', reason: 'goal-behind' };
  const apart = goal !== undefined && money !== undefined && goal.sub(money).abs().mul(hundred).gt(exact(limits.gap));
  if (goalLight === 'yellow') return { light: 'yellow', reason: 'goal-slow' };
  if (moneyLight === 'red') return { light: 'yellow', reason: 'money-slow' };
  return apart ? { light: 'yellow', reason: 'goal-and-money-apart' } : { light: 'green', reason: 'on-course' };
};
