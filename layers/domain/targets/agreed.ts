import type { Target } from '#domain/scoring/facts.ts';
import type { TargetList } from './target-list.ts';
import type { UnitTarget } from './unit-target.ts';

/** The newest version of every target. */
export const newestOf = (targets: readonly UnitTarget[]): UnitTarget[] => {
  const newest = new Map<string, UnitTarget>();
  for (const target of targets) {
    const key = `${target.unit}|${target.indicator}`;
    if (target.version > (newest.get(key)?.version ?? 0)) newest.set(key, target);
  }
  return [...newest.values()];
};

/** What scoring knows of a target: the numbers alone. */
export const scoredAs = ({
  unit,
  indicator,
  target,
  baseline,
  milestones,
}: Omit<UnitTarget, 'county' | 'cycle' | 'version' | 'by' | 'on' | 'rev'>): Target => ({
  unit,
  indicator,
  ...(target === undefined ? {} : { target }),
  ...(baseline === undefined ? {} : { baseline: baseline.value }),
  milestones,
});

/** The targets that count: the newest versions in the lists that are agreed. A proposal that nobody accepted counts for nothing. */
export const agreedTargets = (lists: readonly TargetList[], targets: readonly UnitTarget[]): Target[] => {
  const agreed = new Set(lists.filter(({ status }) => status === 'agreed').map(({ unit }) => unit));
  return newestOf(targets)
    .filter(({ unit }) => agreed.has(unit))
    .map(scoredAs);
};
