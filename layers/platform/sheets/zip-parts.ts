import { createInflateRaw } from 'node:zlib';

/** A member of a zip archive as its directory declares it. */
export interface ZipPart {
  name: string;
  /** Bytes it takes in the archive, and the size it declares to unpack to. */
  packed: number;
  declared: number;
  method: number;
  /** Where its own header begins. */
  at: number;
}

const endSignature = 0x06054b50;
const memberSignature = 0x02014b50;
const endLength = 22;
/** The end record may be followed by a comment of at most 64 KB. */
const longestComment = 65_535;

const endOf = (view: DataView): number => {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) if (view.getUint32(at, true) === endSignature) return at;
  throw new RangeError('no end of a zip directory');
};

/** The directory of an archive; a RangeError when it is none or is cut off. */
export const zipParts = (bytes: Uint8Array): ZipPart[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const parts: ZipPart[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== memberSignature) throw new RangeError('no member where the zip directory names one');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      declared: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
};

/** Written to and read from, not piped: a pipe would leave a failure of the stream unheard. */
const inflated = (raw: Uint8Array): AsyncIterable<Uint8Array> => {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(raw);
  return inflate;
};

/** The unpacked bytes of a member, piece by piece; stops with a RangeError as soon as there are more than it may have. */
export async function* unpacked(bytes: Uint8Array, { at, packed, method }: ZipPart, most: number): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const raw = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8) throw new RangeError(`zip method ${method}`);
  let size = 0;
  for await (const piece of method === 0 ? [raw] : inflated(raw)) {
    size += piece.byteLength;
    if (size > most) throw new RangeError(`unpacks to more than ${most} bytes`);
    yield piece;
  }
}
