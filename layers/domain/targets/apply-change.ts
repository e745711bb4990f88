import { exact } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import { type Cascade, isAt } from './cascade.ts';
import type { ChangedLine } from './change-request.ts';
import { addUpProblems, levelProblems } from './check-cascade.ts';
import type { UnitTarget } from './unit-target.ts';

/** A total that whoever approves restates. */
export interface Restated {
  cascade: string;
  to: string;
}

const lineAt = (lines: readonly ChangedLine[], place: { unit: string; indicator: string } | undefined): string | undefined =>
  lines.find((line) => isAt(place, line.unit, line.indicator))?.to.target;

/** The cascades as they stand after a change: shares and led totals follow their targets, a county's total only where it is restated. */
export const cascadesAfter = (cascades: readonly Cascade[], lines: readonly ChangedLine[], totals: readonly Restated[]): Cascade[] =>
  cascades.map((cascade) => ({
    ...cascade,
    total: lineAt(lines, cascade.lead) ?? totals.find((each) => each.cascade === cascade.id)?.to ?? cascade.total,
    shares: cascade.shares.map((share) => ({ ...share, value: lineAt(lines, share) ?? share.value })),
  }));

const numbersOf = ({ total, shares }: Cascade): string => JSON.stringify([total, shares]);

export const isMoved = (before: Cascade, after: Cascade): boolean => numbersOf(before) !== numbersOf(after);

/** A total that is restated is the lead's target too: it must change with it. */
const leadProblems = (after: readonly Cascade[], targets: readonly UnitTarget[], lines: readonly ChangedLine[]): Problem[] =>
  after.flatMap(({ id, lead, total }) => {
    if (lead === undefined) return [];
    const target = lineAt(lines, lead) ?? targets.find((each) => isAt(each, lead.unit, lead.indicator))?.target;
    return target === undefined || exact(target).equals(exact(total))
      ? []
      : [problem(`cascades.${id}.total`, 'not-the-lead-target', `总量应等于牵头单位 ${lead.unit} 的目标值`, { expected: target, got: total })];
  });

/** What no longer adds up after a change: every cascade that it touches, on every level. */
export const problemsAfter = (
  cascades: readonly Cascade[],
  after: readonly Cascade[],
  { targets, lines }: { targets: readonly UnitTarget[]; lines: readonly ChangedLine[] },
): Problem[] => {
  const moved = after.filter((each, at) => isMoved(cascades[at] ?? each, each));
  return moved.flatMap((cascade) => {
    const path = `cascades.${cascade.id}`;
    const others = after.filter(({ id }) => id !== cascade.id);
    return [...addUpProblems(cascade, path), ...levelProblems(cascade, others, path), ...leadProblems([cascade], targets, lines)];
  });
};
