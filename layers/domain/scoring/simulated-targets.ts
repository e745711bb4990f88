import { exact, toText } from '#domain/numbers/exact.ts';
import { leavesOf } from '#domain/schemes/figures-of.ts';
import { expectedValue } from '#domain/warnings/expected-value.ts';
import type { Dossier } from './dossier.ts';
import type { Target } from './facts.ts';

/** Targets as they stand at the dossier's month: what should be reached by then. A target of zero, or of nothing yet, stays as it is. */
export const scaledTargets = (dossier: Dossier): Dossier => {
  const leaves = new Map(dossier.schemes.flatMap((scheme) => leavesOf(scheme.root)).map((leaf) => [leaf.code, leaf]));
  const scaled = (target: Target): Target => {
    const leaf = leaves.get(target.indicator);
    const expected = leaf === undefined ? undefined : expectedValue(leaf, target, dossier.through);
    return expected === undefined || target.target === undefined || expected.equals(0) || exact(target.target).equals(0)
      ? target
      : { ...target, target: toText(expected) };
  };
  return { ...dossier, targets: dossier.targets.map(scaled) };
};
