import { describe, expect, it } from 'vitest';
import { CountyMap, importMap, readMap } from '#domain/cycles/county-map.ts';
import { mapProblems } from '#domain/cycles/map-problems.ts';
import { Conflict, InvalidInput } from '#domain/problems/errors.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { smallMap } from '../../support/small-county.ts';

const told = (text: string): readonly Problem[] => {
  try {
    readMap(text);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
};
const problemsOf = (text: string): [string, string][] => told(text).map(({ path, code }) => [path, code]);
const mapOf = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const area = (properties: unknown, ...rings: unknown[]) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings } });
/** An area of six numbers around a corner. */
const around = (x: number, y: number) => [
  [x, y],
  [x + 0.1, y],
  [x, y + 0.1],
  [x, y],
];
const stone = { unit: 'U016', name: '青石镇' };
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

  it('is read with the mark that some programs put first, and with heights', () => {
    const ring = around(118.6, 29).map((point) => [...point, 120]);
    expect(readMap(`\uFEFF${mapOf(area(stone, ring))}`).features[0]?.geometry.coordinates).toEqual([ring]);
  });

  it('is refused where it is no map at all', () => {
    expect(told('<kml>')).toEqual([{ path: 'text', code: 'no-json', message: '地图文件不是 JSON', expected: 'GeoJSON(FeatureCollection)' }]);
    expect(problemsOf('{"type":"FeatureCollection","features":[]}')).toEqual([['features', 'no-areas']]);
    expect(problemsOf('{"type":"Topology","objects":{}}')).toEqual([['type', 'no-collection']]);
    expect(problemsOf('[1]')).toEqual([['type', 'no-collection']]);
    expect(problemsOf('{"type":"FeatureCollection","features":{}}')).toEqual([['type', 'no-collection']]);
  });

  it('tells each mistake once and by the name of the township', () => {
    const ring = around(118.6, 29);
    const features = [
      area({ unit: '青石镇', name: '青石镇' }, ring),
      area({ unit: 'U017' }, ring),
      area(null, ring),
      { type: 'Feature', properties: { unit: 'U018', name: '白沙镇' }, geometry: { type: 'LineString', coordinates: [] } },
      { type: 'Feature', properties: { unit: 'U019', name: '双溪乡' }, geometry: null },
      area({ unit: 'U020', name: '石门乡' }, ring.slice(0, 3), [...ring.slice(0, 3), [118.5, 29.5]]),
      area({ unit: 'U021', name: '大洋镇' }, [['118.6', '29'], ['118.7', '29'], [118.6], null]),
      area({ unit: 'U022', name: '小洋镇' }, 118.6, 29),
      { properties: { name: '河口镇' } },
      area({ unit: 'U023', name: '长'.repeat(41) }, ring),
    ];
    expect(told(mapOf(...features)).map(({ path, message, got = '' }) => [path, message, got])).toEqual([
      ['features[0].properties.unit', '“青石镇”的单位编号(属性 unit)写法不对', '青石镇'],
      ['features[1].properties.name', '“U017”没有写名称(属性 name)', '(空)'],
      ['features[2].properties.unit', '第 3 个区域没有写单位编号(属性 unit)', ''],
      ['features[2].properties.name', '第 3 个区域没有写名称(属性 name)', '(空)'],
      ['features[3].geometry.type', '“白沙镇”的边界不是面', 'LineString'],
      ['features[4].geometry.type', '“双溪乡”没有边界', '(空)'],
      ['features[5].geometry.coordinates', '“石门乡”的边界有 1 圈不足 4 个点', ''],
      ['features[5].geometry.coordinates', '“石门乡”的边界有 1 圈没有闭合', ''],
      ['features[6].geometry.coordinates', '“大洋镇”的边界有 4 个点不是“[经度, 纬度]”两个数字', ''],
      ['features[7].geometry.coordinates', '“小洋镇”的边界不是 Polygon 的写法', ''],
      ['features[8].type', '“河口镇”的 type 不是 Feature', '(空)'],
      ['features[9].properties.name', `“${'长'.repeat(20)}”的名称(属性 name)过长`, ''],
    ]);
  });

  it('tells coordinates that are no degrees once a township, and what they seem to be', () => {
    const metres = area(stone, around(40_512_345.6, 3_230_000.2), around(512_345, 3_230_000));
    const swapped = area({ unit: 'U017', name: '白沙镇' }, around(29, 118.6));
    const slip = area({ unit: 'U018', name: '双溪乡' }, [
      [118.6, 29],
      [118.7, 29],
      [118.7, 92],
      [118.6, 29],
    ]);
    const edge = area({ unit: 'U019', name: '石门乡' }, [
      [-180, -90],
      [180, -90],
      [180, 90],
      [-180, -90],
    ]);
    const expected = '经度在 ±180、纬度在 ±90 之内';
    expect(told(mapOf(metres, swapped, slip, edge))).toEqual([
      {
        path: 'features[0].geometry.coordinates',
        code: 'projected-coordinates',
        message: '“青石镇”的坐标看来是以米为单位的投影坐标,请转换为经纬度(度)后再导出',
        expected,
        got: '40512345.6, 3230000.2',
      },
      {
        path: 'features[1].geometry.coordinates',
        code: 'swapped-coordinates',
        message: '“白沙镇”的经度和纬度看来写反了,每个点应先写经度、后写纬度',
        expected,
        got: '29, 118.6',
      },
      { path: 'features[2].geometry.coordinates', code: 'not-degrees', message: '“双溪乡”有坐标超出经纬度的范围', expected, got: '118.7, 92' },
    ]);
  });

  it('of a hundred thousand points in metres is refused with one problem', () => {
    const ring = Array.from({ length: 100_000 }, (_, at) => [500_000 + at, 3_200_000]);
    expect(problemsOf(mapOf(area(stone, [...ring, ring[0]])))).toEqual([['features[0].geometry.coordinates', 'projected-coordinates']]);
  });

  it('has every unit once; two townships of one name are told apart', () => {
    expect(told(mapOf(area(stone, around(118, 29)), area({ unit: 'U016', name: '青石街道' }, around(119, 29))))).toEqual([
      {
        path: 'features[1].properties.unit',
        code: 'unit-twice',
        message: '“青石镇”和“青石街道”的单位编号都是 U016;一个乡镇分成几块的,请合为一个 MultiPolygon',
        got: 'U016',
      },
    ]);
    const namesakes = [area({ ...stone, unit: 16 }, around(118, 29)), area({ ...stone, unit: 17 }, around(119, 29))];
    expect(told(mapOf(...namesakes)).map(({ message }) => message)).toEqual([
      '“青石镇”(第 1 个区域)的单位编号(属性 unit)写法不对',
      '“青石镇”(第 2 个区域)的单位编号(属性 unit)写法不对',
    ]);
  });

  it('has a problem to tell wherever it breaks the schema of a map', () => {
    const ring = around(118.6, 29);
    const { type: _type, ...typeless } = area(stone, ring);
    const broken: unknown[] = [
      typeless,
      null,
      'x',
      area({ ...stone, unit: 'U16' }, ring),
      area({ ...stone, name: 7 }, ring),
      area({ ...stone, name: '' }, ring),
      area(stone),
      area(stone, []),
      area(stone, [[null, 29]]),
      area(stone, [...ring.slice(0, 3), [118.6, 29, '高']]),
      { ...area(stone, ring), geometry: { type: 'MultiPolygon', coordinates: [ring] } },
      { ...area(stone, ring), geometry: { type: 'MultiPolygon', coordinates: [[ring], []] } },
      { ...area(stone, ring), geometry: { type: 'MultiPolygon', coordinates: {} } },
    ];
    for (const feature of broken) {
      const document = { type: 'FeatureCollection', features: [feature] };
      expect([JSON.stringify(feature), CountyMap.safeParse(document).success, mapProblems(document).length > 0]).toEqual([
        JSON.stringify(feature),
        false,
        true,
      ]);
    }
  });
});

