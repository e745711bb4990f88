import type { Cycle } from '#domain/cycles/cycle.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { bulkRows } from '#domain/reporting/batch.ts';
import { type UnitValue, unitValues } from '#domain/reporting/unit-value.ts';
import { submissionsOf } from './figure-values.ts';
import { list, rowsOfUnit } from './records.ts';
import { reportedFigures } from './reported-figures.ts';

/** All that was ever said of the figures of a unit, with the names of who said it. */
export const unitValuesOf = async (year: Cycle, unit: string): Promise<UnitValue[]> => {
  const { county, cycle } = year;
  const [figures, submissions, batches, parts, people] = await Promise.all([
    reportedFigures({ county, cycle, unit }),
    submissionsOf(year),
    list('batch', { county, cycle }),
    rowsOfUnit({ county, cycle }, unit),
    list('person', { county }),
  ]);
  const delivered = batches
    .filter(({ kind }) => kind === 'figures')
    .map((batch) => ({
      batch,
      rows: parts.filter((part) => part.batch === batch.id).flatMap(({ rows }) => rows.map((row) => parseOwn(bulkRows.figures, row, '批次数据(figures)'))),
    }));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const own = submissions.filter((each) => each.unit === unit);
  return unitValues(figures, own, delivered).map((value) => ({ ...value, by: nameOf.get(value.by) ?? value.by }));
};
