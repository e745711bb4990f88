import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, Evaluation } from '#domain/projects/evaluation.ts';
import { saveAnswers } from '#domain/projects/evaluation-moves.ts';
import { readWorkbook } from '#domain/projects/read-workbook.ts';
import { addressOf } from '#domain/projects/workbook-cell.ts';
import { layoutOf } from '#domain/projects/workbook-layout.ts';
import { readForm } from '#platform/sheets/read-form.ts';
import { writeForm } from '#platform/sheets/write-form.ts';
import { anEvaluation, answers, aProject, national } from '../../domain/projects/a-project.ts';

const project = aProject();
const layoutFor = (evaluation: Evaluation) => layoutOf({ project, form: national, evaluation, names: { department: '县卫生健康局', unit: '青石镇' } });
const full = layoutFor(anEvaluation(answers));
const exported = await writeForm(full);

const imported = async (bytes: Uint8Array, layout = full, conversions: 'ask' | 'take' = 'ask') =>
  readWorkbook(layout, await readForm(bytes, layout.sheet), { fields: national.fields, conversions });

/** The exported workbook after somebody edited it with another program. */
const editedBy = async (edit: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(exported.buffer as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  edit(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};

/** Where the form holds an answer or says something. */
const at = (find: (cell: (typeof full.cells)[number]) => boolean): string => {
  const cell = full.cells.find(find);
  if (cell === undefined) throw new Error('no such cell');
  return addressOf(cell);
};
const answerAt = (of: 'actual' | 'self' | 'explanation', code: string): string =>
  at(({ holds }) => typeof holds === 'object' && 'indicator' in holds && holds.of === of && holds.indicator.code === code);
const fundAt = (source: string): string => at(({ holds }) => typeof holds === 'object' && holds.of === 'executed' && holds.source === source);
const textAt = (text: string): string => at((cell) => cell.text === text && cell.holds === 'locked');

/** Rows as they are kept, so that an empty row and a missing one are the same. */
const kept = (evaluation: Evaluation, given: Answers) => {
  const [change] = saveAnswers(evaluation, project, given).changes;
  return change !== undefined && 'changed' in change ? change.set : undefined;
};

describe('a form that goes out to Excel and comes back', () => {
  it('unchanged says what it said', async () => {
    expect(await imported(exported)).toEqual({ answers, problems: [] });
  });

  it('empty stays empty', async () => {
    const evaluation = anEvaluation();
    const { answers: read, problems } = await imported(await writeForm(layoutFor(evaluation)), layoutFor(evaluation));
    expect(problems).toEqual([]);
    expect(kept(evaluation, read)).toEqual(kept(evaluation, { rows: [] }));
  });

  const words = fc.stringMatching(/^[一-龥A-Za-z0-9,。;()%]{1,40}$/);
  const fen = fc.bigInt({ min: 0n, max: 10n ** 14n }).map(String);
  const decimal = fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);
  const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const rowOf = (indicator: string, soft: boolean) =>
    fc.record({
      indicator: fc.constant(indicator),
      actual: perhaps(soft ? fc.constantFrom(...national.levels.map(({ name }) => name)) : decimal),
      self: perhaps(fc.integer({ min: 0, max: 3000 }).map((n) => (n / 100).toFixed(2))),
      reason: perhaps(words),
      measures: perhaps(words),
    });
  const filled = fc.record({
    executed: perhaps(fc.record({ appropriation: fen, carriedOver: fen, other: fen })),
    executionReason: perhaps(words),
    executionMeasures: perhaps(words),
    goalActual: perhaps(words),
    rows: fc.tuple(...project.indicators.map(({ code, nature }) => rowOf(code, nature === '定性'))),
  });
  const asWritten = (value: string | undefined): number | string | undefined => (value !== undefined && /^-?[\d.]+$/.test(value) ? Number(value) : value);

  it('whatever it was filled in with, says it again', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async (given) => {
        const evaluation = anEvaluation({ ...given, executed: given.executed } as Partial<Evaluation>);
        const layout = layoutFor(evaluation);
        const read = await imported(await writeForm(layout), layout);
        expect(read.problems).toEqual([]);
        expect(read.answers.executed).toEqual(given.executed);
        for (const field of ['executionReason', 'executionMeasures', 'goalActual'] as const) expect(read.answers[field]).toEqual(given[field]);
        expect(read.answers.rows.map((row) => [asWritten(row.actual), asWritten(row.self), row.reason, row.measures])).toEqual(
          given.rows.map((row) => [asWritten(row.actual), asWritten(row.self), row.reason, row.measures]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is read by another library as the form units know: merged levels, locked cells, drop-downs', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(exported.buffer as ArrayBuffer);
    const sheet = book.getWorksheet('绩效评价表');
    expect(sheet?.getCell('A1').text).toBe('项目支出绩效自评表');
    expect(['B13', 'C13', 'D13', 'E13', 'F13', 'G13', 'H13', 'I13'].map((address) => sheet?.getCell(address).value)).toEqual([
      '产出指标',
      '数量指标',
      '改造卫生室',
      '≥',
      20,
      '个',
      19,
      20,
    ]);
    expect(sheet?.getCell('B16').master.address).toBe('B13');
    expect([sheet?.getCell('G7').value, sheet?.getCell('H6').value, sheet?.getCell('J6').value]).toEqual([14000, 85, 8.5]);
    expect([sheet?.getCell('J19').value, sheet?.getCell('K19').value]).toEqual([88.1, '良']);
    expect([sheet?.getCell('D13').protection?.locked, sheet?.getCell(answerAt('actual', 'I1')).protection?.locked]).toEqual([undefined, false]);
    expect(sheet?.getCell(answerAt('actual', 'I5')).dataValidation).toMatchObject({ type: 'list' });
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
  });
});

describe('what somebody did to the workbook meanwhile', () => {
  const told = async (edit: Parameters<typeof editedBy>[0], conversions: 'ask' | 'take' = 'ask') =>
    (await imported(await editedBy(edit), full, conversions)).problems.map(
      ({ path, code, got }) => `${path.replace('绩效评价表!', '')} ${code}${got === undefined ? '' : ` ${got}`}`,
    );

  it.each<[string, () => string, string, string]>([
    ['another name of an indicator', () => textAt('改造卫生室'), '新建卫生室', 'locked-cell-changed'],
    ['another weight', () => at(({ row, column }) => row === 13 && column === 9), '25', 'locked-cell-changed'],
    ['another target', () => at(({ row, column }) => row === 13 && column === 6), '18', 'locked-cell-changed'],
    ['another budget', () => at(({ row, column }) => row === 7 && column === 6), '1', 'locked-cell-changed'],
    ['another name of the project', () => textAt('村卫生室改造'), '另一项目', 'locked-cell-changed'],
    ['a locked cell that is empty', () => textAt('青石镇'), '', 'locked-cell-changed'],
  ])('%s is refused, with its cell', async (_, address, text, code) => {
    const cell = address();
    expect(
      await told((sheet) => {
        sheet.getCell(cell).value = text === '' ? null : text;
      }),
    ).toEqual([`${cell} ${code} ${text === '' ? '(空)' : text}`]);
  });

  it('another version of the template is refused as a whole', async () => {
    const stamp = at(({ text }) => text.startsWith('模板 '));
    const wrong = (sheet: ExcelJS.Worksheet) => {
      sheet.getCell(stamp).value = '模板 NATIONAL 第 2 版 · 项目 XM-001 · 单位自评';
      sheet.getCell('A3').value = 'x';
    };
    expect(await told(wrong)).toEqual([`${stamp} wrong-template 模板 NATIONAL 第 2 版 · 项目 XM-001 · 单位自评`]);
  });

  it.each([
    ['full-width digits', '\uff11\uff19\uff0e\uff15', '19.5'],
    ['a unit of measure', '19个', '19'],
    ['spaces', '1 9', '19'],
  ])('%s are offered as what they mean, and taken when that is said', async (_, text, value) => {
    const address = answerAt('actual', 'I1');
    const edit = (sheet: ExcelJS.Worksheet) => {
      sheet.getCell(address).value = text;
    };
    const asked = await imported(await editedBy(edit));
    expect(asked.problems).toMatchObject([{ path: `绩效评价表!${address}`, code: 'not-a-plain-number', offer: { value }, got: text }]);
    const taken = await imported(await editedBy(edit), full, 'take');
    expect([taken.problems, taken.answers.rows[0]?.actual]).toEqual([[], value]);
  });

  it('a percentage as Excel makes one of “95%” is offered as what is seen, never taken as the 0.95 that it holds', async () => {
    const address = answerAt('actual', 'I3');
    const edit = (sheet: ExcelJS.Worksheet) => {
      const cell = sheet.getCell(address);
      cell.value = 0.95;
      cell.style = { ...cell.style, numFmt: '0%' };
    };
    const asked = await imported(await editedBy(edit));
    expect(asked.problems).toMatchObject([{ path: `绩效评价表!${address}`, code: 'number-seen-otherwise', offer: { value: '95' }, got: '0.95' }]);
    const taken = await imported(await editedBy(edit), full, 'take');
    expect([taken.problems, taken.answers.rows.find(({ indicator }) => indicator === 'I3')?.actual]).toEqual([[], '95']);
  });

  it('money in 元 or 亿元 is offered in 万元', async () => {
    const { problems } = await imported(
      await editedBy((sheet) => {
        sheet.getCell(fundAt('appropriation')).value = '1.4亿元';
        sheet.getCell(fundAt('carriedOver')).value = '30000000元';
      }),
    );
    expect(problems.map(({ offer }) => offer?.value)).toEqual(['14000', '3000']);
  });

  it.each<[string, () => string, ExcelJS.CellValue, string]>([
    ['a formula that failed', () => answerAt('actual', 'I1'), { formula: 'A1/0', result: { error: '#DIV/0!' } }, 'formula-error #DIV/0!'],
    ['a formula that nobody computed', () => answerAt('actual', 'I1'), { formula: 'A1+1' } as ExcelJS.CellValue, 'formula-not-computed '],
    ['a date where a number is asked', () => answerAt('actual', 'I2'), new Date('2026-03-05T00:00:00Z'), 'date-for-number 2026-03-05'],
    ['words where a number is asked', () => answerAt('actual', 'I2'), '基本合格', 'not-a-number 基本合格'],
    ['a failed formula in an explanation', () => answerAt('explanation', 'I1'), { formula: 'B1', result: { error: '#REF!' } }, 'formula-error #REF!'],
    ['a level nobody knows', () => answerAt('actual', 'I5'), '很好', 'unknown-level 很好'],
    ['words that are neither reason nor measures', () => answerAt('explanation', 'I1'), '没完成', 'explanation-without-labels 没完成'],
    ['money finer than a fen', () => fundAt('appropriation'), '0.0000001', 'not-an-amount 0.0000001'],
    ['money below nothing', () => fundAt('appropriation'), -5, 'not-an-amount -5'],
    ['marks that are no number', () => answerAt('self', 'I5'), '优', 'not-a-number 优'],
    ['a note beside the form', () => 'L14', '请领导阅', 'outside-the-form 请领导阅'],
    ['a note below the form', () => 'A30', '填表人:张三', 'outside-the-form 填表人:张三'],
  ])('%s is told with its cell', async (_, address, value, expected) => {
    const cell = address();
    expect(
      await told((sheet) => {
        sheet.getCell(cell).value = value;
        if (value instanceof Date) sheet.getCell(cell).style = { ...sheet.getCell(cell).style, numFmt: 'yyyy-mm-dd' };
      }),
    ).toEqual([`${cell} ${expected}`]);
  });

  it('a formula that was computed counts as its value', async () => {
    const bytes = await editedBy((sheet) => {
      sheet.getCell(answerAt('actual', 'I1')).value = { formula: '10+9', result: 19 };
    });
    expect((await imported(bytes)).problems).toEqual([]);
  });

  it('cells merged by hand are told; nothing is lost in them', async () => {
    const [from, to] = [answerAt('actual', 'I1'), answerAt('actual', 'I2')];
    expect(await told((sheet) => sheet.mergeCells(`${from}:${to}`))).toEqual([`${from}:${to} merged-cells ${from}:${to}`]);
  });

  it('an inserted row moves the form, and every moved cell is told', async () => {
    const problems = await told((sheet) => {
      sheet.insertRow(5, []);
    });
    expect(problems.length).toBeGreaterThan(20);
    expect(problems.some((each) => each.startsWith('A5 locked-cell-changed'))).toBe(true);
  });

  it('many bad cells are told at once', async () => {
    const problems = await told((sheet) => {
      for (const code of ['I1', 'I2', 'I3']) sheet.getCell(answerAt('actual', code)).value = '无';
      sheet.getCell(textAt('改造卫生室')).value = '改';
    });
    expect(problems).toHaveLength(4);
  });

  it.each([
    ['text', new TextEncoder().encode('名称,数值\n甲,1'), 'no-form'],
    ['nothing', new Uint8Array(), 'file-empty'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'format-not-supported'],
    ['half a workbook', exported.slice(0, exported.length / 2), 'file-damaged'],
  ])('%s instead of a workbook is refused', async (_, bytes, code) => {
    await expect(imported(bytes)).rejects.toMatchObject({ name: 'FileRefused', problem: { code } });
  });

  it('a workbook with a sheet too many is read by the name of the form; without that name it is refused', async () => {
    expect(
      await told((_, book) => {
        book.addWorksheet('说明');
      }),
    ).toEqual([]);
    const renamed = await editedBy((sheet, book) => {
      sheet.name = '表一';
      book.addWorksheet('说明');
    });
    await expect(imported(renamed)).rejects.toMatchObject({ problem: { code: 'no-form', got: '表一、说明' } });
  });

  it('another sheet with far more rows is no form', async () => {
    const bytes = await editedBy((sheet) => {
      for (let row = 30; row < 560; row++) sheet.getCell(`A${row}`).value = row;
    });
    await expect(imported(bytes)).rejects.toMatchObject({ problem: { code: 'too-many-rows' } });
  });
});
