import { cellAt, type MergedRange, rangeAt } from '#domain/ingestion/cell.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { problem } from '#domain/problems/problem.ts';
import { unpacked, type ZipPart, zipParts } from './zip-parts.ts';

const megabyte = 1024 * 1024;
/** A sheet of 200,000 rows takes some 60 MB of XML and is read as a stream; the other parts are held in memory. */
const most = { sheet: 400 * megabyte, other: 64 * megabyte, parts: 2000 };

/** What the readers' library does not tell while it streams the rows of a sheet. */
export interface SheetFacts {
  merges: MergedRange[];
  /** Formulas whose value was never saved, as `row,column` (from 1): they would look empty. */
  uncomputed: ReadonlySet<string>;
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

/** Reads a sheet's XML once, piece by piece; a tag or a cell that a piece cuts is carried over to the next. */
const factsOf = async (bytes: Uint8Array, part: ZipPart): Promise<SheetFacts> => {
  const facts = { merges: [] as MergedRange[], uncomputed: new Set<string>(), lastRow: 0 };
  let carried = '';
  for await (const piece of unpacked(bytes, part, most.sheet)) {
    const text = carried + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    // From the last cell on, or the last tag where there is none: nothing is seen in two pieces.
    const cut = Math.max(text.lastIndexOf('<c '), text.lastIndexOf('<mergeCell '), text.length - 65_536);
    const whole = text.slice(0, cut);
    carried = text.slice(cut);
    note(facts, whole);
  }
  note(facts, carried);
  return facts;
};

const note = (facts: { merges: MergedRange[]; uncomputed: Set<string>; lastRow: number }, text: string): void => {
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

/** What the sheet at this place of the workbook says of itself; its size is counted while it is unpacked, whatever it declares. */
export const sheetFacts = async (bytes: Uint8Array, at: number): Promise<SheetFacts> => {
  const parts = workbookParts(bytes);
  const path = (await sheetPaths(bytes, parts))[at];
  const part = parts.find(({ name }) => name === path);
  if (part === undefined) throw new RangeError(`no part for sheet ${at + 1}`);
  return factsOf(bytes, part);
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
