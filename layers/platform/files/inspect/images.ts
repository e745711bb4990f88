import { mustHideNoArchive } from './hidden-archive.ts';
import { Unfit } from './unfit.ts';

const broken = (): Unfit => new Unfit('image-broken', '图片已损坏,请重新保存后再传');
const appended = (): Unfit => new Unfit('polyglot', '图片末尾有多余的内容(如动态照片),请另存为普通图片后再传');

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, fill: 0xff } as const;
/** Markers that carry no length. */
const isBare = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= 0xd7);

/** After the header of a scan come packed pixels, up to the next marker that is neither stuffing nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code !== undefined && code !== 0x00 && code !== marker.fill && !isBare(code)) return at;
  }
  throw broken();
};

/** Where the segment at a place ends, or undefined: it is the end of the image. */
const nextSegment = (bytes: Buffer, at: number): number | undefined => {
  const code = bytes[at + 1];
  if (bytes[at] !== 0xff || code === undefined) throw broken();
  if (code === marker.end) return undefined;
  if (code === marker.fill) return at + 1;
  if (isBare(code)) return at + 2;
  const length = at + 4 > bytes.length ? 0 : bytes.readUInt16BE(at + 2);
  if (length < 2) throw broken();
  const end = at + 2 + length;
  return code === marker.scan ? endOfScan(bytes, end) : end;
};

/** Segment by segment to the end of the image, which is the end of the file; some cameras fill up with zeros. */
export const inspectJpg = (bytes: Buffer): void => {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) throw broken();
  let at = 2;
  for (let next = nextSegment(bytes, at); next !== undefined; next = nextSegment(bytes, at)) at = next;
  if (bytes.subarray(at + 2).some((byte) => byte !== 0)) throw appended();
  mustHideNoArchive(bytes);
};

/** Chunk by chunk to IEND, which ends the file. */
export const inspectPng = (bytes: Buffer): void => {
  let at = 8;
  for (let type = ''; type !== 'IEND'; ) {
    if (at + 12 > bytes.length) throw broken();
    type = bytes.toString('latin1', at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(type) || (at === 8 && type !== 'IHDR')) throw broken();
    at += 12 + bytes.readUInt32BE(at);
  }
  if (at > bytes.length) throw broken();
  if (at < bytes.length) throw appended();
  mustHideNoArchive(bytes);
};
