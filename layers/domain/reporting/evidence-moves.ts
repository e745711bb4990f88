import { type Change, changed, created, held, type Move } from '../change.ts';
import type { Window } from '../cycles/cycle.ts';
import { notify } from '../notifications/moves.ts';
import { NotAllowed } from '../problems/errors.ts';
import { assigneeKey } from '../tasks/task.ts';
import { mustTakeActsOf } from './correction.ts';
import { type Evidence, type EvidenceStatus, goodEvidence, mostEvidencePerWindow, pendingEvidence, type Support, speaksOf } from './evidence.ts';
import { type Submission, statusWords, submissionMoves } from './submission.ts';

const words: Record<EvidenceStatus, string> = {
  issued: '待上传',
  uploaded: '正在检查',
  checked: '已通过检查',
  accepted: '已采信',
  refused: '未通过',
  superseded: '已被替换',
  withdrawn: '已撤回',
};

const must = ({ name, status }: Evidence, from: readonly EvidenceStatus[]): void => {
  if (from.includes(status)) return;
  const expected = from.map((each) => words[each]).join('”或“');
  throw new NotAllowed(`evidence-${status}`, `佐证材料“${name}”当前为“${words[status]}”,为“${expected}”时才能办理`);
};

/** A window that documents speak of, and the unit's report in it. */
export interface ReportOf {
  window: Window;
  submission: Submission;
}

/** Documents are added, changed and taken away only while the unit is asked to report: what was signed keeps its proofs. */
const mustBeAsked = ({ window, submission }: ReportOf): void => {
  mustTakeActsOf(window, submission);
  const { from }: { from: readonly Submission['status'][] } = submissionMoves.report;
  if (from.includes(submission.status)) return;
  throw new NotAllowed(
    `submission-${submission.status}`,
    `“${window.name}”的填报当前为“${statusWords[submission.status]}”,佐证材料已随填报锁定,不能增加、更换或撤回;需要更换的,请先将填报退回`,
  );
};

const holding = (reports: readonly ReportOf[]): Change[] =>
  reports.map((report) => {
    mustBeAsked(report);
    return held('submission', report.submission);
  });

const mustLeaveRoom = (supports: readonly Support[], others: readonly Evidence[]): void => {
  for (const window of new Set(supports.map((each) => each.window))) {
    if (others.filter((each) => each.status !== 'withdrawn' && speaksOf(each, window)).length < mostEvidencePerWindow) continue;
    throw new NotAllowed('too-much-evidence', `填报期 ${window} 的佐证材料已有 ${mostEvidencePerWindow} 份,请合并或撤回后再传`);
  }
};

interface Filing {
  reports: readonly ReportOf[];
  /** All documents of the unit. */
  others: readonly Evidence[];
}

/** A reporter is given a place to upload one document, once. */
export const issueEvidence = (evidence: Evidence, { reports, others }: Filing): Move => {
  mustLeaveRoom(evidence.supports, others);
  if (evidence.replaces !== undefined) {
    const before = others.find(({ id }) => id === evidence.replaces);
    if (before === undefined) throw new NotAllowed('no-such-evidence', `没有可替换的佐证材料 ${evidence.replaces}`);
    must(before, [...goodEvidence, 'refused']);
  }
  return { fact: 'evidence-issued', changes: [created('evidence', evidence), ...holding(reports)] };
};

/** Says anew what a document proves. `reports`: those of the windows it spoke of and will speak of. */
export const linkEvidence = (evidence: Evidence, supports: Support[], { reports, others }: Filing): Move => {
  must(evidence, [...pendingEvidence, ...goodEvidence]);
  mustLeaveRoom(
    supports.filter(({ window }) => !speaksOf(evidence, window)),
    others,
  );
  return { fact: 'evidence-linked', changes: [changed('evidence', evidence, { supports }), ...holding(reports)] };
};

/** The unit takes a document back. */
export const withdrawEvidence = (evidence: Evidence, reports: readonly ReportOf[], reason: string): Move => {
  must(evidence, [...pendingEvidence, ...goodEvidence, 'refused']);
  return { fact: 'evidence-withdrawn', changes: [changed('evidence', evidence, { status: 'withdrawn', reason }), ...holding(reports)] };
};

