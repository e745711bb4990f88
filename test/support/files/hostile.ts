import type { EvidenceType } from '#domain/reporting/evidence.ts';
import { smallPdf } from '../../../infra/local/play/small-pdf.ts';
import { jpg, ofd, ofdParts, ooxml, ooxmlParts, packedObjects, png, relationships } from './documents.ts';
import { zip } from './zip.ts';

export interface HostileFile {
  what: string;
  type: EvidenceType;
  bytes: Buffer;
  /** Code of the finding. */
  code: string;
}

const macroType = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const external = (type: string, target: string, mode = 'External'): string =>
  `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`;
const field = (instruction: string): string => `<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>`;
const megabyte = 1024 * 1024;
const oneOf = (what: string, type: EvidenceType, bytes: Buffer, code: string): HostileFile => ({ what, type, bytes, code });
const smallZip = zip([{ name: 'a.txt', content: 'hidden' }]);
const action = (kind: string): string => `9 0 obj\n<< /S /${kind} /F (x) >>\nendobj\n`;

const wrongTypes = (): HostileFile[] => [
  oneOf('a PDF that is called a picture', 'jpg', smallPdf(''), 'wrong-content'),
  oneOf('a picture that is called a PDF', 'pdf', png(), 'wrong-content'),
  oneOf('a program that is called a PDF', 'pdf', Buffer.from('MZ\x90\x00 this program cannot be run in DOS mode'), 'wrong-content'),
  oneOf('plain text that is called a document', 'docx', Buffer.from('hello'), 'wrong-content'),
  oneOf('a workbook that is called a text document', 'docx', ooxml('xlsx'), 'wrong-content'),
  oneOf('a zip that is called a workbook', 'xlsx', smallZip, 'wrong-content'),
  oneOf('a zip that is called an OFD', 'ofd', smallZip, 'wrong-content'),
  oneOf('an OFD whose document is missing', 'ofd', zip(ofdParts().slice(0, 1)), 'wrong-content'),
  oneOf('a web page in a PDF’s clothes', 'pdf', Buffer.from('<html>%PDF-1.7 %%EOF</html>'), 'wrong-content'),
];

const bombs = (): HostileFile[] => [
  oneOf(
    'a part that is a thousand times as large unpacked',
    'xlsx',
    ooxml('xlsx', { parts: [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(20 * megabyte) }] }),
    'archive-bomb',
  ),
  oneOf('a part that says it is 4 GB', 'docx', ooxml('docx', { parts: [{ name: 'word/media/a.bin', content: 'x', claims: 0xfffffff0 }] }), 'archive-bomb'),
  oneOf(
    'a part that is larger than it says',
    'docx',
    ooxml('docx', { parts: [{ name: 'word/media/a.bin', content: Buffer.alloc(8 * megabyte), claims: 10 }] }),
    'archive-broken',
  ),
  oneOf(
    'more parts than any document has',
    'docx',
    ooxml('docx', { parts: Array.from({ length: 2000 }, (_, at) => ({ name: `word/media/${at}.txt`, content: 'x' })) }),
    'archive-bomb',
  ),
  oneOf(
    'parts that share their bytes',
    'ofd',
    zip([...ofdParts(), { name: 'a.bin', content: Buffer.alloc(1000) }, { name: 'a.bin2', content: Buffer.alloc(1000), shares: 2 }]),
    'archive-broken',
  ),
];

const macros = (): HostileFile[] => [
  oneOf('a macro document under another ending', 'docx', ooxml('docx', { main: macroType }), 'macros'),
  oneOf('a macro workbook under another ending', 'xlsx', ooxml('xlsx', { main: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }), 'macros'),
  oneOf('a document with a VBA project', 'docx', ooxml('docx', { parts: [{ name: 'word/vbaProject.bin', content: 'vba' }] }), 'macros'),
  oneOf('a workbook with a macro sheet of old', 'xlsx', ooxml('xlsx', { parts: [{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }] }), 'macros'),
  oneOf(
    'a VBA project under another name',
    'docx',
    ooxml('docx', { types: '<Override PartName="/word/x.dat" ContentType="application/vnd.ms-office.vbaProject"/>' }),
    'macros',
  ),
  oneOf(
    'a chart whose data has macros',
    'docx',
    ooxml('docx', { parts: [{ name: 'word/embeddings/data.xlsx', content: ooxml('xlsx', { parts: [{ name: 'xl/vbaProject.bin', content: 'x' }] }) }] }),
    'macros',
  ),
];

