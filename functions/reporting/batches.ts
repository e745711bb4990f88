import * as z from 'zod';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { bulkFigureProblems } from '#domain/ingestion/check-bulk.ts';
import { markingsOf } from '#domain/ingestion/secrecy.ts';
import { Conflict, InvalidInput } from '#domain/problems/errors.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { Batch, BulkKind, partsOf, rowProblems, scoredKinds } from '#domain/reporting/batch.ts';
import { postBatch, stageBatch, withdrawBatch } from '#domain/reporting/batch-moves.ts';
import { PriorScore, priorProblems } from '#domain/reporting/prior-score.ts';
import { FigureValue } from '#domain/scoring/facts.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import type { Reason } from '#platform/http/bodies.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { hashOf, type Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { openToChange } from '#platform/table/open-to-change.ts';
import { postedRows } from '#platform/table/posted.ts';
import { find, list, load, loadCycle, writeInert } from '#platform/table/records.ts';
import type { BatchPath } from './paths.ts';

export const StageBatch = z.strictObject({ kind: BulkKind, source: z.string().min(1).max(40), rows: z.array(z.unknown()).min(1).max(5000) });
type StageBatch = z.infer<typeof StageBatch>;
export const Staged = z.object({ id: z.string(), count: z.int(), status: Batch.shape.status });

/** 历年得分 beside those that count already. */
const priorProblemsIn = async (span: { county: string; cycle: string }, written: readonly unknown[]): Promise<Problem[]> => {
  const rows = written.map((row) => PriorScore.parse(row));
  return priorProblems(rows, span.cycle, await postedRows('scores', span, [...new Set(rows.map(({ unit }) => unit))]));
};

/** The shape of every row first; figures then against the registry of sources and the schemes, earlier scores against those that count. */
const problemsOf = async (year: Cycle, { kind, source, rows }: StageBatch): Promise<Problem[]> => {
  const [policy, plan] = await Promise.all([policyOf(year), planOf(year)]);
  const misshapen = rowProblems(kind, rows, { units: new Set(plan.units.map(({ id }) => id)), markings: markingsOf(policy) });
  if (misshapen.length > 0) return misshapen;
  if (kind === 'scores') return priorProblemsIn(year, rows);
  if (kind !== 'figures') return [];
  const [schemes, sources] = await Promise.all([schemesOf(year), list('source', { county: year.county })]);
  return bulkFigureProblems(z.array(FigureValue).parse(rows), source, { plan, schemes, sources });
};

/** Stages rows: written inert under the hash of their content. The same content is the same batch and is not written twice. */
export const stage = async ({ params: { cycle }, body, who, act }: Call<CyclePath, unknown, StageBatch>): Promise<Answer<z.infer<typeof Staged>>> => {
  const { county, person } = who;
  const year = await loadCycle({ county, cycle });
  const problems = await problemsOf(year, body);
  if (problems.length > 0) throw new InvalidInput(`批次中有 ${problems.length} 处问题,未写入任何数据`, problems);
  const id = hashOf(body).slice(0, 32);
  const known = await find('batch', { county, cycle, id });
  if (known !== undefined) return { body: { id, count: known.count, status: known.status } };
  const batch: Batch = { county, cycle, id, kind: body.kind, source: body.source, count: body.rows.length, status: 'staged', by: person, rev: 1 };
  await writeInert('rows', partsOf(batch, body.rows));
  try {
    await commit(stageBatch(batch), { county, cycle, who: person, act, day: year.today });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  return { status: 201, body: { id, count: batch.count, status: 'staged' } };
};

export const batchOf = async ({ params: { cycle, id }, who: { county } }: Asked<BatchPath>) => {
  const [batch, year] = await Promise.all([load('batch', { county, cycle, id }, `批次 ${id}`), loadCycle({ county, cycle })]);
  return { batch, year, rev: batch.rev };
};
type BatchSubject = Awaited<ReturnType<typeof batchOf>>;

const mayMove = async ({ batch, year }: BatchSubject): Promise<void> => {
  if (scoredKinds.includes(batch.kind)) await openToChange(year);
};

/** One transaction makes all rows of the batch count. */
export const post = async ({ subject, who, act }: Call<BatchPath, unknown, unknown, BatchSubject>): Promise<Answer<Receipt>> => {
  await mayMove(subject);
  const { batch, year } = subject;
  const { county, cycle, today } = year;
  const move = postBatch(batch, await find('postings', { county, cycle }));
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today }) };
};

export const withdraw = async ({ subject, body: { reason }, who, act }: Call<BatchPath, unknown, Reason, BatchSubject>): Promise<Answer<Receipt>> => {
  await mayMove(subject);
  const { batch, year } = subject;
  const { county, cycle, today } = year;
  const move = withdrawBatch(batch, await find('postings', { county, cycle }), reason);
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today, reason }) };
};

export const Batches = z.object({ batches: z.array(Batch) });
export const listBatches = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof Batches>>> => {
  await loadCycle({ county, cycle });
  return { body: { batches: await list('batch', { county, cycle }) } };
};
