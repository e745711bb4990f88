import * as z from 'zod';
import { changed, type Move } from '#domain/change.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import { join, problem } from '#domain/problems/problem.ts';
import { UnitId } from '#domain/schemes/code.ts';
import type { County } from './cycle.ts';

/** Longitude and latitude in degrees. */
const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const same = (first: readonly number[] | undefined, last: readonly number[] | undefined): boolean => first?.[0] === last?.[0] && first?.[1] === last?.[1];
/** A ring ends where it begins (RFC 7946 § 3.1.6). */
const Ring = z
  .array(Position)
  .min(4, { error: '边界至少 4 个点,首尾相同' })
  .refine((points) => same(points[0], points.at(-1)), { error: '边界首尾两点应相同' });
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
]);

/** 乡镇地图: the townships' areas as GeoJSON (RFC 7946); `unit` says which unit of the plan an area is. */
export const CountyMap = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(z.object({ type: z.literal('Feature'), properties: z.object({ unit: UnitId, name: z.string().min(1).max(40) }), geometry: Geometry }))
    .min(1, { error: '地图中没有任何区域' }),
});
export type CountyMap = z.infer<typeof CountyMap>;

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput('地图文件不符合要求', [problem('text', 'no-json', '地图文件不是 JSON', { expected: 'GeoJSON(FeatureCollection)' })]);
  }
};

/** Reads the text of a GeoJSON file; every problem is told, a unit that stands twice among them. */
export const readMap = (text: string): CountyMap => {
  const map = parse(CountyMap, jsonIn(text), '地图文件');
  const units = map.features.map(({ properties }) => properties.unit);
  const twice = units.flatMap((unit, at) =>
    units.indexOf(unit) === at
      ? []
      : [problem(join('features', at, 'properties', 'unit'), 'unit-twice', `单位 ${unit} 在地图中出现两次;分成几块的用一个 MultiPolygon`, { got: unit })],
  );
  if (twice.length > 0) throw new InvalidInput('地图文件不符合要求', twice);
  return map;
};

/** The map that the county’s pages draw from now on; the archive keeps the former one. */
export const importMap = (county: County, mapHash: string): Move => ({ fact: 'map-imported', changes: [changed('county', county, { mapHash })] });
