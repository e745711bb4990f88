import { batchIdOf, type Intake } from '#domain/ingestion/intake.ts';
import { postIntake } from '#domain/ingestion/intake-moves.ts';
import { Conflict, NotFound } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { type Batch, partsOf } from '#domain/reporting/batch.ts';
import { stageBatch } from '#domain/reporting/batch-moves.ts';
import { FigureValue } from '#domain/scoring/facts.ts';
import { readWork } from '#platform/files/inbox.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';
import { load, loadCycle, writeInert } from '#platform/table/records.ts';
import { intakeOfStep, loadIntake, valuesPart } from './intake-key.ts';

const who = 'workflow:ingest-batch';

const valuesOf = async (intake: Intake): Promise<FigureValue[]> => {
  const text = await readWork(intake, valuesPart);
  if (text === undefined) throw new NotFound(`导入文件 ${intake.id} 的校验结果已过期,请重新校验`);
  return text.split('\n').map((line) => parseOwn(FigureValue, JSON.parse(line), '校验结果'));
};

const batchOf = (intake: Intake, source: string, count: number): Batch => {
  const { county, cycle, replaces = [], confirmedBy = who } = intake;
  const base = { county, cycle, id: batchIdOf(intake), kind: 'figures', source, count, status: 'staged', by: confirmedBy, rev: 1 } as const;
  return replaces.length === 0 ? base : { ...base, replaces };
};

const stage = async (batch: Batch, day: string): Promise<void> => {
  try {
    await commit(stageBatch(batch), { county: batch.county, cycle: batch.cycle, who, act: `stage:${batch.id}`, day });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
};

/** Writes the rows inert under the batch, then one transaction makes them count. Done before, it does nothing. */
export const postBatch = async (intake: Intake): Promise<Record<string, never>> => {
  if (intake.status === 'posted') return {};
  const { county, cycle } = intake;
  const [values, year, source] = await Promise.all([
    valuesOf(intake),
    loadCycle({ county, cycle }),
    load('source', { county, id: intake.source }, `数据来源 ${intake.source}`),
  ]);
  const batch = batchOf(intake, source.name, values.length);
  await writeInert('rows', partsOf(batch, values));
  await stage(batch, year.today);
  const staged = await load('batch', { county, cycle, id: batch.id }, `批次 ${batch.id}`);
  await commit(postIntake(await loadIntake(intake), staged), { county, cycle, who, act: `post:${batch.id}`, day: year.today });
  return {};
};

export const handler = step('post-batch', async (input) => postBatch(await intakeOfStep(input)));
