import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { Evidence, type EvidenceType, pendingEvidence, Support } from '#domain/reporting/evidence.ts';
import { fileProblems, typeOfName } from '#domain/reporting/evidence-file.ts';
import { issueEvidence, linkEvidence } from '#domain/reporting/evidence-moves.ts';
import { uploadForm } from '#platform/files/evidence-store.ts';
import { UploadForm } from '#platform/files/presigned.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { commit } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';
import { type DocumentsSubject, mustBeAskedFor, reportsOf, shown } from './evidence-subjects.ts';

export const ShownEvidence = Evidence.omit({ secret: true, version: true });

export const IssueEvidence = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** Bytes. */
  size: z.int(),
  sha256: z.string(),
  supports: z.array(Support).max(100).default([]),
  replaces: z.string().optional(),
});
type IssueEvidence = z.infer<typeof IssueEvidence>;
/** Without `upload` the same file is here already and needs no second upload. */
export const IssuedEvidence = z.object({ evidence: ShownEvidence, upload: UploadForm.optional() });
type IssueCall = Call<UnitPath, unknown, IssueEvidence, DocumentsSubject>;

const answer = async (evidence: Evidence, status: number): Promise<Answer<z.infer<typeof IssuedEvidence>>> => {
  const upload = pendingEvidence.includes(evidence.status) ? { upload: await uploadForm(evidence) } : {};
  return { status, body: { evidence: shown(evidence), ...upload } };
};

const sameSupport = (a: Support) => (b: Support) => a.window === b.window && a.figure === b.figure && a.month === b.month;

/** The same file again: what it proves grows, and nothing is uploaded twice. */
const extend = async ({ subject, body, who, act }: IssueCall, known: Evidence) => {
  const more = body.supports.filter((each) => !known.supports.some(sameSupport(each)));
  if (more.length === 0) return answer(known, 200);
  const reports = await reportsOf(subject, more);
  const move = linkEvidence(known, [...known.supports, ...more], { reports, others: subject.documents });
  const { county, cycle, unit, id } = known;
  await commit(move, { county, cycle, who: who.person, act, day: subject.year.today });
  return answer(await load('evidence', { county, cycle, unit, id }, `佐证材料 ${id}`), 200);
};

/** Bytes that came to nothing before may be tried again, under a number of their own. */
const created = (call: IssueCall, type: EvidenceType, earlier: readonly Evidence[]): Evidence => {
  const { subject, body, who } = call;
  const { replaces, ...declared } = body;
  const { county, cycle, today } = subject.year;
  return {
    ...{ county, cycle, unit: subject.unit, ...declared, type },
    id: `${body.sha256.slice(0, 16)}-${earlier.length + 1}`,
    secret: randomBytes(16).toString('hex'),
    status: 'issued',
    ...(replaces === undefined ? {} : { replaces }),
    by: who.person,
    on: today,
    rev: 1,
  };
};

/** A reporter asks to file a document: the declaration is checked, and exactly that file may be uploaded within five minutes. */
export const issue = async (call: IssueCall): Promise<Answer<z.infer<typeof IssuedEvidence>>> => {
  const { subject, body, who, act } = call;
  const problems = fileProblems(body);
  const type = typeOfName(body.name);
  if (problems.length > 0 || type === undefined) throw new InvalidInput('文件不符合佐证材料的要求,未上传', problems);
  await mustBeAskedFor(subject, body.supports);
  const earlier = subject.documents.filter(({ sha256 }) => sha256 === body.sha256);
  const known = earlier.find(({ status }) => !['refused', 'superseded', 'withdrawn'].includes(status));
  if (known !== undefined) {
    if (known.id === body.replaces) throw new NotAllowed('same-file', `新文件与被替换的“${known.name}”内容完全相同`);
    return extend(call, known);
  }
  const evidence = created(call, type, earlier);
  // What is replaced was sent with reports of its own.
  const before = subject.documents.find(({ id }) => id === body.replaces)?.supports ?? [];
  const move = issueEvidence(evidence, { reports: await reportsOf(subject, [...body.supports, ...before]), others: subject.documents });
  await commit(move, { county: evidence.county, cycle: evidence.cycle, who: who.person, act, day: subject.year.today });
  return answer(evidence, 201);
};
