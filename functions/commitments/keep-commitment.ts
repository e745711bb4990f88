import * as z from 'zod';
import { Commitment, CommitmentContent, type Progress } from '#domain/commitments/commitment.ts';
import { addCommitment, reportProgress, rewordCommitment } from '#domain/commitments/moves.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { planOf } from '#platform/files/papers.ts';
import { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { load, loadCycle } from '#platform/table/records.ts';

export const CommitmentPath = CyclePath.extend({ id: Commitment.shape.id });
export type CommitmentPath = z.infer<typeof CommitmentPath>;
export const AddCommitment = z.strictObject({ id: Commitment.shape.id, content: CommitmentContent });
export const Reword = z.strictObject({ content: CommitmentContent });

export const commitmentOf = async ({ params: { cycle, id }, who: { county } }: Asked<CommitmentPath>) => {
  const [commitment, year] = await Promise.all([load('commitment', { county, cycle, id }, `民生实事 ${id}`), loadCycle({ county, cycle })]);
  return { commitment, year, rev: commitment.rev };
};
export type CommitmentSubject = { commitment: Commitment; year: Cycle };
type Keeping<B> = Call<CommitmentPath, unknown, B, CommitmentSubject>;

export const add = async ({ params: { cycle }, body, who, act }: Call<CyclePath, unknown, z.infer<typeof AddCommitment>>): Promise<Answer<Receipt>> => {
  const { county, person } = who;
  const year = await loadCycle({ county, cycle });
  const move = addCommitment({ county, cycle, ...body }, await planOf(year));
  return { status: 201, body: await commit(move, { county, cycle, who: person, act, day: year.today }) };
};

export const reword = async ({ subject: { commitment, year }, body: { content }, who, act }: Keeping<z.infer<typeof Reword>>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const move = rewordCommitment(commitment, content, await planOf(year));
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today }), rev: commitment.rev + 1 };
};

/** An entry of progress, or the last one, by which the promise is kept. */
export const enterProgress =
  (finished: boolean) =>
  async ({ subject: { commitment, year }, body, who, act }: Keeping<Progress>): Promise<Answer<Receipt>> => {
    const { county, cycle, today } = year;
    const move = reportProgress(commitment, body, { today, finished });
    return { body: await commit(move, { county, cycle, who: who.person, act, day: today }), rev: commitment.rev + 1 };
  };
