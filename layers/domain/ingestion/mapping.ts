import * as z from 'zod';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { CountyCode, UnitId } from '#domain/schemes/code.ts';

const Header = z.string().trim().min(1).max(80);

/** A column of values. What it does not say itself (of which figure, of which month) stands in the row. */
export const ValueColumn = z.strictObject({
  column: Header,
  figure: z.string().min(1).optional(),
  /** Month of the cycle's year. */
  month: z.int().min(1).max(12).optional(),
});
export type ValueColumn = z.infer<typeof ValueColumn>;

/**
 * 列对应关系: which column of a source's files says what, by the texts of the header. One value column with a figure and a month column is the long
 * layout; a value column for every month or for every figure is the wide one.
 */
export const ColumnMapping = z.strictObject({
  /** Name of the sheet; without it the first visible one that has the header. */
  sheet: z.string().min(1).optional(),
  /** Column with the unit's id or name. */
  unit: Header,
  /** A second column that must name the same unit. */
  unitName: Header.optional(),
  figure: Header.optional(),
  month: Header.optional(),
  /** The files say no month: each is for the one that is named when it is handed in (所属月份). */
  period: z.literal('at-upload').optional(),
  values: z.array(ValueColumn).min(1).max(200),
  /** Names that the source's files have for units and figures, beside those of the plan and the schemes. */
  unitAliases: z.record(z.string(), UnitId).default({}),
  figureAliases: z.record(z.string(), z.string().min(1)).default({}),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** The mapping that is kept for a source. */
export const SavedMapping = z.object({ county: CountyCode, source: z.string(), mapping: ColumnMapping, by: z.string(), rev: z.int().positive() });
export type SavedMapping = z.infer<typeof SavedMapping>;

const needs = (mapping: ColumnMapping, part: 'figure' | 'month', what: string): Problem[] =>
  mapping[part] !== undefined
    ? []
    : mapping.values.flatMap((value, at) =>
        value[part] !== undefined
          ? []
          : [
              problem(join('values', at), `no-${part}`, `数值列“${value.column}”没有说明${what},也没有指定${what}所在的列`, {
                expected: what,
                got: value.column,
              }),
            ],
      );

/** Files whose month is named at the upload say none themselves. */
const monthsBeside = ({ period, month, values }: ColumnMapping): Problem[] => {
  const said = month ?? values.find((value) => value.month !== undefined)?.column;
  if (period === undefined || said === undefined) return [];
  const expected = '二者之一:文件中的月份,或上传时指定的所属月份';
  return [problem('period', 'month-said-twice', `所属月份在上传时指定,列“${said}”却也说明月份`, { expected, got: said })];
};

/** What a mapping leaves open or says twice. */
export const checkMapping = (mapping: ColumnMapping): Problem[] => {
  const columns = [mapping.unit, mapping.unitName, mapping.figure, mapping.month, ...mapping.values.map(({ column }) => column)].filter(
    (column) => column !== undefined,
  );
  const repeated = columns.find((column, at) => columns.indexOf(column) !== at);
  return [
    ...needs(mapping, 'figure', '数据项'),
    ...(mapping.period === undefined ? needs(mapping, 'month', '月份') : monthsBeside(mapping)),
    ...(repeated === undefined ? [] : [problem('', 'column-used-twice', `列“${repeated}”被指定了两次`, { got: repeated })]),
  ];
};
