import { describe, expect, it } from 'vitest';
import { Evidence, type EvidenceStatus } from '#domain/reporting/evidence.ts';
import {
  acceptEvidence,
  acceptWith,
  failEvidence,
  issueEvidence,
  lapseEvidence,
  linkEvidence,
  passEvidence,
  receiveEvidence,
  refuseEvidence,
  withdrawEvidence,
} from '#domain/reporting/evidence-moves.ts';
import type { SubmissionStatus } from '#domain/reporting/submission.ts';
import { aSubmission, aWindow, refusalOf } from '../a-year.ts';
import { readsBack } from '../reads-back.ts';
import { anEvidence } from './an-evidence.ts';

const reportsIn = (status: SubmissionStatus) => [{ window: aWindow(), submission: aSubmission({ status }) }];
const open = { reports: reportsIn('open'), others: [] };
const pass = { version: 'v1', scanned: 'not-scanned' } as const;

const acts: Record<string, (evidence: Evidence) => unknown> = {
  link: (evidence) => linkEvidence(evidence, [], open),
  withdraw: (evidence) => withdrawEvidence(evidence, open.reports, '重复'),
  lapse: lapseEvidence,
  receive: receiveEvidence,
  pass: (evidence) => passEvidence(evidence, pass),
  fail: (evidence) => failEvidence(evidence, '含宏', '2026-07-03'),
  accept: acceptEvidence,
  refuse: (evidence) => refuseEvidence(evidence, reportsIn('signed'), '未盖章', '2026-07-03'),
};
const legal: Record<EvidenceStatus, string[]> = {
  issued: ['link', 'withdraw', 'lapse', 'receive', 'pass', 'fail'],
  uploaded: ['link', 'withdraw', 'lapse', 'pass', 'fail'],
  checked: ['link', 'withdraw', 'lapse', 'accept', 'refuse'],
  accepted: ['link', 'withdraw', 'refuse'],
  refused: ['withdraw'],
  superseded: [],
  withdrawn: [],
};

describe('the life of a document', () => {
  it.each(Object.entries(legal))('%s: what may happen to it', (status, expected) => {
    const evidence = anEvidence({ status: status as EvidenceStatus });
    expect(Object.keys(acts).filter((act) => refusalOf(() => acts[act]?.(evidence)) === undefined)).toEqual(expected);
  });

  it('steps back when a better one has passed its check, whatever became of it, unless it is gone already', () => {
    const better = anEvidence({ id: 'aaaaaaaaaaaaaaaa-1', status: 'uploaded', replaces: '9f86d081884c7d65-1' });
    for (const status of ['checked', 'accepted', 'refused'] as const) {
      const { changes } = passEvidence(better, { ...pass, replaced: { evidence: anEvidence({ status }), reports: [] } });
      expect(changes).toMatchObject([{ set: { status: 'checked', version: 'v1' } }, { before: { id: '9f86d081884c7d65-1' }, set: { status: 'superseded' } }]);
    }
    expect(passEvidence(better, { ...pass, replaced: { evidence: anEvidence({ status: 'withdrawn' }), reports: [] } }).changes).toHaveLength(1);
  });

  it('stays where its report was sent before the better one had passed', () => {
    const better = anEvidence({ id: 'aaaaaaaaaaaaaaaa-1', status: 'uploaded', replaces: '9f86d081884c7d65-1' });
    const changesWith = (status: SubmissionStatus) =>
      passEvidence(better, { ...pass, replaced: { evidence: anEvidence({ status: 'checked' }), reports: reportsIn(status) } }).changes;
    expect(changesWith('returned')).toMatchObject([{ set: { status: 'checked' } }, { set: { status: 'superseded' } }, { held: 'submission' }]);
    for (const status of ['reported', 'signed', 'accepted'] as const) expect(changesWith(status)).toHaveLength(1);
  });

  it('tells the unit’s reporters why it was refused', () => {
    expect(failEvidence(anEvidence({ status: 'uploaded' }), 'PDF 中有脚本', '2026-07-03').changes).toMatchObject([
      { set: { status: 'refused', reason: 'PDF 中有脚本' } },
      { created: 'notification', item: { to: 'unit-reporter:U001', told: { kind: 'evidence-refused', fileName: '验收单.pdf', reason: 'PDF 中有脚本' } } },
    ]);
  });
});