const active = (): HostileFile[] => [
  oneOf('JavaScript in a PDF', 'pdf', smallPdf('', { objects: [action('JavaScript')] }), 'active-content'),
  oneOf('JavaScript written with escapes', 'pdf', smallPdf('', { objects: [action('J#61v#61Script')] }), 'active-content'),
  oneOf('JavaScript in packed objects', 'pdf', smallPdf('', { objects: [packedObjects(5, '<< /S /JavaScript /JS (x) >>')] }), 'active-content'),
  oneOf(
    'JavaScript in packed objects behind a false stream',
    'pdf',
    smallPdf('', { objects: ['% stream\n', packedObjects(5, '<< /S /JavaScript /JS (x) >>')] }),
    'active-content',
  ),
  oneOf(
    'objects packed in an unusual way',
    'pdf',
    smallPdf('', { objects: [packedObjects(5, 'x', '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]')] }),
    'pdf-broken',
  ),
  oneOf('a program that a PDF starts', 'pdf', smallPdf('', { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'active-content'),
  oneOf('a form that a PDF sends away', 'pdf', smallPdf('', { objects: [action('SubmitForm')] }), 'active-content'),
  oneOf('a film in a PDF', 'pdf', smallPdf('', { objects: ['9 0 obj\n<< /Subtype /RichMedia >>\nendobj\n'] }), 'active-content'),
  oneOf('a form of XML in a PDF', 'pdf', smallPdf('', { catalog: '/AcroForm << /XFA [] >>' }), 'active-content'),
  oneOf('a file in a PDF', 'pdf', smallPdf('', { catalog: '/Names << /EmbeddedFiles 9 0 R >>' }), 'embedded-object'),
  oneOf('a control in a document', 'docx', ooxml('docx', { parts: [{ name: 'word/activeX/activeX1.xml', content: '<x/>' }] }), 'embedded-object'),
  oneOf('an object in a document', 'docx', ooxml('docx', { parts: [{ name: 'word/embeddings/oleObject1.bin', content: 'x' }] }), 'embedded-object'),
  oneOf('an unknown file in a document', 'docx', ooxml('docx', { parts: [{ name: 'word/embeddings/a.dat', content: 'x' }] }), 'embedded-object'),
  oneOf(
    'a document in a document in a document',
    'docx',
    ooxml('docx', {
      parts: [{ name: 'word/embeddings/a.xlsx', content: ooxml('xlsx', { parts: [{ name: 'xl/embeddings/b.docx', content: ooxml('docx') }] }) }],
    }),
    'embedded-object',
  ),
  oneOf('a program in a document', 'docx', ooxml('docx', { parts: [{ name: 'word/media/setup.exe', content: 'MZ' }] }), 'program-inside'),
  oneOf('a script in an OFD', 'ofd', ofd([{ name: 'Doc_0/Attachs/run.js', content: 'x' }]), 'program-inside'),
];

const reachingOut = (): HostileFile[] => [
  oneOf(
    'a template from elsewhere',
    'docx',
    ooxml('docx', { parts: [relationships(external('attachedTemplate', 'http://example.invalid/a.dotm'))] }),
    'external-link',
  ),
  oneOf('a picture from elsewhere', 'docx', ooxml('docx', { parts: [relationships(external('image', 'http://example.invalid/a.png'))] }), 'external-link'),
  oneOf('a link to a share', 'docx', ooxml('docx', { parts: [relationships(external('hyperlink', 'file://\\\\10.0.0.1\\a'))] }), 'external-link'),
  oneOf(
    'a link outside in other letters',
    'docx',
    ooxml('docx', { parts: [relationships(external('image', 'http://example.invalid/a', '&#69;xternal'))] }),
    'external-link',
  ),
  oneOf('a field that starts a program', 'docx', ooxml('docx', { body: field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" ') }), 'external-link'),
  oneOf('such a field in pieces', 'docx', ooxml('docx', { body: `${field(' DDE')}${field('AUTO x ')}` }), 'external-link'),
  oneOf(
    'a workbook that calls a program',
    'xlsx',
    ooxml('xlsx', { parts: [{ name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink><ddeLink ddeService="cmd"/></externalLink>' }] }),
    'external-link',
  ),
  oneOf(
    'XML with entities',
    'ofd',
    ofd([{ name: 'Doc_0/a.xml', content: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' }]),
    'xml-entities',
  ),
  oneOf(
    'XML with entities in two bytes a letter',
    'docx',
    ooxml('docx', { parts: [{ name: 'word/_rels/a.rels', content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<!ENTITY b "c">', 'utf16le')]) }] }),
    'xml-entities',
  ),
];

const encrypted = (): HostileFile[] => [
  oneOf('an encrypted PDF', 'pdf', smallPdf('', { trailer: '/Encrypt 9 0 R' }), 'encrypted'),
  oneOf('an encrypted workbook', 'xlsx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'encrypted'),
  oneOf('an encrypted part', 'docx', ooxml('docx', { parts: [{ name: 'word/media/a.bin', content: 'x', flag: 1 }] }), 'encrypted'),
  oneOf('an encrypted OFD', 'ofd', ofd([{ name: 'Encryptions.xml', content: '<x/>' }]), 'encrypted'),
];

const twoInOne = (): HostileFile[] => [
  oneOf('a PDF with something before it', 'pdf', Buffer.concat([Buffer.from('\n'), smallPdf('')]), 'wrong-content'),
  oneOf('a PDF with a web page after it', 'pdf', Buffer.concat([smallPdf(''), Buffer.from('<script>alert(1)</script>')]), 'polyglot'),
  oneOf('a PDF with a zip after it', 'pdf', Buffer.concat([smallPdf(''), smallZip]), 'polyglot'),
  oneOf('a PDF with a zip inside', 'pdf', smallPdf(smallZip.toString('latin1')), 'polyglot'),
  oneOf('a picture with a zip after it', 'jpg', Buffer.concat([jpg(), smallZip]), 'polyglot'),
  oneOf('a picture with a zip in a comment', 'jpg', jpg(zip([{ name: 'a', content: 'b' }], { comment: 'c' }).toString('latin1')), 'polyglot'),
  oneOf('a picture with a film after it', 'jpg', Buffer.concat([jpg(), Buffer.from('\0\0\0\x18ftypmp42')]), 'polyglot'),
  oneOf('a drawing with a web page after it', 'png', Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')]), 'polyglot'),
  oneOf('a drawing with a zip after it', 'png', Buffer.concat([png(), smallZip]), 'polyglot'),
  oneOf('a picture that ends in the middle', 'jpg', jpg().subarray(0, -2), 'image-broken'),
  oneOf('a drawing that ends in the middle', 'png', png().subarray(0, -8), 'image-broken'),
  oneOf('a document with something before it', 'docx', Buffer.concat([Buffer.from('#!/bin/sh\n'), ooxml('docx')]), 'wrong-content'),
  oneOf('a document with something after it', 'docx', Buffer.concat([ooxml('docx'), Buffer.from('tail')]), 'polyglot'),
  oneOf('a document with something in a comment', 'docx', zip(ooxmlParts('docx'), { comment: 'hidden' }), 'polyglot'),
  oneOf('a document with something between its parts and its directory', 'docx', zip(ooxmlParts('docx'), { gap: Buffer.from('hidden') }), 'archive-broken'),
  oneOf('a document with a PDF in its first part', 'ofd', zip([{ name: 'a.bin', content: smallPdf(''), stored: true }, ...ofdParts()]), 'polyglot'),
  oneOf(
    'a part with two names',
    'docx',
    ooxml('docx', { parts: [{ name: 'word/media/a.png', content: 'x', localName: 'word/media/a.exe' }] }),
    'archive-broken',
  ),
  oneOf('two parts with one name', 'docx', ooxml('docx', { parts: [{ name: 'word/document.XML', content: 'x' }] }), 'archive-broken'),
  oneOf('a part outside the archive', 'docx', ooxml('docx', { parts: [{ name: '../../etc/cron.d/x', content: 'x' }] }), 'archive-broken'),
];

/** Files that are made to harm, of every kind we know, each with the finding that refuses it. */
export const hostileFiles = (): HostileFile[] => [...wrongTypes(), ...bombs(), ...macros(), ...active(), ...reachingOut(), ...encrypted(), ...twoInOne()];
