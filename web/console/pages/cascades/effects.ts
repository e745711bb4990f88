import { cascadesAfter, isMoved } from '#domain/targets/apply-change.ts';
import { type Cascade, isAt } from '#domain/targets/cascade.ts';
import { addingUp } from './adding-up.ts';

/** A number of a cascade in force that shall be another: a share, or the total as its lead's target. */
export interface Moved {
  unit: string;
  indicator: string;
  before: string;
  after: string;
}

export interface Effect {
  cascade: Cascade;
  found: string;
  due: string | undefined;
  ok: boolean;
  /** The county's own total that makes it add up again: whoever approves restates it. */
  restate?: string;
}

/** What every cascade comes to when these numbers change; shares and led totals follow on every level. */
export const effectsOf = (all: readonly Cascade[], moved: readonly Moved[]): Effect[] => {
  const lines = moved.map(({ unit, indicator, before, after }) => ({
    ...{ unit, indicator, version: 1 },
    from: { target: before, milestones: [] },
    to: { target: after, milestones: [] },
  }));
  return cascadesAfter(all, lines, []).flatMap((cascade, at) => {
    const before = all[at];
    if (before === undefined || !isMoved(before, cascade)) return [];
    const { found, due, ok } = addingUp(cascade);
    const restate = !ok && cascade.lead === undefined && cascade.rule.kind === 'sum' ? { restate: found } : {};
    return [{ cascade, found, due, ok, ...restate }];
  });
};

/** The numbers that were typed otherwise than they stand. */
export const movedOf = ({ lead, total, shares }: Cascade, typed: Readonly<Record<string, string>>, typedTotal: string): Moved[] => [
  ...(lead === undefined || typedTotal === total ? [] : [{ ...lead, before: total, after: typedTotal }]),
  ...shares.flatMap(({ unit, indicator, value }) => {
    const after = typed[`${unit} ${indicator}`] ?? value;
    return after === value || isAt(lead, unit, indicator) ? [] : [{ unit, indicator, before: value, after }];
  }),
];
