import { describe, expect, it } from 'vitest';
import { mostEvidenceBytes } from '#domain/reporting/evidence.ts';
import { fileProblems, typeOfName } from '#domain/reporting/evidence-file.ts';

const file = { name: '民生实事验收单(终稿).pdf', size: 1, sha256: 'a'.repeat(64) };
const codes = (more: Partial<typeof file>): string[] => fileProblems({ ...file, ...more }).map(({ code }) => code);

describe('a file that is declared', () => {
  it('has one of the six types, by its ending, however that is written', () => {
    expect(['a.pdf', 'a.OFD', '二〇二六.docx', 'a.b.xlsx', 'a.JPEG', 'a.jpg', 'a.png'].map(typeOfName)).toEqual([
      'pdf',
      'ofd',
      'docx',
      'xlsx',
      'jpg',
      'jpg',
      'png',
    ]);
    expect(codes({})).toEqual([]);
  });

  it.each(['a.doc', 'a.xls', 'a.docm', 'a.xlsm', 'a.exe', 'a.zip', 'a.html', 'a.svg', 'pdf', 'a.pdf.lnk'])('%s is not accepted', (name) => {
    expect(codes({ name })).toEqual(['type-not-allowed']);
  });

  it('says what to save it as', () => {
    expect(fileProblems({ ...file, name: '报表.xls' })[0]).toMatchObject({
      message: '佐证材料不接受 .xls 文件,请另存为 xlsx 或 PDF',
      expected: 'pdf、ofd、docx、xlsx、jpg、png',
      got: '报表.xls',
    });
  });

  it.each(['../../a.pdf', 'a/b.pdf', 'a\\b.pdf', 'a\u202efdp.exe.pdf', 'a\n.pdf', 'a".pdf', '.pdf', 'a\u200b.pdf'])('%j is no name for a file', (name) => {
    expect(codes({ name })).toEqual(['bad-file-name']);
  });

  it('has a size and a hash', () => {
    expect([0, -1, 1, mostEvidenceBytes, mostEvidenceBytes + 1].map((size) => codes({ size }))).toEqual([
      ['empty-file'],
      ['empty-file'],
      [],
      [],
      ['file-too-large'],
    ]);
    expect(['A'.repeat(64), 'a'.repeat(63), ''].map((sha256) => codes({ sha256 }))).toEqual([['bad-hash'], ['bad-hash'], ['bad-hash']]);
  });
});
