import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { UnitId } from '#domain/schemes/code.ts';

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';
const shown = (value: unknown): string => (isMissing(value) ? '(空)' : String(value).slice(0, 40));

/** What people call an area: by its name, else by its unit, else by its place in the file, which also tells two of one name apart. */
export const areaNames = (features: readonly unknown[]): string[] => {
  const names = features.map((feature) => {
    const { name, unit } = membersOf(membersOf(feature)['properties']);
    const text = textOf(name) ?? textOf(unit);
    return text === undefined ? undefined : `“${text.slice(0, 20)}”`;
  });
  return names.map((name, at) => {
    if (name === undefined) return `第 ${at + 1} 个区域`;
    return names.filter((each) => each === name).length > 1 ? `${name}(第 ${at + 1} 个区域)` : name;
  });
};

interface Point {
  longitude: number;
  latitude: number;
}
/** The first two numbers of a position; undefined where it is none. */
const pointOf = (position: unknown): Point | undefined => {
  if (!Array.isArray(position) || !position.every((each) => Number.isFinite(each))) return undefined;
  const [longitude, latitude] = position as (number | undefined)[];
  return longitude === undefined || latitude === undefined ? undefined : { longitude, latitude };
};

/** Degrees of longitude and latitude. */
const isDegrees = ({ longitude, latitude }: Point): boolean => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
/** No degree of anything is this large, while a point in metres is hundreds of kilometres from where its projection counts from. */
const isMetres = ({ longitude, latitude }: Point): boolean => Math.max(Math.abs(longitude), Math.abs(latitude)) > 360;

const degrees = '经度在 ±180、纬度在 ±90 之内';
const notDegrees = (path: string, area: string, points: readonly Point[]): Problem | undefined => {
  const outside = points.filter((point) => !isDegrees(point));
  const [first] = outside;
  if (first === undefined) return undefined;
  const got = `${first.longitude}, ${first.latitude}`;
  if (outside.some(isMetres))
    return problem(path, 'projected-coordinates', `${area}的坐标看来是以米为单位的投影坐标,请转换为经纬度(度)后再导出`, { expected: degrees, got });
  if (outside.every(({ longitude, latitude }) => isDegrees({ longitude: latitude, latitude: longitude })))
    return problem(path, 'swapped-coordinates', `${area}的经度和纬度看来写反了,每个点应先写经度、后写纬度`, { expected: degrees, got });
  return problem(path, 'not-degrees', `${area}有坐标超出经纬度的范围`, { expected: degrees, got });
};

const isClosed = (points: readonly Point[]): boolean => points[0]?.longitude === points.at(-1)?.longitude && points[0]?.latitude === points.at(-1)?.latitude;

/** The rings of a geometry; undefined where its coordinates are no lists of lists. */
const ringsOf = (type: string, coordinates: unknown): unknown[][] | undefined => {
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : Array.isArray(coordinates) ? coordinates : [];
  if (polygons.length === 0 || !polygons.every((rings) => Array.isArray(rings) && rings.length > 0)) return undefined;
  const rings = (polygons as unknown[][]).flat();
  return rings.every((ring) => Array.isArray(ring)) ? (rings as unknown[][]) : undefined;
};

/** Each kind of mistake of a boundary once, however many points make it. */
const geometryProblems = (geometry: unknown, path: string, area: string): Problem[] => {
  const { type, coordinates } = membersOf(geometry);
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    const message = type === undefined ? `${area}没有边界` : `${area}的边界不是面`;
    return [problem(join(path, 'type'), 'no-area', message, { expected: 'Polygon 或 MultiPolygon', got: shown(type) })];
  }
  const at = join(path, 'coordinates');
  const rings = ringsOf(type, coordinates);
  if (rings === undefined)
    return [problem(at, 'no-rings', `${area}的边界不是 ${type} 的写法`, { expected: type === 'Polygon' ? '[[[经度, 纬度], …]]' : '[[[[经度, 纬度], …]]]' })];
  const drawn = rings.map((ring) => ring.map(pointOf));
  const broken = drawn.flat().filter((point) => point === undefined).length;
  if (broken > 0) return [problem(at, 'no-position', `${area}的边界有 ${broken} 个点不是“[经度, 纬度]”两个数字`)];
  const points = drawn.map((ring) => ring.filter((point) => point !== undefined));
  const [short, open] = [points.filter((ring) => ring.length < 4), points.filter((ring) => ring.length >= 4 && !isClosed(ring))];
  const outside = notDegrees(at, area, points.flat());
  return [
    ...(short.length === 0 ? [] : [problem(at, 'short-ring', `${area}的边界有 ${short.length} 圈不足 4 个点`, { expected: '每圈至少 4 个点,首尾相同' })]),
    ...(open.length === 0 ? [] : [problem(at, 'open-ring', `${area}的边界有 ${open.length} 圈没有闭合`, { expected: '每圈首尾两点相同' })]),
    ...(outside === undefined ? [] : [outside]),
  ];
};

const featureProblems = (feature: unknown, at: number, area: string): Problem[] => {
  const path = join('features', at);
  const { type, properties, geometry } = membersOf(feature);
  if (type !== 'Feature') return [problem(join(path, 'type'), 'no-feature', `${area}的 type 不是 Feature`, { expected: 'Feature', got: shown(type) })];
  const { unit, name } = membersOf(properties);
  const own = textOf(name);
  const [unitAt, nameAt] = [join(path, 'properties', 'unit'), join(path, 'properties', 'name')];
  const unitIs = '单位编号,U 加三至四位数字';
  return [
    ...(isMissing(unit) ? [problem(unitAt, 'no-unit', `${area}没有写单位编号(属性 unit)`, { expected: unitIs })] : []),
    ...(isMissing(unit) || UnitId.safeParse(unit).success
      ? []
      : [problem(unitAt, 'wrong-unit', `${area}的单位编号(属性 unit)写法不对`, { expected: unitIs, got: shown(unit) })]),
    ...(own === undefined ? [problem(nameAt, 'no-name', `${area}没有写名称(属性 name)`, { expected: '乡镇(街道)名称', got: shown(name) })] : []),
    ...(own !== undefined && String(name).length > 40 ? [problem(nameAt, 'long-name', `${area}的名称(属性 name)过长`, { expected: '不超过 40 个字' })] : []),
    ...geometryProblems(geometry, join(path, 'geometry'), area),
  ];
};

const unitsTwice = (features: readonly unknown[], areas: readonly string[]): Problem[] => {
  const units = features.map((feature) => textOf(membersOf(membersOf(feature)['properties'])['unit']));
  return units.flatMap((unit, at) => {
    const first = units.indexOf(unit);
    if (unit === undefined || first === at) return [];
    const message = `${areas[first]}和${areas[at]}的单位编号都是 ${unit};一个乡镇分成几块的,请合为一个 MultiPolygon`;
    return [problem(join('features', at, 'properties', 'unit'), 'unit-twice', message, { got: unit })];
  });
};

/** Everything that is wrong with the content of a GeoJSON file as a map of townships, each thing once an area and by the area's name. */
export const mapProblems = (document: unknown): Problem[] => {
  const { type, features } = membersOf(document);
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return [problem('type', 'no-collection', '地图文件不是 GeoJSON 的区域集(FeatureCollection)', { expected: 'FeatureCollection', got: shown(type) })];
  if (features.length === 0) return [problem('features', 'no-areas', '地图中没有任何区域')];
  const areas = areaNames(features);
  return [...features.flatMap((feature, at) => featureProblems(feature, at, areas[at] ?? '')), ...unitsTwice(features, areas)];
};
