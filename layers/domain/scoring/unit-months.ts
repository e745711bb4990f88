import type { Unit } from '#domain/schemes/plan.ts';
import { monthsIn, type Span } from './accumulate.ts';
import type { Facts } from './facts-of.ts';

/** The months of the year in which a unit is assessed, up to a month. */
export const spanOf = ({ since, until }: Unit, through: string): Span =>
  until !== undefined && until <= through ? { through: until, since, closing: true } : { through, since };

/** Units merged into this one: those that had ended before it began. */
export const predecessorsOf = ({ since, mergedFrom = [] }: Unit, { units }: Pick<Facts, 'units'>): Unit[] =>
  mergedFrom.flatMap((id) => units.get(id) ?? []).filter(({ until }) => until !== undefined && since !== undefined && until < since);

/** Months of the year for which the units merged into this one stand: those of the one that stood longest. */
export const monthsBefore = (unit: Unit, facts: Pick<Facts, 'units' | 'through'>): number =>
  Math.max(0, ...predecessorsOf(unit, facts).map((each) => monthsIn(spanOf(each, facts.through)).all));
