import * as z from 'zod';
import { checkEntry } from '#domain/ledger/check-entry.ts';
import { LedgerEntry } from '#domain/ledger/entry.ts';
import { enterEntry, withdrawEntry } from '#domain/ledger/moves.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import type { Reason } from '#platform/http/bodies.ts';
import { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { openToChange } from '#platform/table/open-to-change.ts';
import { loadCycle } from '#platform/table/records.ts';

export const EntryPath = CyclePath.extend({ id: LedgerEntry.shape.id });
export type EntryPath = z.infer<typeof EntryPath>;
export const AddEntry = z.strictObject({ id: LedgerEntry.shape.id, content: LedgerEntry.shape.content });

/** Enters a bonus, a deduction, a veto fact or an exception; unit, indicator, veto and amounts are checked against the year's papers. */
export const addEntry = async ({ params: { cycle }, body, who, act }: Call<CyclePath, unknown, z.infer<typeof AddEntry>>): Promise<Answer<Receipt>> => {
  const { county, person } = who;
  const year = await loadCycle({ county, cycle });
  await openToChange(year);
  const problems = checkEntry(body.content, { policy: await policyOf(year), plan: await planOf(year), schemes: await schemesOf(year) });
  if (problems.length > 0) throw new InvalidInput('台账条目不符合要求', problems);
  const move = enterEntry({ county, cycle, ...body, by: person, on: year.today });
  return { status: 201, body: await commit(move, { county, cycle, who: person, act, day: year.today }) };
};

export const takeBackEntry = async ({
  subject: { entry },
  body: { reason },
  who,
  act,
}: Call<EntryPath, unknown, Reason, { entry: LedgerEntry }>): Promise<Answer<Receipt>> => {
  const { county, cycle } = entry;
  await openToChange(entry);
  return { body: await commit(withdrawEntry(entry, reason), { county, cycle, who: who.person, act, reason }) };
};
