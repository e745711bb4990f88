import { zipParts } from '#platform/sheets/zip-parts.ts';

/** The archive with one member's packed bytes exchanged for others that unpack to far more than the directory declares. */
export const bombed = (bytes: Uint8Array, name: string, packed: Uint8Array): Uint8Array => {
  const part = zipParts(bytes).find((each) => each.name === name);
  if (part === undefined) throw new Error(`no ${name}`);
  const at = bytes.byteLength;
  const header = bytes.subarray(part.at, part.at + 30);
  const result = Buffer.concat([bytes, header, Buffer.from(name), packed]);
  // The member's entry in the directory now leads to the end of the file; the end record moves behind it.
  const entry = result.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), result.lastIndexOf(Buffer.from(name), at - 1));
  result.writeUInt16LE(0, at + 28);
  result.writeUInt16LE(8, entry + 10);
  result.writeUInt32LE(packed.byteLength, entry + 20);
  result.writeUInt32LE(at, entry + 42);
  const end = result.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]), at);
  return Buffer.concat([result, result.subarray(end, end + 22)]);
};
