import type { SheetCell } from './cell.ts';
import type { ColumnMapping, ValueColumn } from './mapping.ts';

/** A header as it is compared: full-width signs, spaces and line breaks make no other column of it. */
export const plainHeader = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

const usual = {
  unit: ['单位编号', '单位编码', '单位代码', '单位名称', '单位', '填报单位', '部门', '部门名称', '责任单位'],
  unitName: ['单位', '单位名称'],
  figure: ['数据项', '数据项名称', '指标', '指标名称'],
  month: ['月份', '月度', '年月', '期间', '所属期', '数据期', '时间', '日期'],
  value: ['数值', '值', '实际完成值', '完成值', '本期数', '本期值', '数据'],
} as const;

const firstOf = (names: readonly string[], headers: ReadonlySet<string>): string | undefined => names.find((name) => headers.has(name));

/** `3月`, `03月份`, `2026年3月`, `2026-03` → 3; another year's month is none of this cycle's. */
const monthOfHeader = (header: string, year: number): number | undefined => {
  const [, of, month] = /^(?:(\d{4})(?:年|-|\/|\.))?(\d{1,2})月?份?$/.exec(header) ?? [];
  if (month === undefined || (of === undefined && !header.includes('月')) || (of !== undefined && Number(of) !== year)) return undefined;
  return Number(month) >= 1 && Number(month) <= 12 ? Number(month) : undefined;
};

/** `一般公共预算收入(万元)` names the figure too, when the unit is the figure's own. */
const figureOfHeader = (header: string, figures: ReadonlyMap<string, { unitOfMeasure: string }>): string | undefined => {
  if (figures.has(header)) return header;
  const [, name = '', unit] = /^(.+)\(([^()]+)\)$/.exec(header) ?? [];
  return figures.get(name)?.unitOfMeasure === unit && unit !== undefined ? name : undefined;
};

interface Known {
  figures: ReadonlyMap<string, { unitOfMeasure: string }>;
  year: number;
}

/** The columns that say so by themselves, for a source without a saved mapping; undefined when they do not suffice. Where none says a month, it is named at the upload. */
export const proposeMapping = (cells: readonly SheetCell[], { figures, year }: Known): ColumnMapping | undefined => {
  const headers = new Set(cells.map(({ text }) => plainHeader(text)).filter((text) => text !== ''));
  const unit = firstOf(usual.unit, headers);
  if (unit === undefined) return undefined;
  const unitName = usual.unitName.find((name) => name !== unit && headers.has(name));
  const [figure, month, value] = [firstOf(usual.figure, headers), firstOf(usual.month, headers), firstOf(usual.value, headers)];
  const common = { unit, ...(unitName === undefined ? {} : { unitName }), unitAliases: {}, figureAliases: {} };
  if (figure !== undefined && month !== undefined && value !== undefined) return { ...common, figure, month, values: [{ column: value }] };
  const months = [...headers].flatMap((column): ValueColumn[] => {
    const of = monthOfHeader(column, year);
    return of === undefined ? [] : [{ column, month: of }];
  });
  if (figure !== undefined && months.length > 0) return { ...common, figure, values: months };
  const named = [...headers].flatMap((column): ValueColumn[] => {
    const of = figureOfHeader(column, figures);
    return of === undefined ? [] : [{ column, figure: of }];
  });
  const when = month === undefined ? ({ period: 'at-upload' } as const) : { month };
  if (figure !== undefined && value !== undefined) return { ...common, ...when, figure, values: [{ column: value }] };
  return named.length > 0 ? { ...common, ...when, values: named } : undefined;
};

/** What a row is still short of to be a header that says by itself what its columns are; undefined where it looks like none. */
export const missingRoles = (cells: readonly SheetCell[], { figures, year }: Known): string[] | undefined => {
  const headers = new Set(cells.map(({ text }) => plainHeader(text)));
  const has = (names: readonly string[]): boolean => firstOf(names, headers) !== undefined;
  const [unit, figure, value] = [has(usual.unit), has(usual.figure), has(usual.value)];
  const months = [...headers].some((column) => monthOfHeader(column, year) !== undefined);
  const named = [...headers].some((column) => figureOfHeader(column, figures) !== undefined);
  if ([unit, figure, value || months || named, has(usual.month)].filter(Boolean).length < 2) return undefined;
  return [...(unit ? [] : ['单位编号']), ...(figure || named ? [] : ['数据项']), ...(value || months || named ? [] : ['数值'])];
};

/** Where the columns of a mapping stand (from 0). */
export interface Located {
  mapping: ColumnMapping;
  unit: number;
  unitName: number | undefined;
  figure: number | undefined;
  month: number | undefined;
  values: readonly (ValueColumn & { at: number })[];
  headers: readonly string[];
  /** All columns that are read. */
  columns: readonly number[];
}

interface Repeated {
  column: string;
  /** From 0. */
  places: readonly number[];
}

/** Finds a mapping's columns in a row; otherwise the names of those that are missing, or that stand there more than once: which of them is meant is nobody's guess. */
export const locate = (mapping: ColumnMapping, cells: readonly SheetCell[]): Located | { missing: string[] } | { repeated: Repeated[] } => {
  const headers = cells.map(({ text }) => plainHeader(text));
  const at = (column: string | undefined): number | undefined => {
    const found = column === undefined ? -1 : headers.indexOf(plainHeader(column));
    return found < 0 ? undefined : found;
  };
  const wanted = [mapping.unit, mapping.unitName, mapping.figure, mapping.month, ...mapping.values.map(({ column }) => column)];
  const missing = wanted.filter((column) => column !== undefined && at(column) === undefined) as string[];
  if (missing.length > 0) return { missing };
  const repeated = [...new Set(wanted.filter((column) => column !== undefined).map(plainHeader))].flatMap((column): Repeated[] => {
    const places = headers.flatMap((header, place) => (header === column ? [place] : []));
    return places.length < 2 ? [] : [{ column, places }];
  });
  if (repeated.length > 0) return { repeated };
  const values = mapping.values.map((value) => ({ ...value, at: at(value.column) ?? 0 }));
  const single = { unit: at(mapping.unit) ?? 0, unitName: at(mapping.unitName), figure: at(mapping.figure), month: at(mapping.month) };
  const columns = [...Object.values(single), ...values.map((value) => value.at)].filter((column) => column !== undefined);
  return { mapping, ...single, values, headers, columns };
};
