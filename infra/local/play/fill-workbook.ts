import ExcelJS from 'exceljs';
import { exact, toText } from '#domain/numbers/exact.ts';
import type { Answers } from '#domain/projects/evaluation.ts';

/** What somebody types who has the form on the screen: rows are found by their texts, as people do. */
const fill = (
  sheet: ExcelJS.Worksheet,
  names: ReadonlyMap<string, string>,
  { executed, executionReason, executionMeasures, goalActual, rows }: Answers,
): void => {
  const rowOf = (column: string, text: string, from = 1): number => {
    // `value`, not `text`: the library's text of an empty merged cell throws.
    for (let row = from; row <= sheet.rowCount; row++) if (String(sheet.getCell(`${column}${row}`).value ?? '') === text) return row;
    throw new Error(`评价表的 ${column} 列没有“${text}”`);
  };
  const explain = (reason: string | undefined, measures: string | undefined): string | null => {
    const lines = [...(reason === undefined ? [] : [`偏差原因:${reason}`]), ...(measures === undefined ? [] : [`改进措施:${measures}`])];
    return lines.length === 0 ? null : lines.join('\n');
  };
  const money = rowOf('G', '全年执行数') + 1;
  sheet.getCell(`K${money}`).value = explain(executionReason, executionMeasures);
  const amounts = executed === undefined ? [] : [executed.appropriation, executed.carriedOver, executed.other];
  for (const [at, fen] of amounts.entries()) sheet.getCell(`G${money + 1 + at}`).value = Number(toText(exact(fen).div(1_000_000)));
  sheet.getCell(`G${rowOf('G', '实际完成情况') + 1}`).value = goalActual ?? null;
  for (const { indicator, actual, self, reason, measures } of rows) {
    const row = rowOf('D', names.get(indicator) ?? '');
    const plain = actual !== undefined && /^-?[\d.]+$/.test(actual);
    sheet.getCell(`H${row}`).value = plain ? Number(actual) : (actual ?? null);
    sheet.getCell(`J${row}`).value = self === undefined ? null : Number(self);
    sheet.getCell(`K${row}`).value = explain(reason, measures);
  }
};

/** The exported workbook, filled in with another spreadsheet program. `names` are the indicators' by their codes. */
export const fillWorkbook = async (bytes: ArrayBuffer, names: ReadonlyMap<string, string>, answers: Answers): Promise<Uint8Array<ArrayBuffer>> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('导出的文件没有工作表');
  fill(sheet, names, answers);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
