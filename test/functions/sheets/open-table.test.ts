import ExcelJS from 'exceljs';
import { writeOds, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { SheetRow } from '#domain/ingestion/cell.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { openTable } from '#platform/sheets/open-table.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const rowsIn = async (bytes: Uint8Array, name?: string): Promise<SheetRow[]> => {
  const file = await openTable(bytes);
  const sheet = await file.sheet(name ?? file.sheets[0] ?? '');
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  return rows;
};
const shown = (rows: readonly SheetRow[]): string[] =>
  rows.map(({ row, cells }) => `${row}: ${cells.map(({ kind, text }) => `${kind} ${text}`.trim()).join(' | ')}`);
const refusal = async (bytes: Uint8Array): Promise<{ code: string; message: string; got: string | undefined }> => {
  try {
    await rowsIn(bytes);
  } catch (error) {
    if (error instanceof FileRefused) return { code: error.problem.code, message: error.problem.message, got: error.problem.got };
    throw error;
  }
  throw new Error('nothing was refused');
};

/** 单位,数值 / 财政局,１２ in GBK. */
const gbk = Uint8Array.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xca, 0xfd, 0xd6, 0xb5, 0x0a, 0xb2, 0xc6, 0xd5, 0xfe, 0xbe, 0xd6, 0x2c, 0xa3, 0xb1, 0xa3, 0xb2]);

describe('a csv file', () => {
  it('is read in UTF-8, with a byte order mark or without, in GBK and in UTF-16', async () => {
    const expected = ['1: text 单位 | text 数值', '2: text 财政局 | text １２'];
    const plain = '单位,数值\n财政局,１２';
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain, 'utf16le')]));
    for (const bytes of [text(plain), text(`\ufeff${plain}`), gbk, utf16]) expect(shown(await rowsIn(bytes))).toEqual(expected);
    expect((await openTable(gbk)).encoding).toBe('gb18030');
    expect((await openTable(text(`\ufeff${plain}`))).encoding).toBe('utf-8-bom');
  });

  it('keeps its row numbers, quotes and other delimiters', async () => {
    expect(shown(await rowsIn(text('a;b\r\n\r\n"x;1";"say ""hi"""\r\n')))).toEqual(['1: text a | text b', '2: empty', '3: text x;1 | text say "hi"']);
    expect(shown(await rowsIn(text('a\tb\n007\t1e3')))).toEqual(['1: text a | text b', '2: text 007 | text 1e3']);
  });
});

describe('a workbook', () => {
  const workbook = async (fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
    const book = new ExcelJS.Workbook();
    fill(book.addWorksheet('数据'), book);
    return new Uint8Array(await book.xlsx.writeBuffer());
  };

  it('written by another program gives every kind of cell as people see it', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['文字 ', 1, 0.1 + 0.2, 1e-7, 123456789012345, new Date('2026-03-01T00:00:00Z'), true]);
      sheet.addRow([{ formula: '1+1', result: 2 }, { formula: 'A1', result: { error: '#REF!' } }, { formula: 'A1+1' }, { error: '#N/A' }]);
      sheet.addRow([{ richText: [{ text: '富' }, { text: '文本' }] }, { text: '链接', hyperlink: 'https://example.org' }]);
    });
    expect(shown(await rowsIn(bytes))).toEqual([
      '1: text 文字 | number 1 | number 0.3 | number 0.0000001 | number 123456789012345 | date 2026-03-01 | boolean TRUE',
      '2: number 2 | error #REF! | uncomputed | error #N/A',
      '3: text 富文本 | text 链接',
    ]);
  });

  it('tells its sheets, hidden ones apart, and the merged cells of each', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow(['a']);
      book.addWorksheet('隐藏', { state: 'hidden' }).addRow(['x']);
      const second = book.addWorksheet('第二页');
      second.getCell('B3').value = '并';
      second.mergeCells('B3:C5');
    });
    const file = await openTable(bytes);
    expect([file.sheets, file.hidden]).toEqual([['数据', '第二页'], ['隐藏']]);
    expect((await file.sheet('数据')).merges).toEqual([]);
    expect((await file.sheet('第二页')).merges).toEqual([{ top: 3, left: 2, bottom: 5, right: 3 }]);
    expect(shown(await rowsIn(bytes, '第二页'))[0]).toBe('3: empty | text 并 | empty');
  });

  it('is cut to pieces at every tenth byte and never read as another one', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '数据', rows: Array.from({ length: 30 }, (_, at) => [`行${at}`, at]) }] });
    const whole = shown(await rowsIn(bytes));
    for (let length = 11; length < bytes.byteLength; length += 10) {
      const cut = bytes.subarray(0, length);
      const result = await rowsIn(cut).then(shown, (error: unknown) => error);
      if (!(result instanceof FileRefused)) expect(result).toEqual(whole);
    }
  });

  it('that unpacks to more than it may is refused before it fills the memory', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const bytes = await writeXlsx({ sheets: [{ name: '数据', rows: [['a']] }] });
    const bomb = deflateRawSync(Buffer.alloc(80 * 1024 * 1024));
    const { bombed } = await import('../../support/zip-bomb.ts');
    expect(await refusal(bombed(bytes, 'xl/styles.xml', bomb))).toMatchObject({ code: 'file-damaged' });
  });
});

describe('what is no table is refused by what it is', () => {
  const cases: readonly (readonly [string, Uint8Array | Promise<Uint8Array>, string])[] = [
    ['an empty file', new Uint8Array(), '文件是空的'],
    ['a PDF', text('%PDF-1.7 …'), 'PDF 文件'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), '图片(png)'],
    ['a web page called xls', text('<html><table><tr><td>1</td></tr></table></html>'), '网页格式的“表格”'],
    ['an XML spreadsheet', text('<?xml version="1.0"?><Workbook/>'), 'XML 文件'],
    ['an OpenDocument sheet', writeOds({ sheets: [{ name: 'a', rows: [['x']] }] }), 'OpenDocument 文件(ods)'],
    ['a workbook with a password', writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], encryption: { password: 'x', spinCount: 1 } }), '有打开密码的工作簿'],
    ['a workbook with macros', writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], vbaProject: new Uint8Array([1]) }), '含宏的工作簿'],
    ['a damaged workbook', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), '文件已损坏'],
    ['binary rubbish', Uint8Array.from([0, 1, 2, 3, 0, 255]), '文件不是可识别的表格'],
  ];
  it.each(cases)('%s', async (_, bytes, words) => {
    expect((await refusal(await bytes)).message).toContain(words);
  });
});