const lapses: Partial<Record<EvidenceStatus, string>> = {
  issued: '逾期未上传,系统已清理',
  uploaded: '上传的文件已失效,请重新上传',
  checked: '上传后未用于任何数据项,系统已清理',
};

/** Nobody claims it: never uploaded, uploaded and lost before its check, or never used. */
export const lapseEvidence = (evidence: Evidence): Move => {
  must(evidence, ['issued', 'uploaded', 'checked']);
  const reason = lapses[evidence.status];
  return { fact: 'evidence-lapsed', changes: [changed('evidence', evidence, { status: 'withdrawn', reason })] };
};

/** Its bytes have come; they are about to be checked. */
export const receiveEvidence = (evidence: Evidence): Move => {
  must(evidence, ['issued']);
  return { fact: 'evidence-uploaded', changes: [changed('evidence', evidence, { status: 'uploaded' })] };
};

interface Passed {
  version: string;
  scanned: NonNullable<Evidence['scanned']>;
  /** The one it takes the place of, as it stands now, and the reports of the windows that one speaks of. */
  replaced?: { evidence: Evidence; reports: readonly ReportOf[] } | undefined;
}

const mayStepBack = ({ evidence, reports }: NonNullable<Passed['replaced']>): boolean => {
  const { from }: { from: readonly Submission['status'][] } = submissionMoves.report;
  return [...goodEvidence, 'refused'].includes(evidence.status) && reports.every(({ submission }) => from.includes(submission.status));
};

/** The check found nothing against it: its version is pinned, and what it replaces steps back, unless a report was sent with that meanwhile. */
export const passEvidence = (evidence: Evidence, { version, scanned, replaced }: Passed): Move => {
  must(evidence, pendingEvidence);
  const stepsBack = replaced !== undefined && mayStepBack(replaced);
  return {
    fact: 'evidence-checked',
    changes: [
      changed('evidence', evidence, { status: 'checked', version, scanned }),
      ...(stepsBack
        ? [changed('evidence', replaced.evidence, { status: 'superseded' }), ...replaced.reports.map(({ submission }) => held('submission', submission))]
        : []),
    ],
  };
};

/** It did not pass, and the unit's reporters are told why. */
const refusing = (evidence: Evidence, reason: string, on: string): Change[] => {
  const { county, cycle, unit, id, name, rev } = evidence;
  const to = assigneeKey({ role: 'unit-reporter', unit });
  return [
    changed('evidence', evidence, { status: 'refused', reason }),
    notify({ county, cycle, on, key: `${unit}-${id}-${rev}`, to }, { kind: 'evidence-refused', evidence: id, fileName: name, unit, reason }),
  ];
};

/** The check found something against it; the words tell the reporter what to do. */
export const failEvidence = (evidence: Evidence, reason: string, on: string): Move => {
  must(evidence, pendingEvidence);
  return { fact: 'evidence-failed', changes: refusing(evidence, reason, on) };
};

/** The office believes it. */
export const acceptEvidence = (evidence: Evidence): Move => {
  must(evidence, ['checked']);
  return { fact: 'evidence-accepted', changes: [changed('evidence', evidence, { status: 'accepted', reason: undefined })] };
};

/** The office does not believe it, for a reason that the unit reads. What an accepted report rests on stays. */
export const refuseEvidence = (evidence: Evidence, reports: readonly ReportOf[], reason: string, on: string): Move => {
  must(evidence, goodEvidence);
  const accepted = reports.find(({ submission }) => submission.status === 'accepted');
  if (accepted !== undefined)
    throw new NotAllowed('submission-accepted', `“${accepted.window.name}”的填报已审核通过,其佐证材料不能再判为不采信;确需更正的,请先重新打开该填报`);
  return {
    fact: 'evidence-refused',
    changes: [...refusing(evidence, reason, on), ...reports.map(({ submission }) => held('submission', submission))],
  };
};

/** Accepting a report accepts the documents it came with that nobody refused. */
export const acceptWith = (window: string, documents: readonly Evidence[]): Change[] =>
  documents.filter((each) => each.status === 'checked' && speaksOf(each, window)).flatMap((each) => acceptEvidence(each).changes);
