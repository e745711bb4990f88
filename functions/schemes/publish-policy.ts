import * as z from 'zod';
import { changed } from '#domain/change.ts';
import { mustFollow, publish } from '#domain/schemes/publication-moves.ts';
import { readPolicy } from '#domain/schemes/read-papers.ts';
import { archive, fromArchive } from '#platform/files/archive.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { loadCounty } from '#platform/table/records.ts';
import { Document, versionAt } from './drafts.ts';
import { type PolicyPath, policyAt } from './paths.ts';

export const Publish = z.strictObject({ reason: z.string().trim().min(1).optional() });

export const policyDraftOf = async ({ params, who }: Asked<PolicyPath>) => {
  const [{ version: draft, rev }, county] = await Promise.all([versionAt(policyAt(who.county, params)), loadCounty(who.county)]);
  return { draft, county, rev };
};
type Subject = Awaited<ReturnType<typeof policyDraftOf>>;

/** Publishes a version of the policy: checked in full, kept canonically, in force for the cycles opened from now on. */
export const publishPolicy = async ({ subject, body, who, act }: Call<PolicyPath, unknown, z.infer<typeof Publish>, Subject>): Promise<Answer<Receipt>> => {
  const { county, draft } = subject;
  if (draft.status === 'draft') mustFollow(draft, county.policyVersion);
  const policy = readPolicy(await fromArchive(Document, draft.hash, '考评办法草稿'));
  const hash = await archive(policy);
  const changes = [
    publish(draft, { hash, today: county.tickedThrough, by: who.person, documentNumber: policy.documentNumber, reason: body.reason ?? policy.reason }),
    changed('county', county, { policyVersion: policy.version, policyHash: hash }),
  ];
  return {
    body: await commit(
      { fact: 'policy-published', changes },
      { county: county.county, cycle: '-', who: who.person, act, day: county.tickedThrough, reason: body.reason },
    ),
  };
};
