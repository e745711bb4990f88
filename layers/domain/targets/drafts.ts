import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Batch } from '#domain/reporting/batch.ts';
import type { Target } from '#domain/scoring/facts.ts';
import type { Assessed } from './asked.ts';
import type { TargetContent, UnitTarget } from './unit-target.ts';

/** The office's draft of a target (底稿), from a posted batch; it counts for nothing until the unit has proposed it and the office has accepted it. */
export interface Draft extends TargetContent {
  unit: string;
  indicator: string;
}

/** Rows of a posted batch as drafts: a baseline has its file as its source. */
export const draftsOf = ({ id, source }: Pick<Batch, 'id' | 'source'>, rows: readonly Target[]): Draft[] =>
  rows.map(({ baseline, ...row }) => ({
    ...row,
    ...(baseline === undefined ? {} : { baseline: { value: baseline, source: { from: 'file' as const, name: source, batch: id } } }),
  }));

/** What a unit's list holds for an indicator. */
export type Item = Pick<UnitTarget, 'indicator' | 'target' | 'baseline' | 'milestones'>;

/** Drafts that the unit has not put its own word in the place of. Drafts for indicators of another scheme are none of the unit's. */
export const openDrafts = (saved: readonly UnitTarget[], drafts: readonly Draft[], { unit, leaves }: Assessed): Draft[] => {
  const taken = new Set(saved.map(({ indicator }) => indicator));
  const own = drafts.filter((draft) => draft.unit === unit.id && leaves.some(({ code }) => code === draft.indicator));
  return own.filter(({ indicator }, at) => !taken.has(indicator) && own.findIndex((each) => each.indicator === indicator) === at);
};

const sameNumbers = (a: Draft, b: Draft): boolean =>
  a.target === b.target && a.baseline?.value === b.baseline?.value && JSON.stringify(a.milestones) === JSON.stringify(b.milestones);

/** Drafts that no unit can propose: for an indicator that its scheme does not have, or twice with different numbers. */
export const checkDrafts = (units: readonly Assessed[], drafts: readonly Draft[]): Problem[] =>
  units.flatMap(({ unit, leaves }) => {
    const own = drafts.filter((draft) => draft.unit === unit.id);
    return own.flatMap((draft, at): Problem[] => {
      const path = `targets.${unit.id}.${draft.indicator}`;
      if (!leaves.some(({ code }) => code === draft.indicator))
        return [problem(path, 'unknown-indicator', `${unit.name}的考评细则中没有指标 ${draft.indicator}`, { got: draft.indicator })];
      const first = own.findIndex(({ indicator }) => indicator === draft.indicator);
      const before = own[first];
      if (before === undefined || first === at || sameNumbers(before, draft)) return [];
      return [
        problem(path, 'contradicting-drafts', `${unit.name}:指标 ${draft.indicator} 在两个已入库的批次中数值不同,请撤回其中一个`, {
          expected: before.target ?? before.baseline?.value ?? '',
          got: draft.target ?? draft.baseline?.value ?? '',
        }),
      ];
    });
  });
