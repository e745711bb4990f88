import { describe, expect, it } from 'vitest';
import { importMap, readMap } from '#domain/cycles/county-map.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { smallMap } from '../../support/small-county.ts';

const problemsOf = (text: string): [string, string][] => {
  try {
    readMap(text);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ path, code }) => [path, code]);
    throw error;
  }
};
const [first, second] = smallMap.features;

describe('the map of the townships', () => {
  it('is read with what the pages need and nothing else', () => {
    const written = {
      ...smallMap,
      name: '某软件导出',
      features: [
        { ...first, properties: { ...first?.properties, 人口: 12000 } },
        { ...second, geometry: { type: 'MultiPolygon', coordinates: [second?.geometry.coordinates, second?.geometry.coordinates] } },
      ],
    };
    const map = readMap(JSON.stringify(written));
    expect(Object.keys(map)).toEqual(['type', 'features']);
    expect(map.features.map(({ properties, geometry }) => [properties, geometry.type])).toEqual([
      [{ unit: 'U001', name: 'U001' }, 'Polygon'],
      [{ unit: 'U002', name: 'U002' }, 'MultiPolygon'],
    ]);
  });

  it('is refused where a boundary does not end where it begins', () => {
    const ring = first?.geometry.coordinates[0] ?? [];
    const cut = { ...first, geometry: { type: 'Polygon', coordinates: [[...ring.slice(0, -1), [118.5, 29.5]]] } };
    expect(problemsOf(JSON.stringify({ ...smallMap, features: [cut] })).map(([path]) => path)).toEqual(['features[0].geometry.coordinates[0]']);
  });

  it('is refused with every problem and its place', () => {
    expect(problemsOf('<kml>')).toEqual([['text', 'no-json']]);
    expect(problemsOf('{"type":"FeatureCollection","features":[]}').map(([path]) => path)).toEqual(['features']);
    const line = { ...first, properties: { unit: '青石镇', name: '青石镇' }, geometry: { type: 'LineString', coordinates: [] } };
    expect(problemsOf(JSON.stringify({ ...smallMap, features: [line] })).map(([path]) => path)).toEqual([
      'features[0].properties.unit',
      'features[0].geometry.type',
    ]);
    const swapped = { ...first, geometry: { type: 'Polygon', coordinates: [[[29, 118.6]]] } };
    expect(problemsOf(JSON.stringify({ ...smallMap, features: [swapped] })).map(([path]) => path)).toContain('features[0].geometry.coordinates[0][0][1]');
    expect(problemsOf(JSON.stringify({ ...smallMap, features: [first, first] }))).toEqual([['features[1].properties.unit', 'unit-twice']]);
  });

  it('becomes the county’s by its hash', () => {
    const county = { county: '330798', registry: 'counties' as const, name: '小样县', tickedThrough: '2026-01-01', rev: 4 };
    expect(importMap(county, 'hash')).toEqual({ fact: 'map-imported', changes: [{ changed: 'county', before: county, set: { mapHash: 'hash' } }] });
  });
});
