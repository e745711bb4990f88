import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EvidenceType } from '#domain/reporting/evidence.ts';
import { inspectFile } from '#platform/files/inspect/inspect-file.ts';
import { smallPdf } from '../../../infra/local/play/small-pdf.ts';
import { jpg, ofd, ooxml, packedObjects, png, relationships } from '../../support/files/documents.ts';
import { hostileFiles } from '../../support/files/hostile.ts';

const declared = (bytes: Buffer, type: EvidenceType) => ({ type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
const inspected = (bytes: Buffer, type: EvidenceType) => inspectFile(bytes, declared(bytes, type));

const hyperlink =
  '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://www.gov.cn" TargetMode="External"/>';
const honest: [string, EvidenceType, Buffer][] = [
  ['a PDF', 'pdf', smallPdf('BT ET')],
  ['a PDF with packed objects', 'pdf', smallPdf('', { objects: [packedObjects(5, '<< /Type /Font >>')] })],
  ['a PDF with a link to a web page', 'pdf', smallPdf('', { objects: ['9 0 obj\n<< /S /URI /URI (https://www.gov.cn) >>\nendobj\n'] })],
  ['an OFD', 'ofd', ofd()],
  ['a text document', 'docx', ooxml('docx')],
  ['a text document with a link', 'docx', ooxml('docx', { parts: [relationships(hyperlink)] })],
  ['a text document with a chart and its data', 'docx', ooxml('docx', { parts: [{ name: 'word/embeddings/data.xlsx', content: ooxml('xlsx') }] })],
  ['a workbook', 'xlsx', ooxml('xlsx')],
  ['a picture', 'jpg', jpg('现场照片')],
  ['a picture filled up with zeros', 'jpg', Buffer.concat([jpg(), Buffer.alloc(64)])],
  ['a drawing', 'png', png('示意图')],
];

describe('the check of a document', () => {
  it.each(honest)('lets %s pass', async (_, type, bytes) => {
    expect(await inspected(bytes, type)).toBeUndefined();
  });

  it.each(hostileFiles().map((file): [string, typeof file] => [file.what, file]))('refuses %s', async (_, { type, bytes, code }) => {
    expect((await inspected(bytes, type))?.code).toBe(code);
  });

  it('refuses other bytes than were declared', async () => {
    const bytes = smallPdf('BT ET');
    expect((await inspectFile(bytes, { ...declared(bytes, 'pdf'), size: 1 }))?.code).toBe('wrong-size');
    expect((await inspectFile(bytes, { ...declared(bytes, 'pdf'), sha256: 'a'.repeat(64) }))?.code).toBe('wrong-hash');
  });

  it('says in Chinese what to do next', async () => {
    const messages = await Promise.all(hostileFiles().map(async ({ bytes, type }) => (await inspected(bytes, type))?.message ?? ''));
    expect(messages.filter((message) => !/请|不能/.test(message))).toEqual([]);
  });

  it('reads 10,000 damaged documents without a failure of its own', { timeout: 60_000 }, async () => {
    let state = 20_261_126;
    const random = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state / 2 ** 31;
    };
    const broken: unknown[] = [];
    for (let round = 0; round < 10_000; round++) {
      const [, type, whole] = honest[Math.floor(random() * honest.length)] as (typeof honest)[number];
      const bytes = Buffer.from(random() < 0.2 ? whole.subarray(0, Math.floor(random() * whole.length)) : whole);
      for (let change = 0; change < 1 + random() * 8 && bytes.length > 0; change++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      await inspected(bytes, type).catch((error: unknown) => broken.push(error));
    }
    expect(broken).toEqual([]);
  });
});