describe('documents and reports', () => {
  it('move only while the unit is asked to report; what was signed keeps its proofs', () => {
    const allowed = (status: SubmissionStatus): boolean =>
      refusalOf(() => issueEvidence(anEvidence({ status: 'issued' }), { reports: reportsIn(status), others: [] })) === undefined;
    expect((['open', 'returned', 'reported', 'signed', 'accepted', 'expired', 'withdrawn'] as const).filter(allowed)).toEqual(['open', 'returned']);
    expect(refusalOf(() => withdrawEvidence(anEvidence(), reportsIn('signed'), '换一份'))).toEqual({
      code: 'submission-signed',
      message: '“上半年”的填报当前为“已签发待审核”,佐证材料已随填报锁定,不能增加、更换或撤回;需要更换的,请先将填报退回',
    });
    const closed = [{ window: aWindow({ status: 'closed' }), submission: aSubmission() }];
    expect(refusalOf(() => linkEvidence(anEvidence(), [], { reports: closed, others: [] }))?.code).toBe('window-closed');
  });

  it('hold the report still in the same transaction', () => {
    expect(issueEvidence(anEvidence(), open).changes).toMatchObject([{ created: 'evidence' }, { held: 'submission', before: { status: 'open' } }]);
    expect(refuseEvidence(anEvidence(), reportsIn('signed'), '未盖章', '2026-07-03').changes).toContainEqual(expect.objectContaining({ held: 'submission' }));
  });

  it('are refused no more once their report was accepted, and accepted with it', () => {
    expect(refusalOf(() => refuseEvidence(anEvidence(), reportsIn('accepted'), '未盖章', '2026-07-03'))?.code).toBe('submission-accepted');
    const elsewhere = anEvidence({ supports: [{ window: '2026Q1', figure: '办件量', month: '2026-03' }] });
    expect(acceptWith('2026H1', [anEvidence(), anEvidence({ status: 'refused' }), anEvidence({ status: 'accepted' }), elsewhere])).toMatchObject([
      { set: { status: 'accepted' } },
    ]);
  });

  it('are replaced only if there is something to replace', () => {
    const replacing = anEvidence({ status: 'issued', replaces: 'bbbbbbbbbbbbbbbb-1' });
    expect(refusalOf(() => issueEvidence(replacing, open))?.code).toBe('no-such-evidence');
    const others = [anEvidence({ id: 'bbbbbbbbbbbbbbbb-1', status: 'superseded' })];
    expect(refusalOf(() => issueEvidence(replacing, { ...open, others }))?.code).toBe('evidence-superseded');
  });

  it('are at most sixty a window', () => {
    const others = Array.from({ length: 60 }, () => anEvidence());
    expect(refusalOf(() => issueEvidence(anEvidence(), { ...open, others }))?.code).toBe('too-much-evidence');
    expect(refusalOf(() => issueEvidence(anEvidence(), { ...open, others: [...others.slice(1), anEvidence({ status: 'withdrawn' })] }))).toBeUndefined();
    expect(refusalOf(() => linkEvidence(anEvidence(), [{ window: '2026H1', figure: 'x', month: '2026-03' }], { ...open, others }))).toBeUndefined();
  });
});

describe('the record', () => {
  readsBack('a document', Evidence, {
    full: anEvidence({ reason: '未盖章', version: 'v1', scanned: 'clean', replaces: 'aaaaaaaaaaaaaaaa-1' }),
    optional: ['reason', 'version', 'scanned', 'replaces'],
    words: {
      status: ['issued', 'uploaded', 'checked', 'accepted', 'refused', 'superseded', 'withdrawn'],
      type: ['pdf', 'ofd', 'docx', 'xlsx', 'jpg', 'png'],
      scanned: ['clean', 'not-scanned'],
    },
    refused: { id: ['x', 'AAAAAAAAAAAAAAAA-1'], size: [0], rev: [0], supports: [[{ window: '2026H1', figure: '', month: '2026-03' }]] },
  });
});
