import { clamp, type Exact, exact, hundred, one, zero } from '#domain/numbers/exact.ts';
import { differenceRate, quotientRate } from '#domain/scoring/rules/completion.ts';
import type { ProjectForm } from './form.ts';
import type { Nature, ProjectIndicator } from './indicator.ts';

type Measured = Pick<ProjectIndicator, 'nature' | 'target' | 'marks'>;

/** Share of the target reached: x/T, T/x where less is better; of `=` the share that is not missed on either side. A target of zero is met (1) or not (0). */
const rateOf = (nature: Exclude<Nature, '定性'>, value: Exact, target: Exact): Exact => {
  const met = nature === '=' ? value.equals(target) : nature === '≥' ? value.gte(target) : value.lte(target);
  if (met) return one;
  if (target.equals(0)) return zero;
  if (nature === '=') return differenceRate(value, target, value.gt(target) ? 'lower' : 'higher');
  return quotientRate(value, target, nature === '≥' ? 'higher' : 'lower') ?? one;
};

/** 系统计算分 of a measured indicator, unrounded: at most its marks, never below nothing. None for 定性, whose marks a person gives within its level. */
export const computedMarks = ({ nature, target, marks }: Measured, actual: string): Exact | undefined =>
  nature === '定性' ? undefined : exact(marks).mul(clamp(rateOf(nature, exact(actual), exact(target)), zero, one));

/** 偏差: short of the target, better than it by more than the form's limit (also a deviation: was the target too low?), or none. */
export type Deviation = 'none' | 'short' | 'excess';

export const deviationOf = (
  { nature, target: text }: Measured,
  actual: string,
  { deviation, levels }: Pick<ProjectForm, 'deviation' | 'levels'>,
): Deviation => {
  if (nature === '定性') return actual === levels[0]?.name ? 'none' : 'short';
  const [value, target] = [exact(actual), exact(text)];
  if (nature === '=') return value.equals(target) ? 'none' : value.lt(target) ? 'short' : 'excess';
  const better = nature === '≥' ? value.sub(target) : target.sub(value);
  if (better.lt(0)) return 'short';
  return better.gt(target.abs().mul(exact(deviation.excess)).div(hundred)) ? 'excess' : 'none';
};

/** The marks a person may give: of 定性 those of its level, else from nothing to full marks. `toIncluded` is false where the end belongs to the level above. */
export const marksAllowed = (
  { nature, marks }: Measured,
  actual: string,
  { levels }: Pick<ProjectForm, 'levels'>,
): { from: Exact; to: Exact; toIncluded: boolean } => {
  const full = exact(marks);
  const at = nature === '定性' ? levels.findIndex(({ name }) => name === actual) : -1;
  const level = levels[at];
  if (level === undefined) return { from: exact(0), to: full, toIncluded: true };
  const share = (percent: string): Exact => full.mul(exact(percent)).div(hundred);
  return { from: share(level.from), to: share(level.to), toIncluded: at === 0 };
};
