import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { Decimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';

/** How the shares must add up to the total. */
export const CascadeRule = z.discriminatedUnion('kind', [
  /** 合计: the shares add up to the total (amounts). */
  z.strictObject({ kind: z.literal('sum') }),
  /** 同一要求: every share is the total (rates asked of everybody alike). */
  z.strictObject({ kind: z.literal('equal') }),
  /** 按规定比例: the shares add up to a stated percentage of the total, e.g. 105 where the county hands down more than it owes. */
  z.strictObject({ kind: z.literal('stated'), percent: PositiveDecimal, basis: z.string().trim().min(1, { error: '请写明规定的依据' }).max(200) }),
]);
export type CascadeRule = z.infer<typeof CascadeRule>;

/** A unit's indicator: the same matter has other codes in other schemes. */
const Place = z.strictObject({ unit: UnitId, indicator: Code });
export const Share = Place.extend({ value: Decimal });
export type Share = z.infer<typeof Share>;

/** What is declared: whose total, how much, and who bears which share. */
export const CascadeContent = z.strictObject({
  title: z.string().trim().min(1).max(60),
  /** The lead department whose target the total is; absent: the county's own. */
  lead: Place.optional(),
  total: Decimal,
  rule: CascadeRule,
  shares: z.array(Share).min(1).max(200),
});
export type CascadeContent = z.infer<typeof CascadeContent>;

/**
 * 目标分解: the county's total, or a lead department's, handed down to units. `declared` may be declared anew; from the first accepted list on it is
 * `in-force` and changes only with an approved change request.
 */
export const Cascade = z.object({
  county: CountyCode,
  cycle: CycleId,
  id: Code,
  ...CascadeContent.shape,
  status: z.enum(['declared', 'in-force']),
  by: z.string(),
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type Cascade = z.infer<typeof Cascade>;

/** Whether a total or a share is of this unit and indicator. */
export const isAt = (place: { unit: string; indicator: string } | undefined, unit: string, indicator: string): boolean =>
  place?.unit === unit && place.indicator === indicator;

export interface Bound {
  cascade: Cascade;
  value: string;
}

/** What a cascade lays down for a unit's indicator: its share, or the total where it leads and bears no share of a higher one. */
export const boundOf = (cascades: readonly Cascade[], unit: string, indicator: string): Bound | undefined => {
  for (const cascade of cascades) {
    const share = cascade.shares.find((each) => isAt(each, unit, indicator));
    if (share !== undefined) return { cascade, value: share.value };
  }
  const led = cascades.find(({ lead }) => isAt(lead, unit, indicator));
  return led === undefined ? undefined : { cascade: led, value: led.total };
};

/** The units that a cascade binds: who leads, and who bears a share. */
export const unitsIn = ({ lead, shares }: Pick<Cascade, 'lead' | 'shares'>): string[] => [
  ...new Set([...(lead === undefined ? [] : [lead.unit]), ...shares.map(({ unit }) => unit)]),
];

/** Cascades that a unit takes part in, leading or bearing a share. */
export const cascadesOf = (cascades: readonly Cascade[], unit: string): Cascade[] => cascades.filter((cascade) => unitsIn(cascade).includes(unit));
