import type * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { type Batch, type BulkKind, bulkRows } from '#domain/reporting/batch.ts';
import { list } from './records.ts';

type Row<K extends BulkKind> = z.infer<(typeof bulkRows)[K]>;

interface Span {
  county: string;
  cycle: string;
}

/** The rows of one kind that count, batch by batch: those of posted batches, of the given units and of no unit at all. */
export const postedBatches = async <K extends BulkKind>(
  kind: K,
  { county, cycle }: Span,
  units: readonly string[],
): Promise<{ batch: Batch; rows: Row<K>[] }[]> => {
  const posted = (await list('batch', { county, cycle })).filter((batch) => batch.kind === kind && batch.status === 'posted');
  const wanted = new Set([...units, '-']);
  const only = units.length === 1 ? [{ unit: units[0] ?? '-' }, { unit: '-' }] : [{}];
  const schema: z.ZodType = bulkRows[kind];
  return Promise.all(
    posted.map(async (batch) => {
      const parts = await Promise.all(only.map((from) => list('rows', { county, cycle, batch: batch.id }, from)));
      const rows = parts
        .flat()
        .filter(({ unit }) => wanted.has(unit))
        .flatMap((part) => part.rows.map((row) => parseOwn(schema, row, `批次数据(${kind})`) as Row<K>));
      return { batch, rows };
    }),
  );
};

/** The rows of one kind that count. */
export const postedRows = async <K extends BulkKind>(kind: K, span: Span, units: readonly string[]): Promise<Row<K>[]> =>
  (await postedBatches(kind, span, units)).flatMap(({ rows }) => rows);
