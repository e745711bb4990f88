import { standingIn } from '#domain/ingestion/check-rows.ts';
import { batchIdOf, type Intake } from '#domain/ingestion/intake.ts';
import { postIntake } from '#domain/ingestion/intake-moves.ts';
import { Conflict, NotFound } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { type Batch, partsOf } from '#domain/reporting/batch.ts';
import { stageBatch } from '#domain/reporting/batch-moves.ts';
import { FigureValue } from '#domain/scoring/facts.ts';
import { decideAgain } from '#platform/decide-again.ts';
import { archiveBytes } from '#platform/files/archive.ts';
import { readWork } from '#platform/files/inbox.ts';
import { step } from '#platform/observe/step.ts';
import { hashOf } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { postedBy } from '#platform/table/posted.ts';
import { find, load, loadCycle, writeInert } from '#platform/table/records.ts';
import { intakeOfStep, loadIntake, valuesPart } from './intake-key.ts';
import { keptOriginal } from './original.ts';

const who = 'workflow:ingest-batch';

const expired = ({ id }: Intake): NotFound => new NotFound(`导入文件 ${id} 的校验结果已过期,请重新校验`);

const valuesOf = async (intake: Intake): Promise<FigureValue[]> => {
  const text = await readWork(intake, valuesPart);
  if (text === undefined) throw expired(intake);
  return text.split('\n').map((line) => parseOwn(FigureValue, JSON.parse(line), '校验结果'));
};

/** Only what is posted goes to the archive: whatever is given up or refused leaves nothing there. */
const archiveOriginal = async (intake: Intake): Promise<void> => {
  const bytes = await keptOriginal(intake);
  if (bytes === undefined) throw expired(intake);
  await archiveBytes(bytes);
};

const batchOf = ({ county, cycle, id, run, confirmedBy = who }: Intake, source: string, count: number): Batch => ({
  county,
  cycle,
  id: batchIdOf({ id, run }),
  kind: 'figures',
  source,
  count,
  status: 'staged',
  by: confirmedBy,
  rev: 1,
});

const stage = async (batch: Batch, day: string): Promise<void> => {
  try {
    await commit(stageBatch(batch), { county: batch.county, cycle: batch.cycle, who, act: `stage:${batch.id}`, day });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
};

/** Compares with what counts and posts in a transaction that fails when anything was posted or withdrawn meanwhile: then it is compared anew. */
const compareAndPost = (intake: Intake, batch: Batch, values: readonly FigureValue[], day: string): Promise<void> =>
  decideAgain(async () => {
    const { county, cycle } = intake;
    const postings = await find('postings', { county, cycle });
    const [standing, staged, counting] = await Promise.all([
      loadIntake(intake),
      load('batch', { county, cycle, id: batch.id }, `批次 ${batch.id}`),
      postedBy(intake, batch.source, [...new Set(values.map(({ unit }) => unit))]),
    ]);
    if (standing.status !== 'confirmed' || standing.run !== intake.run) return;
    const move = postIntake(standing, { batch: staged, postings, basis: hashOf(standingIn(values, counting)) });
    await commit(move, { county, cycle, who, act: `post:${batch.id}`, day });
  });

/**
 * Writes the rows inert under the batch, then one transaction makes them count. Done before, it does nothing. `posted` is false where the data of the
 * source changed after the preview: the file is then to be checked and confirmed anew.
 */
export const postBatch = async (intake: Intake): Promise<{ posted: boolean }> => {
  if (intake.status !== 'confirmed') return { posted: intake.status === 'posted' };
  const { county, cycle } = intake;
  const [values, year, source] = await Promise.all([
    valuesOf(intake),
    loadCycle({ county, cycle }),
    load('source', { county, id: intake.source }, `数据来源 ${intake.source}`),
  ]);
  await archiveOriginal(intake);
  const batch = batchOf(intake, source.name, values.length);
  await writeInert('rows', partsOf(batch, values));
  await stage(batch, year.today);
  await compareAndPost(intake, batch, values, year.today);
  return { posted: (await loadIntake(intake)).status === 'posted' };
};

export const handler = step('post-batch', async (input) => postBatch(await intakeOfStep(input)));
