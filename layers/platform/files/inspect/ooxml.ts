import { type Part, partsOf } from './archive.ts';
import { Unfit } from './unfit.ts';
import { elementsOf, xmlOf } from './xml.ts';

export type OoxmlType = 'docx' | 'xlsx';

const mainTypes: Record<OoxmlType, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
};

const macros = (): Unfit => new Unfit('macros', '文件含有宏,请另存为不含宏的 docx、xlsx 或 PDF 后再传');
const objects = (): Unfit => new Unfit('embedded-object', '文件中嵌入了对象或控件,请删去或另存为 PDF 后再传');

const hasMacros = (types: readonly string[], names: readonly string[]): boolean =>
  types.some((type) => /macroEnabled|vbaProject|macrosheet/i.test(type)) ||
  names.some((name) => /(^|\/)(vbaProject\w*\.bin|vbaData\.xml)$|(^|\/)macrosheets\//i.test(name));

const hasObjects = (types: readonly string[], names: readonly string[]): boolean =>
  types.some((type) => /activeX|oleObject/i.test(type)) || names.some((name) => /(^|\/)(activeX|ctrlProps)\/|oleObject[^/]*\.bin$/i.test(name));

/** Links that a reader clicks on are harmless; everything else that lies outside is fetched without asking. */
const mustStayInside = async (part: Part): Promise<void> => {
  for (const { Type = '', Target = '', TargetMode = '' } of elementsOf(await xmlOf(part), 'Relationship')) {
    if (TargetMode.trim().toLowerCase() !== 'external') continue;
    if (Type.endsWith('/hyperlink') && /^(https?:|mailto:)/i.test(Target.trim())) continue;
    throw new Unfit('external-link', '文件引用了外部内容(如外部模板、图片、工作簿或本机路径),请断开链接或另存为 PDF 后再传');
  }
};

const instruction = /<(?:[\w.-]+:)?instrText\b[^>]*>([^<]*)|<(?:[\w.-]+:)?fldSimple\b([^>]*)>|<(?:[\w.-]+:)?(ddeLink)\b/g;

/** Fields that run or fetch something when the document is opened. */
const mustRunNothing = async (part: Part): Promise<void> => {
  const instructions = [...(await xmlOf(part)).matchAll(instruction)].map(([, text = '', field = '', dde = '']) => `${text}${field}${dde}`).join('');
  if (!/DDE(AUTO)?\b|INCLUDE(TEXT|PICTURE)\b|ddeLink/.test(instructions)) return;
  throw new Unfit('external-link', '文件中有自动运行或引用外部内容的域,请取消域或另存为 PDF 后再传');
};

/** Data behind charts is a document of its own, and held to the same rules; one inside that is refused. */
const mustBeDocument = async (part: Part, depth: number): Promise<void> => {
  const type = /\.(docx|xlsx)$/i.exec(part.name)?.[1]?.toLowerCase();
  if (type === undefined || depth > 0) throw objects();
  await inspectOoxml(await part.bytes(), type as OoxmlType, depth + 1);
};

const running = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$|(^|\/)externalLinks\/[^/]+\.xml$/i;

const mustBeHarmless = async (part: Part, depth: number): Promise<void> => {
  if (/\.rels$/i.test(part.name)) await mustStayInside(part);
  else if (/(^|\/)embeddings\//i.test(part.name)) await mustBeDocument(part, depth);
  else if (running.test(part.name)) await mustRunNothing(part);
  else await part.verify();
};

/** docx and xlsx: well built, what they say they are, and nothing in them runs or reaches out. */
export const inspectOoxml = async (bytes: Buffer, type: OoxmlType, depth = 0): Promise<void> => {
  const parts = await partsOf(bytes);
  const names = parts.map(({ name }) => name);
  const directory = parts.find(({ name }) => name === '[Content_Types].xml');
  if (directory === undefined) throw new Unfit('wrong-content', `文件内容不是 ${type},请用办公软件重新保存后再传`);
  const xml = await xmlOf(directory);
  const types = [...elementsOf(xml, 'Override'), ...elementsOf(xml, 'Default')].map(({ ContentType = '' }) => ContentType);
  if (hasMacros(types, names)) throw macros();
  if (hasObjects(types, names)) throw objects();
  if (!types.includes(mainTypes[type])) throw new Unfit('wrong-content', `文件内容不是 ${type},请核对扩展名,或用办公软件重新保存后再传`);
  for (const part of parts) await mustBeHarmless(part, depth);
};
