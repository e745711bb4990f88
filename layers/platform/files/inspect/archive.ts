import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Unfit } from './unfit.ts';

/** Documents of an office have some dozens of parts, and their XML shrinks to a tenth or a twentieth. */
const mostParts = 2000;
const mostBytes = 200 * 1024 * 1024;
const mostRatio = 100;
const ratioCountsFrom = 10 * 1024 * 1024;
/** Of a part that has to be read as a whole. */
const mostPartBytes = 8 * 1024 * 1024;

const endRecordBytes = 22;

/** One part of an archive; nothing of it is unpacked before it is asked for. */
export interface Part {
  name: string;
  bytes: () => Promise<Buffer>;
  /** All of it as text, in the encoding that its first bytes name. */
  text: () => Promise<string>;
  /** Unpacks it piece by piece and keeps nothing: its size is what the directory says. */
  verify: () => Promise<void>;
}

const broken = (cause?: unknown): Unfit => new Unfit('archive-broken', '文件已损坏或不是规范的文档,请用办公软件重新保存后再传', { cause });

const unpacking = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Unfit ? error : broken(error);
  }
};

/** The zip must be the whole file: nothing before its first part, nothing after its last record, no other format at its head. */
const mustBeWhole = (bytes: Buffer): void => {
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') throw broken();
  const end = bytes.length - endRecordBytes;
  if (end < 0 || bytes.toString('latin1', end, end + 4) !== 'PK\x05\x06' || bytes.readUInt16LE(end + 20) !== 0)
    throw new Unfit('polyglot', '文件末尾有多余的内容,请用办公软件重新保存后再传');
  if (bytes.subarray(0, 1024).includes('%PDF-')) throw new Unfit('polyglot', '文件同时具有两种格式,请用办公软件重新保存后再传');
};

const mustBeModest = (entries: readonly Entry[], packed: number): void => {
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked <= mostBytes && (unpacked < ratioCountsFrom || unpacked <= packed * mostRatio)) return;
  const size = `${(unpacked / 1024 / 1024).toFixed(0)} MB`;
  throw new Unfit('archive-bomb', `文件解压后达 ${size},超过允许的大小或压缩比;请删去空白的行列和重复的内容后再传`);
};

const programs = /\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|jar|lnk|msi|reg|sh|php|jsp|asp)$/i;

const mustBeReadable = ({ fileName, compressionMethod, generalPurposeBitFlag }: Entry): void => {
  if ((generalPurposeBitFlag & 0x41) !== 0) throw new Unfit('encrypted', '文件已加密,请取消密码后再传');
  if (compressionMethod !== 0 && compressionMethod !== 8) throw broken();
  if (programs.test(fileName)) throw new Unfit('program-inside', `文件中夹带程序或脚本(${fileName.slice(0, 80)}),不能作为佐证材料`);
};

/** Parts lie one after the other without gaps or overlaps: neither hidden data nor parts that share their bytes. */
const mustLieInOrder = async (zip: ZipFile, entries: readonly Entry[], directory: number): Promise<void> => {
  const ordered = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let expected = 0;
  for (const [at, entry] of ordered.entries()) {
    if (entry.relativeOffsetOfLocalHeader !== expected) throw broken();
    const { fileDataStart, fileName } = await zip.readLocalFileHeaderPromise(entry);
    if (!fileName.equals(entry.fileNameRaw)) throw broken();
    const next = ordered[at + 1]?.relativeOffsetOfLocalHeader ?? directory;
    // A part that was written before its size was known is followed by a descriptor.
    const between = (entry.generalPurposeBitFlag & 0x08) === 0 ? [0] : [12, 16, 20, 24];
    if (!between.includes(next - fileDataStart - entry.compressedSize)) throw broken();
    expected = next;
  }
};

const collected = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const textOf = (bytes: Buffer): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
};

const partOf = (zip: ZipFile, entry: Entry): Part => {
  const bytes = () =>
    unpacking(async () => {
      if (entry.uncompressedSize > mostPartBytes) throw new Unfit('archive-bomb', `文件内部的 ${entry.fileName.slice(0, 80)} 过大,请精简或另存为 PDF 后再传`);
      return Buffer.concat(await collected<Buffer>(await zip.openReadStreamPromise(entry)));
    });
  return {
    name: entry.fileName,
    bytes,
    text: () => unpacking(async () => textOf(await bytes())),
    verify: () =>
      unpacking(async () => {
        for await (const _ of await zip.openReadStreamPromise(entry));
      }),
  };
};

const entriesOf = async (zip: ZipFile): Promise<Entry[]> => {
  if (zip.entryCount > mostParts) throw new Unfit('archive-bomb', `文件内部有 ${zip.entryCount} 个部分,超过 ${mostParts} 个,请拆分后再传`);
  return collected(zip.eachEntry());
};

/** The parts of a zip that is nothing but one honest zip; its directory is read and weighed before anything is unpacked. */
export const partsOf = (bytes: Buffer): Promise<Part[]> =>
  unpacking(async () => {
    mustBeWhole(bytes);
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
    const entries = await entriesOf(zip);
    for (const entry of entries) mustBeReadable(entry);
    mustBeModest(entries, bytes.length);
    if (new Set(entries.map(({ fileName }) => fileName.toLowerCase())).size !== entries.length) throw broken();
    await mustLieInOrder(zip, entries, bytes.readUInt32LE(bytes.length - 6));
    return entries.filter(({ fileName }) => !fileName.endsWith('/')).map((entry) => partOf(zip, entry));
  });
