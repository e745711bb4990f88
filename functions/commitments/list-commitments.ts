import * as z from 'zod';
import { Commitment } from '#domain/commitments/commitment.ts';
import { waitsForPublishing } from '#domain/commitments/moves.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { list } from '#platform/table/records.ts';

/** `waiting`: what the public does not see yet. */
export const Commitments = z.object({ commitments: z.array(Commitment.extend({ waiting: z.string().optional() })) });

/** The year's list as the office keeps it; some twenty entries. */
export const listCommitments = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof Commitments>>> => {
  const commitments = await list('commitment', { county, cycle });
  return { body: { commitments: commitments.map((each) => ({ ...each, waiting: waitsForPublishing(each) })) } };
};
