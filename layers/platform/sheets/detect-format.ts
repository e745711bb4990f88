import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { problem } from '#domain/problems/problem.ts';
import { damaged } from './damaged.ts';
import { type ZipPart, zipParts } from './zip-parts.ts';

export type TableFormat = 'xlsx' | 'xls' | 'csv';

const saveAs = '请在表格软件中另存为 xlsx(或“CSV UTF-8”)后再导入';
const refused = (found: string, advice = saveAs): FileRefused =>
  new FileRefused(problem('file', 'format-not-supported', `不能导入${found};${advice}`, { expected: 'xlsx、xls、csv', got: found }));

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

const inZip = (bytes: Uint8Array): TableFormat => {
  let parts: ZipPart[];
  try {
    parts = zipParts(bytes);
  } catch (error) {
    throw damaged('xlsx', error);
  }
  const names = new Set(parts.map(({ name }) => name.toLowerCase()));
  if (names.has('xl/vbaproject.bin')) throw refused('含宏的工作簿(xlsm)', '请另存为不含宏的 xlsx 后再导入');
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('xl/workbook.bin')) throw refused('二进制工作簿(xlsb)');
  if (names.has('word/document.xml')) throw refused('Word 文档(docx)', '请将其中的表格复制到工作簿,另存为 xlsx 后再导入');
  if (names.has('content.xml')) throw refused('OpenDocument 文件(ods)');
  throw refused('压缩包(zip)', '请解压后逐个导入其中的表格');
};

/** In an OLE container the names of the streams stand in UTF-16. */
const hasStream = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));

const inOle = (bytes: Uint8Array): TableFormat => {
  if (hasStream(bytes, 'EncryptedPackage')) throw refused('有打开密码的工作簿', '请取消密码后再导入');
  if (hasStream(bytes, '_VBA_PROJECT')) throw refused('含宏的旧版工作簿(xls)', '请另存为不含宏的 xlsx 后再导入');
  if (hasStream(bytes, 'Workbook')) return 'xls';
  throw refused('旧版 Office 文件(doc、ppt 或很旧的 xls)');
};

const kinds: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF 文件'],
  [[0x89, 0x50, 0x4e, 0x47], '图片(png)'],
  [[0xff, 0xd8, 0xff], '图片(jpg)'],
  [[0x52, 0x61, 0x72, 0x21], '压缩包(rar)'],
  [[0x1f, 0x8b], '压缩包(gz)'],
  [[0x37, 0x7a, 0xbc, 0xaf], '压缩包(7z)'],
];

/** What a file is by its content; its name decides nothing. Whatever is no table is refused by what it is and what to do about it. */
export const detectFormat = (bytes: Uint8Array): TableFormat => {
  if (bytes.byteLength === 0)
    throw new FileRefused(problem('file', 'file-empty', '文件是空的,请检查后重新导入', { expected: '有表头和数据的表格', got: '0 字节' }));
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return inZip(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return inOle(bytes);
  const kind = kinds.find(([mark]) => startsWith(bytes, ...mark));
  if (kind !== undefined) throw refused(kind[1]);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  if (/^(ï»¿)?<(!doctype html|html|table|meta|head|body)/.test(head)) throw refused('网页格式的“表格”(扩展名常为 xls,内容是 HTML)');
  if (/^(ï»¿)?<\?xml/.test(head)) throw refused('XML 文件(包括“XML 表格 2003”)');
  if (/^(ï»¿)?[[{]/.test(head)) throw refused('JSON 文件');
  return 'csv';
};
