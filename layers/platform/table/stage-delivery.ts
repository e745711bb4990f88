import type { Cycle } from '#domain/cycles/cycle.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { type Batch, partsOf } from '#domain/reporting/batch.ts';
import { stageBatch } from '#domain/reporting/batch-moves.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { type Act, hashOf } from './audit.ts';
import { commit } from './commit.ts';
import { find, load, writeInert } from './records.ts';

interface Staging {
  /** Name of the source. */
  source: string;
  values: readonly FigureValue[];
  /** Who delivers: `source:<id>`. */
  who: string;
  act: Act | string;
}

/** Stages checked values of a source under the hash of their content: the same values are the same batch, whatever way they came. The office posts it. */
export const stageDelivery = async ({ county, cycle, today }: Cycle, { source, values, who, act }: Staging): Promise<Batch> => {
  const id = hashOf({ kind: 'figures', source, rows: values }).slice(0, 32);
  const known = await find('batch', { county, cycle, id });
  if (known !== undefined) return known;
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