describe('importing a map', () => {
  const county = { county: '330798', registry: 'counties' as const, name: '小样县', tickedThrough: '2026-01-01', rev: 4 };
  const refusal = (mapHash: string | undefined, replaces: string | undefined): string => {
    try {
      importMap({ ...county, ...(mapHash === undefined ? {} : { mapHash }) }, 'new', replaces);
      return 'done';
    } catch (error) {
      if (error instanceof Conflict) return `${error.code} ${error.message}`;
      throw error;
    }
  };

  it('it becomes the county’s by its hash, in the place of the one that was seen', () => {
    expect(importMap(county, 'new', undefined)).toEqual({ fact: 'map-imported', changes: [{ changed: 'county', before: county, set: { mapHash: 'new' } }] });
    const before = { ...county, mapHash: 'old' };
    expect(importMap(before, 'new', 'old').changes).toEqual([{ changed: 'county', before, set: { mapHash: 'new' } }]);
  });

  it('another than the one that was seen is never replaced, the same is there already', () => {
    const next = ',与您导入前看到的不同,没有导入;请核对现在的地图后再决定';
    expect(refusal('old', undefined)).toBe(`map-moved-on 现在已有一份乡镇地图${next}`);
    expect(refusal('old', 'older')).toBe(`map-moved-on 现在的乡镇地图已由他人更换${next}`);
    expect(refusal(undefined, 'old')).toBe(`map-moved-on 现在没有乡镇地图${next}`);
    for (const replaces of [undefined, 'older', 'new']) expect(importMap({ ...county, mapHash: 'new' }, 'new', replaces).changes).toEqual([]);
  });
});
