import { type Exact, exact, hundred, toFixed, toText } from '#domain/numbers/exact.ts';
import type { Flag } from '../scorecard.ts';
import { flag } from './marking.ts';
import type { Direction } from './rule.ts';

/** How far the value is better than the target, in % of |target|; negative when worse, undefined for a target of zero. */
export const overFulfilment = (value: Exact, target: Exact, direction: Direction): Exact | undefined => {
  if (target.equals(0)) return undefined;
  const difference = direction === 'lower' ? target.sub(value) : value.sub(target);
  return difference.div(target.abs()).mul(hundred);
};

/** Over-fulfilment beyond the limit asks whether the target was set too low; the marks stay as computed [Z07]. */
export const deviationFlags = (value: Exact, target: Exact, direction: Direction, limit: string | undefined): Flag[] => {
  if (limit === undefined) return [];
  const deviation = overFulfilment(value, target, direction);
  if (deviation === undefined || deviation.lte(exact(limit))) return [];
  return [flag('over-fulfilled', { deviation: toFixed(deviation, 2), limit, target: toText(target) })];
};
