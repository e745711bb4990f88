import { type CellStyle, type CellValue, type DataValidation, writeXlsx } from 'hucre/xlsx';
import { markRows, type TemplateMark, templateSheet } from '#domain/ingestion/template.ts';
import { type TemplateRow, templateColumns } from '#domain/ingestion/template-rows.ts';

interface Template {
  title: string;
  mark: TemplateMark;
  rows: readonly TemplateRow[];
  /** For the drop-downs of the spare rows. */
  units: readonly string[];
  figures: readonly string[];
  months: readonly string[];
}

/** Rows below the known ones for what the system did not expect, with drop-downs. */
const spareRows = 20;
const widths = [12, 26, 34, 10, 12, 16];
const unlocked: CellStyle = { protection: { locked: false }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF9E5' } } };
const bold: CellStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'D9E2F3' } } };

/** A number where the workbook's binary float keeps it exactly, else its text: what comes back must be what was exported. */
const cellValueOf = (text: string | undefined): CellValue => {
  if (text === undefined) return null;
  return String(Number(text)) === text ? Number(text) : text;
};

const refused = (errorMessage: string) => ({ showErrorMessage: true, errorTitle: '不能填写', errorMessage, allowBlank: true }) as const;

/** The range a value can have at all, for runs of rows with the same one. */
const numberValidations = (rows: readonly TemplateRow[]): DataValidation[] => {
  const validations: DataValidation[] = [];
  rows.forEach(({ min, max }, at) => {
    const bounds =
      min !== undefined && max !== undefined
        ? ({ operator: 'between', formula1: min, formula2: max } as const)
        : max !== undefined
          ? ({ operator: 'lessThanOrEqual', formula1: max } as const)
          : ({ operator: 'greaterThanOrEqual', formula1: min ?? '-1E+15' } as const);
    const before = rows[at - 1];
    const last = validations.at(-1);
    const range = (first: string) => `${first}:F${at + 2}`;
    if (last !== undefined && before?.min === min && before?.max === max) last.range = range(last.range.split(':')[0] ?? '');
    else validations.push({ type: 'decimal', ...bounds, ...refused('请填写取值范围内的数字'), range: range(`F${at + 2}`) });
  });
  return validations;
};

/** Drop-downs of the spare rows: their choices stand on the hidden sheet, in the columns from D on. */
const dropDowns = ({ rows, units, figures, months }: Template): DataValidation[] => {
  const [first, last] = [rows.length + 2, rows.length + 1 + spareRows];
  const choices = [
    ['A', 'D', units],
    ['C', 'E', figures],
    ['E', 'F', months],
  ] as const;
  return choices
    .filter(([, , list]) => list.length > 0)
    .map(([column, from, list]) => ({
      type: 'list',
      formula1: `${templateSheet}!$${from}$1:$${from}$${list.length}`,
      ...refused('请从下拉列表中选择'),
      range: `${column}${first}:${column}${last}`,
    }));
};

const markSheet = ({ mark, units, figures, months }: Template): CellValue[][] => {
  const marks = markRows(mark);
  const length = Math.max(marks.length, units.length, figures.length, months.length);
  return Array.from({ length }, (_, at) => [...(marks[at] ?? [null, null]), null, units[at] ?? null, figures[at] ?? null, months[at] ?? null]);
};

/** A source's template: what the system knows filled in and locked, only the values and the spare rows open, and a hidden sheet that says what it is. */
export const writeTemplate = (template: Template): Promise<Uint8Array> => {
  const { title, rows } = template;
  const known = rows.map(({ unit, unitName, figure, unitOfMeasure, month, value }): CellValue[] => [
    unit,
    unitName,
    figure,
    unitOfMeasure,
    month,
    cellValueOf(value),
  ]);
  const spare = Array.from({ length: spareRows }, () => templateColumns.map(() => null));
  const cells = new Map(templateColumns.map((value, at) => [`0,${at}`, { value, type: 'string' as const, style: bold }]));
  const body = [...known, ...spare];
  const styled = new Map<string, { value: CellValue; style: CellStyle }>(cells);
  body.forEach((row, at) => {
    for (const column of at < known.length ? [5] : [0, 2, 4, 5]) styled.set(`${at + 1},${column}`, { value: row[column] ?? null, style: unlocked });
  });
  return writeXlsx({
    sheets: [
      {
        name: '数据',
        columns: widths.map((width) => ({ width })),
        rows: [[...templateColumns], ...body],
        cells: styled,
        dataValidations: [...numberValidations(rows), ...dropDowns(template)],
        freezePane: { rows: 1 },
        // No password: it keeps from slips, not from intent; what comes back is checked in any case.
        protection: { sheet: true, formatColumns: true, sort: true, autoFilter: true },
      },
      { name: templateSheet, hidden: true, rows: markSheet(template) },
    ],
    properties: { title, creator: '县衡' },
  });
};
