import { type Commitment, CommitmentsDocument } from '#domain/commitments/commitment.ts';
import { type Pointer, publishCommitment, recordWithdrawal, withdrawn, withShown } from '#domain/commitments/moves.ts';
import { newestOf } from '#domain/disclosure/disclosure.ts';
import { disclosedDocument, keepDisclosed } from '#platform/files/disclosed.ts';
import type { Reason } from '#platform/http/bodies.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { disclosuresOf } from '#platform/table/disclosures.ts';
import { loadCounty } from '#platform/table/records.ts';
import type { CommitmentPath, CommitmentSubject } from './keep-commitment.ts';

type Publishing<B> = Call<CommitmentPath, unknown, B, CommitmentSubject>;

/** Where the public is led once this commitment reads as it does here. */
const pointerWith = async (commitment: Commitment, today: string): Promise<Pointer> => {
  const { county, cycle } = commitment;
  const [{ name: countyName }, disclosures] = await Promise.all([loadCounty(county), disclosuresOf(county, cycle)]);
  const disclosure = newestOf(disclosures, 'commitments');
  const shown = disclosure === undefined ? undefined : await disclosedDocument(CommitmentsDocument, disclosure.hash);
  return { disclosure, countyName, today, hash: await keepDisclosed(withShown(commitment, { countyName, today, shown })) };
};

export const publish = async ({ subject: { commitment, year }, who, act }: Publishing<unknown>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const move = publishCommitment(commitment, await pointerWith(commitment, today));
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today }), rev: commitment.rev + 1 };
};

/** What the public knows of is withdrawn before the public, in the same transaction. */
export const withdraw = async ({ subject: { commitment, year }, body: { reason }, who, act }: Publishing<Reason>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const after = withdrawn(commitment, reason);
  const pointer = commitment.shownRev === undefined ? undefined : await pointerWith(after, today);
  const move = recordWithdrawal(commitment, after, pointer);
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today, reason }), rev: commitment.rev + 1 };
};
