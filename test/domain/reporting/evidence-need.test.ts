import { describe, expect, it } from 'vitest';
import { InvalidInput } from '#domain/problems/errors.ts';
import type { Evidence } from '#domain/reporting/evidence.ts';
import { mustBeProven, mustStandProven, needsOf, pinned, proofOf } from '#domain/reporting/evidence-need.ts';
import { cellsOf } from '#domain/reporting/form.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { smallCounty } from '../../support/small-county.ts';
import { refusalOf } from '../a-year.ts';
import { anEvidence } from './an-evidence.ts';

const why = '办件清单,用于核对办件量';
const [plain] = smallCounty().schemes as [Scheme];
const scheme = Scheme.parse({
  ...plain,
  root: { ...plain.root, children: plain.root.children.map((child) => (child.code === 'R1' ? { ...child, evidence: why } : child)) },
});
const cells = cellsOf(scheme, { from: '2026-01', to: '2026-06' });
const needs = needsOf(scheme, cells);
const proving = (...documents: Evidence[]) => ({ window: '2026H1', needs, documents, missing: [], without: [] });

const problemsOf = (input: Parameters<typeof mustBeProven>[0]): [string, string][] => {
  try {
    mustBeProven(input);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ code, path }) => [code, path]);
    throw error;
  }
  return [];
};

const march = { window: '2026H1', figure: '办件量', month: '2026-03' };
const june = { ...march, month: '2026-06' };

describe('what a report has to prove', () => {
  it('is what its scheme says, in the scheme’s words, and nothing without them', () => {
    expect(needs).toEqual(['2026-03', '2026-06'].map((month) => ({ figure: '办件量', month, why: [why] })));
    expect(needsOf(plain, cells)).toEqual([]);
  });

  it('is named cell by cell while a document lacks, is under way or was refused', () => {
    expect(problemsOf(proving())).toEqual([
      ['evidence-missing', 'evidence.办件量.2026-03'],
      ['evidence-missing', 'evidence.办件量.2026-06'],
    ]);
    expect(problemsOf(proving(anEvidence({ status: 'uploaded', supports: [march, june] }))).map(([code]) => code)).toEqual([
      'evidence-pending',
      'evidence-pending',
    ]);
    expect(problemsOf(proving(anEvidence({ status: 'refused', reason: '未盖章' }), anEvidence({ id: '9f86d081884c7d65-2', supports: [june] })))).toEqual([
      ['evidence-refused', 'evidence.办件量.2026-03'],
    ]);
  });

  it('is proven by one document for several cells, of this window only', () => {
    expect(problemsOf(proving(anEvidence({ supports: [march, june] })))).toEqual([]);
    expect(problemsOf(proving(anEvidence({ supports: [{ ...march, window: '2026Q1' }, june] }))).map(([, path]) => path)).toEqual(['evidence.办件量.2026-03']);
  });

  it('needs no document for what is not reported, nor where the unit says why there is none', () => {
    const input = { ...proving(), missing: [{ figure: '办件量', month: '2026-03' }], without: [{ figure: '办件量', month: '2026-06', reason: '系统未留存' }] };
    expect(problemsOf(input)).toEqual([]);
    expect(problemsOf({ ...input, without: [...input.without, { figure: '窗口数', month: '2026-06', reason: 'x' }] })).toEqual([
      ['evidence-not-asked', 'withoutEvidence[0]'.replace('0', '1')],
    ]);
  });

  it('must still stand when it is signed and accepted: nothing under way, nothing refused', () => {
    expect(refusalOf(() => mustStandProven(proving(anEvidence({ supports: [march, june] }))))).toBeUndefined();
    expect(
      refusalOf(() => mustStandProven(proving(anEvidence({ supports: [march, june] }), anEvidence({ id: '9f86d081884c7d65-2', status: 'issued' }))))?.code,
    ).toBe('evidence-pending');
    expect(refusalOf(() => mustStandProven(proving(anEvidence({ supports: [march, june], status: 'refused', reason: '未盖章' }))))).toEqual({
      code: 'evidence-refused',
      message: '数据项“办件量”(2026-03)的佐证材料“验收单.pdf”未通过:未盖章;请换一份;请先退回',
    });
  });

  it('stands as the best of its documents, in doubt while one is under way', () => {
    const proof = (...statuses: Evidence['status'][]) => proofOf(statuses.map((status) => ({ status })));
    expect([proof(), proof('refused'), proof('refused', 'checked'), proof('checked', 'accepted'), proof('accepted', 'uploaded')]).toEqual([
      'missing',
      'refused',
      'checked',
      'accepted',
      'pending',
    ]);
  });
});

it('what is signed names each document by its content, in one order, and leaves out what does not count', () => {
  const second = anEvidence({ id: 'aaaaaaaaaaaaaaaa-1', sha256: 'a'.repeat(64), supports: [june, march] });
  const gone = anEvidence({ id: 'bbbbbbbbbbbbbbbb-1', status: 'superseded' });
  const pins = pinned('2026H1', [second, gone, anEvidence()]);
  expect(pins.map(({ month, id }) => `${month} ${id}`)).toEqual(['2026-03 9f86d081884c7d65-1', '2026-03 aaaaaaaaaaaaaaaa-1', '2026-06 aaaaaaaaaaaaaaaa-1']);
  expect(pinned('2026H1', [anEvidence(), second])).toEqual(pins);
});
