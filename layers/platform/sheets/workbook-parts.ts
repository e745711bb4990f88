import { cellAt, type MergedRange, rangeAt } from '#domain/ingestion/cell.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { problem } from '#domain/problems/problem.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { unpacked, type ZipPart, zipParts } from './zip-parts.ts';

const megabyte = 1024 * 1024;
/** A sheet of 200,000 rows takes some 60 MB of XML and is read as a stream; the other parts are held in memory. */
const most = { sheet: 400 * megabyte, other: 64 * megabyte, parts: 2000 };

/** By the styles of the cells. */
type Formats = ReadonlyMap<number, NumberFormat>;

/** Row and column (from 1) as one number. */
export const formatKey = (row: number, column: number): number => row * 16_384 + column - 1;

/** What the readers' library does not tell while it streams the rows of a sheet. */
export interface SheetFacts {
  merges: MergedRange[];
  /** Formulas whose value was never saved, as `row,column` (from 1): they would look empty. */
  uncomputed: ReadonlySet<string>;
  /** Formats of the cells whose number looks otherwise than it is, by the `formatKey` of row and column (from 1). */
  formats: ReadonlyMap<number, NumberFormat>;
  /** Last row that the sheet says it has. */
  lastRow: number;
}

const tooLarge = (part: ZipPart, cause?: unknown): FileRefused =>
  new FileRefused(
    problem('file', 'file-too-large', '文件解压后过大,请删除多余的工作表、图片和空行,或拆分后再导入', {
      expected: `单个工作表不超过 ${most.sheet / megabyte} MB`,
      got: `${part.name}:${Math.round(part.declared / megabyte)} MB`,
    }),
    { cause },
  );

const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(name);
const limitOf = (name: string): number => (isSheet(name) ? most.sheet : most.other);

/** The members of a workbook, when none of them declares more than it may have. */
export const workbookParts = (bytes: Uint8Array): ZipPart[] => {
  const parts = zipParts(bytes);
  const large = parts.length > most.parts ? parts[0] : parts.find(({ name, declared }) => declared > limitOf(name));
  if (large !== undefined) throw tooLarge(large);
  return parts;
};

const partText = async (bytes: Uint8Array, parts: readonly ZipPart[], name: string): Promise<string> => {
  const part = parts.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const pieces: Uint8Array[] = [];
  if (part !== undefined) for await (const piece of unpacked(bytes, part, most.other)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1];

/** The members that hold the sheets, in the order of the workbook. */
const sheetPaths = async (bytes: Uint8Array, parts: readonly ZipPart[]): Promise<string[]> => {
  const [workbook, relations] = [await partText(bytes, parts, 'xl/workbook.xml'), await partText(bytes, parts, 'xl/_rels/workbook.xml.rels')];
  const targets = new Map([...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target') ?? '']));
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1]) ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  });
};

const merged = /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+\d+:[A-Z]+\d+)"/g;
const dimension = /<(?:\w+:)?dimension\b[^>]*\bref="[A-Z]+\d+:[A-Z]+(\d+)"/;
/** A cell with a formula and no value after it. */
const uncomputed =
  /<(?:\w+:)?c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>[^<]*<\/(?:\w+:)?f>)\s*(?:<v\s*\/>|<v>\s*<\/v>)?\s*<\/(?:\w+:)?c>/g;

/** More merges or uncomputed formulas than this are not told one by one. */
const mostTold = 100_000;

/** The members that begin where a piece of a sheet's XML may be cut: nothing of them is seen in two pieces. */
const starts = ['<c ', ':c ', '<row', ':row', '<mergeCell ', ':mergeCell '];
const lastStart = (text: string): number => Math.max(...starts.map((mark) => text.lastIndexOf('<', text.lastIndexOf(mark))), text.length - 65_536, 0);

/** Reads a sheet's XML once, piece by piece; a tag or a cell that a piece cuts is carried over to the next. */
const factsOf = async (bytes: Uint8Array, part: ZipPart, formats: Formats): Promise<SheetFacts> => {
  const facts = { merges: [] as MergedRange[], uncomputed: new Set<string>(), lastRow: 0, formats: new Map<number, NumberFormat>() };
  const look = formatsOfCells(formats, facts.formats);
  const note = (text: string): void => {
    noteFacts(facts, text);
    look(text);
  };
  let carried = '';
  for await (const piece of unpacked(bytes, part, most.sheet)) {
    const text = carried + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    const cut = lastStart(text);
    note(text.slice(0, cut));
    carried = text.slice(cut);
  }
  note(carried);
  return facts;
};

