import { type Exact, exact, hundred } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';

export type Light = 'green' | 'yellow' | 'red' | 'grey';
type Limits = Pick<Policy['lights'], 'green' | 'yellow' | 'gap'>;

/** Value against expectation; lower is better: expectation / value. Undefined when nothing is expected or nothing is known. */
export const progressRatio = (value: Exact | undefined, expected: Exact | undefined, direction: 'higher' | 'lower' | 'interval'): Exact | undefined => {
  if (value === undefined || expected === undefined) return undefined;
  if (direction !== 'lower') return expected.equals(0) ? undefined : value.div(expected);
  return value.lte(0) ? exact(1) : expected.div(value);
};

/** 亮灯: ≥ green, ≥ yellow, else red; grey when nothing is due [W01–W04]. */
export const lightOf = (ratio: Exact | undefined, limits: Limits): Light => {
  if (ratio === undefined) return 'grey';
  if (ratio.gte(exact(limits.green))) return 'green';
  return ratio.gte(exact(limits.yellow)) ? 'yellow' : 'red';
};

/** 双监控: goal and money together; a goal that is not due leaves the word to the money, and money alone never makes red. */
export const pairLight = (goal: Exact | undefined, money: Exact | undefined, limits: Limits): { light: Light; reason: string } => {
  const [goalLight, moneyLight] = [lightOf(goal, limits), lightOf(money, limits)];
  if (goalLight === 'grey') return { light: moneyLight === 'red' ? 'yellow' : moneyLight, reason: moneyLight === 'red' ? 'money-slow' : 'goal-not-due' };
  if (goalLight === 'red') return { light: 'red', reason: 'goal-behind' };
  const apart = goal !== undefined && money !== undefined && goal.sub(money).abs().mul(hundred).gt(exact(limits.gap));
  if (goalLight === 'yellow') return { light: 'yellow', reason: 'goal-slow' };
  if (moneyLight === 'red') return { light: 'yellow', reason: 'money-slow' };
  return apart ? { light: 'yellow', reason: 'goal-and-money-apart' } : { light: 'green', reason: 'on-course' };
};
