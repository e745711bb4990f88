import { inflateSync } from 'node:zlib';
import { mustHideNoArchive } from './hidden-archive.ts';
import { Unfit } from './unfit.ts';

const mostUnpackedBytes = 64 * 1024 * 1024;
/** A dictionary before a stream is far shorter. */
const dictionaryBytes = 4096;

const attachment = '夹带的附件';
/** Names that stand for something that runs, reaches out or hides a file, in a person's words. */
const refused: Readonly<Record<string, string>> = {
  JavaScript: '脚本',
  Launch: '启动程序的动作',
  EmbeddedFile: attachment,
  EmbeddedFiles: attachment,
  GoToE: attachment,
  RichMedia: '多媒体',
  Rendition: '多媒体',
  SubmitForm: '提交数据的动作',
  ImportData: '导入数据的动作',
  XFA: '动态表单',
};

const broken = (cause?: unknown): Unfit => new Unfit('pdf-broken', 'PDF 文件已损坏或结构不规范,请重新导出(打印为 PDF)后再传', { cause });

/** PDF allows `#4a` for any character of a name. */
const namesIn = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/\/([A-Za-z#][A-Za-z0-9#]{0,60})(?![A-Za-z0-9#])/g)].map(([, name = '']) =>
      name.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    ),
  );

const mustDoNothing = (names: ReadonlySet<string>): void => {
  if (names.has('Encrypt')) throw new Unfit('encrypted', 'PDF 已加密或限制了权限,请取消密码后再传');
  for (const [name, what] of Object.entries(refused)) {
    if (!names.has(name)) continue;
    throw new Unfit(what === attachment ? 'embedded-object' : 'active-content', `PDF 中有${what},请重新导出(打印为 PDF)后再传`);
  }
};

/** PDF from the first byte to the last one. */
const mustBeWhole = (bytes: Buffer, text: string): void => {
  if (!/^%PDF-[12]\.\d/.test(text)) throw new Unfit('polyglot', 'PDF 文件开头有多余的内容,请重新导出(打印为 PDF)后再传');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1) throw broken();
  if (!/^%%EOF[\s\0]*$/.test(text.slice(end))) throw new Unfit('polyglot', 'PDF 文件末尾有多余的内容,请重新导出(打印为 PDF)后再传');
  mustHideNoArchive(bytes);
};

const unpack = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes, { maxOutputLength: mostUnpackedBytes }).toString('latin1');
  } catch (error) {
    throw broken(error);
  }
};

/** Packed in the usual way; any other way is for hiding. */
const isPlainlyPacked = (names: ReadonlySet<string>): boolean =>
  names.has('FlateDecode') && !names.has('Predictor') && [...names].every((name) => !name.endsWith('Decode') || name === 'FlateDecode');

/**
 * Objects packed into streams are objects all the same. Every place that may begin a stream is looked at, also one within another:
 * what a viewer takes for a stream may be hidden from a simpler reader.
 */
const packedObjects = function* (bytes: Buffer, text: string): Generator<string> {
  let unpacked = 0;
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream(?:\r\n|\n|\r)/g)) {
    const names = namesIn(text.slice(Math.max(text.lastIndexOf(' obj', index), index - dictionaryBytes, 0), index));
    if (!names.has('ObjStm') && !(names.has('N') && names.has('First'))) continue;
    if (!names.has('Filter')) continue; // plain text, read with the rest of the file
    const end = text.indexOf('endstream', index);
    if (end === -1 || !isPlainlyPacked(names)) throw broken();
    const objects = unpack(bytes.subarray(index + keyword.length, end));
    unpacked += objects.length;
    if (unpacked > mostUnpackedBytes) throw broken();
    yield objects;
  }
};

/** PDF: everybody can read it, and nothing in it runs, reaches out or hides. */
export const inspectPdf = (bytes: Buffer): void => {
  const text = bytes.toString('latin1');
  mustBeWhole(bytes, text);
  mustDoNothing(namesIn(text));
  for (const objects of packedObjects(bytes, text)) mustDoNothing(namesIn(objects));
};