const noteFacts = (facts: { merges: MergedRange[]; uncomputed: Set<string>; lastRow: number }, text: string): void => {
  if (facts.lastRow === 0) facts.lastRow = Number(dimension.exec(text)?.[1] ?? 0);
  if (text.includes('mergeCell'))
    for (const [, reference = ''] of text.matchAll(merged)) {
      const range = rangeAt(reference);
      if (range !== undefined && facts.merges.length < mostTold) facts.merges.push(range);
    }
  if (!text.includes('<f')) return;
  for (const [, reference = ''] of text.matchAll(uncomputed)) {
    const cell = cellAt(reference);
    if (cell !== undefined && facts.uncomputed.size < mostTold) facts.uncomputed.add(`${cell.row},${cell.column}`);
  }
};

/** More numbers than this that look otherwise than they are, one by one, would fill the memory. */
const mostFormatted = 1_000_000;
const tooManyFormatted = (): FileRefused =>
  new FileRefused(
    problem('file', 'too-many-formats', '带百分比、计量单位等数字格式的单元格过多;请将单元格格式改为“常规”,或拆分后再导入', {
      expected: `不超过 ${mostFormatted} 个`,
    }),
  );

const rowOrCell = /<(?:\w+:)?(row|c)\b([^>]*)>/g;

/** Looks through pieces of a sheet for numbers in one of the formats; a row or a cell that does not say where it stands follows the one before. */
const formatsOfCells = (formats: Formats, found: Map<number, NumberFormat>): ((text: string) => void) => {
  let [row, column] = [0, 0];
  return (text) => {
    if (formats.size === 0) return;
    for (const [, tag, attributes = ''] of text.matchAll(rowOrCell)) {
      const at = attribute(attributes, 'r');
      if (tag === 'row') [row, column] = [at === undefined ? row + 1 : Number(at), 0];
      else {
        const cell = at === undefined ? undefined : cellAt(at);
        [row, column] = cell === undefined ? [row, column + 1] : [cell.row, cell.column];
        const format = attributes.endsWith('/') ? undefined : formats.get(Number(attribute(attributes, 's')));
        if (format !== undefined) found.set(formatKey(row, column), format);
        if (found.size > mostFormatted) throw tooManyFormatted();
      }
    }
  };
};

/** The formats of a workbook that show more than a number, by the styles of its cells. */
const formatsIn = async (bytes: Uint8Array, parts: readonly ZipPart[]): Promise<Formats> => {
  const styles = await partText(bytes, parts, 'xl/styles.xml');
  const codes = new Map(
    [...styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)].map(([tag]) => [Number(attribute(tag, 'numFmtId')), plainText(attribute(tag, 'formatCode') ?? '')]),
  );
  const [cells = ''] = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles) ?? [];
  return new Map(
    [...cells.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].flatMap(([tag], style) => {
      const id = Number(attribute(tag, 'numFmtId') ?? 0);
      const format = numberFormat(id, codes.get(id));
      return format === undefined ? [] : [[style, format] as const];
    }),
  );
};

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
const plainText = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return entities[name] ?? whole;
    const point = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** What the sheet at this place of the workbook says of itself; its size is counted while it is unpacked, whatever it declares. */
export const sheetFacts = async (bytes: Uint8Array, at: number): Promise<SheetFacts> => {
  const parts = workbookParts(bytes);
  const path = (await sheetPaths(bytes, parts))[at];
  const part = parts.find(({ name }) => name === path);
  if (part === undefined) throw new RangeError(`no part for sheet ${at + 1}`);
  return factsOf(bytes, part, await formatsIn(bytes, parts));
};

const sizeOf = async (pieces: AsyncIterable<Uint8Array>): Promise<number> => {
  let size = 0;
  for await (const { byteLength } of pieces) size += byteLength;
  return size;
};

/** Unpacks every part that the library will hold in memory once: a RangeError when one is larger than it may be, whatever it declares. */
export const mustUnpack = async (bytes: Uint8Array): Promise<void> => {
  for (const part of workbookParts(bytes)) if (!isSheet(part.name)) await sizeOf(unpacked(bytes, part, most.other));
};
