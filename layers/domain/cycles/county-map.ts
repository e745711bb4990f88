import * as z from 'zod';
import { changed, type Move } from '#domain/change.ts';
import { Conflict, InvalidInput } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import { problem } from '#domain/problems/problem.ts';
import { UnitId } from '#domain/schemes/code.ts';
import type { County } from './cycle.ts';
import { mapProblems } from './map-problems.ts';

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

/** Some programs begin a file with a mark of its byte order. */
const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** Reads the text of a GeoJSON file; every problem is told, by the name of the area that has it. */
export const readMap = (text: string): CountyMap => {
  const document = jsonIn(withoutMark(text));
  const problems = mapProblems(document);
  if (problems.length > 0) throw new InvalidInput(`地图文件有 ${problems.length} 处问题,未导入`, problems);
  return parse(CountyMap, document, '地图文件');
};

/**
 * The map that the county’s pages draw from now on; the archive keeps the former one. `replaces` is the map that was seen when this was decided (undefined: none),
 * so that nobody replaces unseen what somebody else has just imported. The map that is there already changes nothing.
 */
export const importMap = (county: County, mapHash: string, replaces: string | undefined): Move => {
  if (county.mapHash === mapHash) return { fact: 'map-imported', changes: [] };
  if (county.mapHash !== replaces) {
    const now = county.mapHash === undefined ? '现在没有乡镇地图' : replaces === undefined ? '现在已有一份乡镇地图' : '现在的乡镇地图已由他人更换';
    throw new Conflict('map-moved-on', `${now},与您导入前看到的不同,没有导入;请核对现在的地图后再决定`);
  }
  return { fact: 'map-imported', changes: [changed('county', county, { mapHash })] };
};
