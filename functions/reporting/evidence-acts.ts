import * as z from 'zod';
import type { Move } from '#domain/change.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { goodEvidence, Support } from '#domain/reporting/evidence.ts';
import { acceptEvidence, linkEvidence, refuseEvidence, withdrawEvidence } from '#domain/reporting/evidence-moves.ts';
import { type Download, downloadOf } from '#platform/files/evidence-store.ts';
import type { Reason } from '#platform/http/bodies.ts';
import { cursor, limit, pageOf } from '#platform/http/pages.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { itemsAfter, list } from '#platform/table/records.ts';
import { type EvidenceSubject, mustBeAskedFor, reportsOf, shown } from './evidence-subjects.ts';
import { ShownEvidence } from './issue-evidence.ts';
import type { EvidencePath } from './paths.ts';

type ActCall<B> = Call<EvidencePath, unknown, B, EvidenceSubject>;

const done = async ({ subject: { year, evidence }, who, act }: ActCall<unknown>, move: Move, reason?: string): Promise<Answer<Receipt>> => ({
  body: await commit(move, { county: evidence.county, cycle: evidence.cycle, who: who.person, act, day: year.today, reason }),
});

export const Link = z.strictObject({ supports: z.array(Support).max(100) });

/** Says anew which figures a document proves. */
export const link = async (call: ActCall<z.infer<typeof Link>>): Promise<Answer<Receipt>> => {
  const { subject, body } = call;
  const { county, cycle, unit } = subject.evidence;
  await mustBeAskedFor(subject, body.supports);
  const [reports, others] = await Promise.all([
    reportsOf(subject, [...subject.evidence.supports, ...body.supports]),
    list('evidence', { county, cycle, unit }),
  ]);
  return done(call, linkEvidence(subject.evidence, body.supports, { reports, others }));
};

export const withdrawDocument = async (call: ActCall<Reason>): Promise<Answer<Receipt>> => {
  const { subject, body } = call;
  return done(call, withdrawEvidence(subject.evidence, await reportsOf(subject, subject.evidence.supports), body.reason), body.reason);
};

export const acceptDocument = (call: ActCall<unknown>): Promise<Answer<Receipt>> => done(call, acceptEvidence(call.subject.evidence));

export const refuseDocument = async (call: ActCall<Reason>): Promise<Answer<Receipt>> => {
  const { subject, body } = call;
  return done(call, refuseEvidence(subject.evidence, await reportsOf(subject, subject.evidence.supports), body.reason, subject.year.today), body.reason);
};

export const DocumentsQuery = z.object({ cursor, limit });
export const Documents = z.object({ evidence: z.array(ShownEvidence), next: z.string().optional() });

/** The unit's documents of the year in the order of their ids, page by page. */
export const listDocuments = async ({
  params: { cycle, unit },
  query: { cursor: after = '', limit: most },
  who: { county },
}: Call<UnitPath, z.output<typeof DocumentsQuery>>): Promise<Answer<z.infer<typeof Documents>>> => {
  const { page, ...more } = pageOf(await itemsAfter('evidence', { county, cycle, unit }, after, most + 1), most, ({ id }) => id);
  return { body: { evidence: page.map(shown), ...more } };
};

/** A short-lived address of the checked file under its own name; what nobody has checked cannot be had. */
export const readDocument = async ({ subject: { evidence } }: ActCall<unknown>): Promise<Answer<Download>> => {
  if (evidence.version === undefined || !goodEvidence.includes(evidence.status))
    throw new NotAllowed(`evidence-${evidence.status}`, `佐证材料“${evidence.name}”尚未通过检查或已不再使用,不能下载`);
  return { body: await downloadOf(evidence, evidence.version) };
};
