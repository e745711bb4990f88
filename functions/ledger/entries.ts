import * as z from 'zod';
import { changed, created } from '#domain/change.ts';
import { checkEntry } from '#domain/ledger/check-entry.ts';
import { LedgerEntry } from '#domain/ledger/entry.ts';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';

export const CyclePath = z.object({ cycle: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }) });
export const EntryPath = CyclePath.extend({ id: LedgerEntry.shape.id });
export const AddEntry = LedgerEntry.pick({ id: true, content: true });
export const WithdrawEntry = z.strictObject({ reason: z.string().trim().min(1, { error: '请填写理由' }).max(500) });

/** Enters a bonus, a deduction, a veto fact or an exception; unit, indicator, veto and amounts are checked against the year's papers. */
export const addEntry = async ({
  params: { cycle },
  body,
  who,
  act,
}: Call<z.infer<typeof CyclePath>, unknown, z.infer<typeof AddEntry>>): Promise<Answer<Receipt>> => {
  const { county, person } = who;
  const year = await load('cycle', { county, cycle }, `${cycle} 年度`);
  const problems = checkEntry(body.content, { policy: await policyOf(year), plan: await planOf(year), schemes: await schemesOf(year) });
  if (problems.length > 0) throw new InvalidInput('台账条目不符合要求', problems);
  const entry: LedgerEntry = { county, cycle, ...body, status: 'in-force', by: person, on: year.today, rev: 1 };
  return {
    status: 201,
    body: await commit({ fact: 'ledger-entered', changes: [created('ledger', entry)] }, { county, cycle, who: person, act, day: year.today }),
  };
};

/** Takes an entry out of force, with a reason; it stays visible. */
export const withdrawEntry = async ({
  subject: { entry },
  body: { reason },
  who,
  act,
}: Call<z.infer<typeof EntryPath>, unknown, z.infer<typeof WithdrawEntry>, { entry: LedgerEntry }>): Promise<Answer<Receipt>> => {
  if (entry.status === 'withdrawn') throw new NotAllowed('ledger-withdrawn', '该台账条目已撤销');
  const { county, cycle } = entry;
  const move = { fact: 'ledger-withdrawn', changes: [changed('ledger', entry, { status: 'withdrawn', reason })] };
  return { body: await commit(move, { county, cycle, who: who.person, act, reason }) };
};
