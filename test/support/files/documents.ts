import { deflateSync } from 'node:zlib';
import { type ZipPart, zip } from './zip.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'application/vnd.openxmlformats-officedocument';
const mainOf = {
  docx: { path: 'word/document.xml', type: `${office}.wordprocessingml.document.main+xml` },
  xlsx: { path: 'xl/workbook.xml', type: `${office}.spreadsheetml.sheet.main+xml` },
} as const;
type Ooxml = keyof typeof mainOf;

interface Ooxmled {
  /** Content type of the main part instead of the right one. */
  main?: string;
  body?: string;
  /** More content types, as elements. */
  types?: string;
  parts?: ZipPart[];
}

/** The parts of a small office document. */
export const ooxmlParts = (type: Ooxml, { main, body = '<w:p/>', types = '', parts = [] }: Ooxmled = {}): ZipPart[] => {
  const { path, type: own } = mainOf[type];
  return [
    {
      name: '[Content_Types].xml',
      content: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${path}" ContentType="${main ?? own}"/>${types}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${path}"/></Relationships>`,
    },
    { name: path, content: `${declaration}<w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>` },
    ...parts,
  ];
};
export const ooxml = (type: Ooxml, made: Ooxmled = {}): Buffer => zip(ooxmlParts(type, made));

export const relationships = (...relations: string[]): ZipPart => ({
  name: 'word/_rels/document.xml.rels',
  content: `${declaration}<Relationships>${relations.join('')}</Relationships>`,
});

export const ofdParts = (more: ZipPart[] = []): ZipPart[] => [
  {
    name: 'OFD.xml',
    content: `${declaration}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
  },
  { name: 'Doc_0/Document.xml', content: `${declaration}<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>` },
  ...more,
];
export const ofd = (more: ZipPart[] = []): Buffer => zip(ofdParts(more));

/** Objects packed into a stream, where a search over the file's bytes does not see them. */
export const packedObjects = (number: number, objects: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer => {
  const packed = deflateSync(`9 0 ${objects}`);
  return Buffer.concat([Buffer.from(`${number} 0 obj\n<< ${dictionary} /Length ${packed.length} >>\nstream\n`), packed, Buffer.from('\nendstream\nendobj\n')]);
};

/** A picture of one pixel, as a camera writes it: header, tables, frame, scan, end. */
export const jpg = (comment = ''): Buffer => {
  const words = Buffer.from(comment);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(words.length + 2);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('fffe', 'hex'),
    length,
    words,
    Buffer.from('ffda0008010100003f00d2cf20ff00ffd9', 'hex'),
  ]);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

export const png = (comment = ''): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('tEXt', Buffer.from(`Comment\0${comment}`)),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
