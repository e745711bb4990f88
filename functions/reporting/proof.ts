import * as z from 'zod';
import type { Evidence } from '#domain/reporting/evidence.ts';
import { documentsFor, needsOf, Proof, pinned, proofOf } from '#domain/reporting/evidence-need.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { Month } from '#domain/schemes/code.ts';
import { hashOf } from '#platform/table/audit.ts';
import { list } from '#platform/table/records.ts';
import { ShownEvidence } from './issue-evidence.ts';
import { cellsIn, type SubmissionSubject, schemeOf } from './subjects.ts';

type Declared = Pick<Submission, 'missing' | 'withoutEvidence'>;

/** What a report has to prove, and with what: by what it declares, or what it declared when it was sent. */
export const provingOf = async (subject: SubmissionSubject, { missing, withoutEvidence: without = [] }: Declared = subject.submission) => {
  const { county, cycle, window, unit } = subject.submission;
  const [scheme, documents] = await Promise.all([schemeOf(subject), list('evidence', { county, cycle, unit })]);
  return { window, needs: needsOf(scheme, cellsIn(scheme, subject)), documents, missing, without };
};
type Proving = Awaited<ReturnType<typeof provingOf>>;

/** Which document, by its content, proves which figure of the window. */
export const evidenceHashOf = ({ window, documents }: Proving): string => hashOf(pinned(window, documents));

const ShownDocument = ShownEvidence.pick({ id: true, name: true, status: true, reason: true, size: true });
/** A cell that wants a document: why, how it stands, and the documents there are. */
export const AskedProof = z.object({ figure: z.string(), month: Month, why: z.array(z.string()), proof: Proof, documents: z.array(z.string()) });
export const ShownProofs = z.object({ asked: z.array(AskedProof), documents: z.array(ShownDocument) });

const shownDocument = ({ id, name, status, reason, size }: Evidence) => ({ id, name, status, reason, size });

/** What the form shows: every cell that wants a document, and the window's documents once each. */
export const proofsOf = ({ window, needs, documents }: Proving): z.infer<typeof ShownProofs> => ({
  asked: needs.map((need) => {
    const own = documentsFor(window, need, documents);
    return { ...need, proof: proofOf(own), documents: own.map(({ id }) => id) };
  }),
  documents: documents.filter(({ supports }) => supports.some((each) => each.window === window)).map(shownDocument),
});
