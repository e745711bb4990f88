import type * as z from 'zod';
import { cellKey } from '#domain/ingestion/check-rows.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { type Batch, type BulkKind, bulkRows } from '#domain/reporting/batch.ts';
import { latestRows } from '#domain/reporting/latest.ts';
import { list, rowsOfUnit } from './records.ts';

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
  const batches = await Promise.all(
    posted.map(async (batch) => {
      const parts = await Promise.all(only.map((from) => list('rows', { county, cycle, batch: batch.id }, from)));
      const rows = parts
        .flat()
        .filter(({ unit }) => wanted.has(unit))
        .flatMap((part) => part.rows.map((row) => rowOf(kind, row)));
      return { batch, rows };
    }),
  );
  return kind === 'figures' ? latestRows(batches) : batches;
};

const rowOf = <K extends BulkKind>(kind: K, row: unknown): Row<K> => parseOwn(bulkRows[kind] as z.ZodType, row, `批次数据(${kind})`) as Row<K>;

/** All that posted batches say of one unit, read at once: how many batches there are costs nothing. Gives the rows of a kind. */
export const postedOfUnit = async (span: Span, unit: string): Promise<<K extends BulkKind>(kind: K) => Row<K>[]> => {
  const [batches, parts] = await Promise.all([list('batch', { county: span.county, cycle: span.cycle }), rowsOfUnit(span, unit)]);
  return (kind) => {
    const own = batches
      .filter((batch) => batch.status === 'posted' && batch.kind === kind)
      .map((batch) => ({ batch, rows: parts.filter((part) => part.batch === batch.id).flatMap(({ rows }) => rows.map((row) => rowOf(kind, row))) }));
    return (kind === 'figures' ? latestRows(own) : own).flatMap(({ rows }) => rows);
  };
};

/** The rows of one kind that count. */
export const postedRows = async <K extends BulkKind>(kind: K, span: Span, units: readonly string[]): Promise<Row<K>[]> =>
  (await postedBatches(kind, span, units)).flatMap(({ rows }) => rows);

/** What counts of a source, by unit, figure and month. */
export const postedBy = async (span: Span, source: string, units: readonly string[]): Promise<Map<string, string>> => {
  const rows = await postedRows('figures', span, units);
  return new Map(rows.filter((row) => row.source === source).map((row) => [cellKey(row), row.value]));
};
