import type { Cycle } from '#domain/cycles/cycle.ts';
import { compare } from '#domain/ingestion/check-rows.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { type Batch, partsOf } from '#domain/reporting/batch.ts';
import { stageBatch } from '#domain/reporting/batch-moves.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { type Act, hashOf } from './audit.ts';
import { commit } from './commit.ts';
import { postedBy } from './posted.ts';
import { find, load, writeInert } from './records.ts';

interface Staging {
  /** Name of the source. */
  source: string;
  values: readonly FigureValue[];
  /** Who delivers: `source:<id>`. */
  who: string;
  act: Act | string;
}

/** Whether a batch that was posted still says what counts: else the source, saying the same again, takes back what it said in between. */
const stillCounts = async (batch: Batch, values: readonly FigureValue[]): Promise<boolean> => {
  const { unchanged } = compare(values, await postedBy(batch, batch.source, [...new Set(values.map(({ unit }) => unit))]));
  return unchanged === values.length;
};

/** The newest batch of these values, if there is one, and the id of the next. */
const batchesOf = async ({ county, cycle }: Cycle, hash: string): Promise<{ newest: Batch | undefined; next: string }> => {
  let newest: Batch | undefined;
  for (let time = 1; ; time++) {
    const id = time === 1 ? hash : `${hash}-${time}`;
    const found = await find('batch', { county, cycle, id });
    if (found === undefined) return { newest, next: id };
    newest = found;
  }
};

/**
 * Stages checked values of a source under the hash of their content: the same values are the same batch, whatever way they came, unless the source has said
 * otherwise in between. The office posts it.
 */
export const stageDelivery = async (year: Cycle, { source, values, who, act }: Staging): Promise<Batch> => {
  const { county, cycle, today } = year;
  const { newest, next: id } = await batchesOf(year, hashOf({ kind: 'figures', source, rows: values }).slice(0, 32));
  if (newest !== undefined && (newest.status !== 'posted' || (await stillCounts(newest, values)))) return newest;
  const batch: Batch = { county, cycle, id, kind: 'figures', source, count: values.length, status: 'staged', by: who, rev: 1 };
  await writeInert('rows', partsOf(batch, values));
  try {
    // Of a run that is tried again with another answer each batch is an act of its own.
    await commit(stageBatch(batch), { county, cycle, who, act: typeof act === 'string' ? `${act}:${id}` : act, day: today });
  } catch (error) {
    if (!(error instanceof Conflict) || error.code !== 'batch-moved-on') throw error;
  }
  return load('batch', { county, cycle, id }, `批次 ${id}`);
};
