import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { Code, UnitId } from '#domain/schemes/code.ts';
import { loadCycle } from '#platform/table/records.ts';
import type { Asked } from './route.ts';

/** Parts of an address that several areas share: the same segment means the same everywhere. */
export const CyclePath = z.object({ cycle: CycleId });
export type CyclePath = z.infer<typeof CyclePath>;
export const UnitPath = CyclePath.extend({ unit: UnitId });
export type UnitPath = z.infer<typeof UnitPath>;
export const WindowPath = CyclePath.extend({ window: Code });
export type WindowPath = z.infer<typeof WindowPath>;

/** The year an address speaks of, as the subject of its route. */
export const yearOf = async ({ params: { cycle }, who: { county } }: Asked<CyclePath>) => {
  const year = await loadCycle({ county, cycle });
  return { year, rev: year.rev };
};
export type YearSubject = Awaited<ReturnType<typeof yearOf>>;
