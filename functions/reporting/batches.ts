import * as z from 'zod';
import { changed, created } from '#domain/change.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '#domain/problems/errors.ts';
import { problemsOf } from '#domain/problems/parse.ts';
import { problem } from '#domain/problems/problem.ts';
import { Batch, BulkKind, bulkRows } from '#domain/reporting/batch.ts';
import { planOf } from '#platform/files/papers.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { hashOf, type Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { find, list, load, stage } from '#platform/table/records.ts';
import type { Reason } from './act-on-submission.ts';
import type { BatchPath, CyclePath } from './paths.ts';

export const StageBatch = z.strictObject({ kind: BulkKind, source: z.string().min(1).max(40), rows: z.array(z.unknown()).min(1).max(5000) });
type StageBatch = z.infer<typeof StageBatch>;
export const Staged = z.object({ id: z.string(), count: z.int(), status: Batch.shape.status });

const unitOf = (row: unknown): string => {
  const unit = typeof row === 'object' && row !== null ? Reflect.get(row, 'unit') : undefined;
  return typeof unit === 'string' ? unit : '-';
};

/** Every row against its schema, and its unit against the plan: all bad rows are named, and then nothing is staged. */
const checkedRows = (kind: StageBatch['kind'], rows: readonly unknown[], units: ReadonlySet<string>): unknown[] => {
  const schema: z.ZodType = bulkRows[kind];
  const problems = rows.flatMap((row, at) => {
    const result = schema.safeParse(row);
    if (!result.success) return problemsOf(result.error, row, ['rows', at]);
    const unit = unitOf(row);
    return unit === '-' || units.has(unit) ? [] : [problem(`rows[${at}].unit`, 'unknown-unit', `第 ${at + 1} 行:年度方案中没有单位 ${unit}`, { got: unit })];
  });
  if (problems.length > 0) throw new InvalidInput(`批次中有 ${problems.length} 处问题,未写入任何数据`, problems);
  return rows.map((row) => schema.parse(row));
};

/** Stages rows: written inert under the hash of their content. The same content is the same batch and is not written twice. */
export const stageBatch = async ({ params, body, who, act }: Call<CyclePath, unknown, StageBatch>): Promise<Answer<z.infer<typeof Staged>>> => {
  const { county, person } = who;
  const { cycle } = params;
  const id = hashOf(body).slice(0, 32);
  const known = await find('batch', { county, cycle, id });
  if (known !== undefined) return { body: { id, count: known.count, status: known.status } };
  const year = await load('cycle', { county, cycle }, `${cycle} 年度`);
  const units = new Set((await planOf(year)).units.map((unit) => unit.id));
  const rows = checkedRows(body.kind, body.rows, units);
  const byUnit = Map.groupBy(rows, unitOf);
  await stage(
    'rows',
    [...byUnit].map(([unit, own]) => ({ county, cycle, unit, kind: body.kind, batch: id, rows: own })),
  );
  const batch: Batch = { county, cycle, id, kind: body.kind, source: body.source, count: rows.length, status: 'staged', by: person, rev: 1 };
  try {
    await commit({ fact: 'batch-staged', changes: [created('batch', batch)] }, { county, cycle, who: person, act, day: year.today });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  return { status: 201, body: { id, count: rows.length, status: 'staged' } };
};

export const batchOf = async ({ params: { cycle, id }, who: { county } }: Asked<BatchPath>) => ({
  batch: await load('batch', { county, cycle, id }, `批次 ${id}`),
  year: await load('cycle', { county, cycle }, `${cycle} 年度`),
});
type BatchSubject = Awaited<ReturnType<typeof batchOf>>;

const flip = async (call: Call<BatchPath, unknown, unknown, BatchSubject>, to: 'posted' | 'withdrawn', reason?: string): Promise<Answer<Receipt>> => {
  const { batch, year } = call.subject;
  const legal = to === 'posted' ? batch.status !== 'posted' : batch.status === 'posted';
  if (!legal)
    throw new NotAllowed(`batch-${batch.status}`, `批次当前为“${{ staged: '待入库', posted: '已入库', withdrawn: '已撤回' }[batch.status]}”,不能执行该操作`);
  const move = { fact: `batch-${to}`, changes: [changed('batch', batch, { status: to, ...(reason === undefined ? {} : { reason }) })] };
  return { body: await commit(move, { county: batch.county, cycle: batch.cycle, who: call.who.person, act: call.act, day: year.today, reason }) };
};

/** One transaction makes all rows of the batch count. */
export const postBatch = (call: Call<BatchPath, unknown, unknown, BatchSubject>): Promise<Answer<Receipt>> => flip(call, 'posted');
export const withdrawBatch = (call: Call<BatchPath, unknown, z.infer<typeof Reason>, BatchSubject>): Promise<Answer<Receipt>> =>
  flip(call, 'withdrawn', call.body.reason);

export const Batches = z.object({ batches: z.array(Batch) });
export const listBatches = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof Batches>>> => {
  if ((await find('cycle', { county, cycle })) === undefined) throw new NotFound(`没有找到 ${cycle} 年度`);
  return { body: { batches: await list('batch', { county, cycle }) } };
};
