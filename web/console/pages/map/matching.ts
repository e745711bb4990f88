import type { CountyMap } from '#domain/cycles/county-map.ts';
import type { Unit } from '#domain/schemes/plan.ts';

type Named = Pick<Unit, 'id' | 'name' | 'kind'>;

export interface MatchedArea {
  unit: string;
  /** As the map calls it. */
  name: string;
  /** What the year's plan calls the unit; undefined: the plan has no such unit. */
  unitName: string | undefined;
}

export interface Matching {
  areas: MatchedArea[];
  matched: number;
  unmatched: number;
  /** Townships of the plan that the map does not show. */
  missing: Named[];
}

/** Which areas of a map are units of the year's plan, by their unit id. */
export const matchingOf = ({ features }: CountyMap, units: readonly Named[]): Matching => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const areas = features.map(({ properties: { unit, name } }) => ({ unit, name, unitName: names.get(unit) }));
  const matched = areas.filter(({ unitName }) => unitName !== undefined).length;
  const shown = new Set(areas.map(({ unit }) => unit));
  return { areas, matched, unmatched: areas.length - matched, missing: units.filter(({ id, kind }) => kind === 'township' && !shown.has(id)) };
};
