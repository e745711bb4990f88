import type * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { type BulkKind, bulkRows } from '#domain/reporting/batch.ts';
import { list } from './records.ts';

type Row<K extends BulkKind> = z.infer<(typeof bulkRows)[K]>;

interface Span {
  county: string;
  cycle: string;
}

/** The rows of one kind that count: those of posted batches, of the given units and of no unit at all. */
export const postedRows = async <K extends BulkKind>(kind: K, { county, cycle }: Span, units: readonly string[]): Promise<Row<K>[]> => {
  const posted = new Set((await list('batch', { county, cycle })).filter((batch) => batch.kind === kind && batch.status === 'posted').map(({ id }) => id));
  if (posted.size === 0) return [];
  const staged = await Promise.all([...units, '-'].map((unit) => list('rows', { county, cycle, unit }, { kind })));
  const schema: z.ZodType = bulkRows[kind];
  return staged
    .flat()
    .filter(({ batch }) => posted.has(batch))
    .flatMap(({ rows }) => rows.map((row) => parseOwn(schema, row, `批次数据(${kind})`) as Row<K>));
};
