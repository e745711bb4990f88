import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  content: string | Buffer;
  /** Size that the headers claim instead of the real one. */
  claims?: number;
  /** Bits of the general purpose flag; 1 is "encrypted". */
  flag?: number;
  stored?: boolean;
  /** Name in the local header instead of the directory's. */
  localName?: string;
  /** Reuses the bytes of the part with this number instead of its own. */
  shares?: number;
}

interface Zip {
  /** Between the last part and the directory. */
  gap?: Buffer;
  comment?: string;
}

const utf8Names = 0x800;

const headerOf = ({ name, content, claims, flag = 0, stored = false }: ZipPart) => {
  const raw = Buffer.from(content);
  const packed = stored ? raw : deflateRawSync(raw);
  return { name: Buffer.from(name), raw, packed, size: claims ?? raw.length, flag: utf8Names | flag, method: stored ? 0 : 8, crc: crc32(raw) };
};

/** The fields that local header and directory share, from "version needed" to the length of the name. */
const common = ({ flag, method, crc, packed, size }: ReturnType<typeof headerOf>, name: Buffer): Buffer => {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flag, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

/** A zip written field by field, so that each of them can lie. */
export const zip = (parts: readonly ZipPart[], { gap = Buffer.alloc(0), comment = '' }: Zip = {}): Buffer => {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const part of parts) {
    const header = headerOf(part);
    const localName = Buffer.from(part.localName ?? part.name);
    const offset = part.shares === undefined ? at : (offsets[part.shares] ?? 0);
    if (part.shares === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), common(header, localName), Buffer.alloc(2), localName, header.packed]);
      body.push(local);
      at += local.length;
    }
    offsets.push(offset);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common(header, header.name), rest, header.name]));
  }
  const [local, central] = [Buffer.concat([...body, gap]), Buffer.concat(directory)];
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([local, central, end, Buffer.from(comment)]);
};
