import { dueMonths } from '#domain/scoring/accumulate.ts';
import type { Book } from './book.ts';
import { type Counting, cellKey } from './check-rows.ts';

/** Header of a template; all of it but the values is locked. */
export const templateColumns = ['单位编号', '单位', '数据项', '计量单位', '月份', '数值'] as const;

/** One line of a template: everything that the system knows, the last value delivered among it. */
export interface TemplateRow {
  unit: string;
  unitName: string;
  figure: string;
  unitOfMeasure: string;
  month: string;
  value: string | undefined;
  min: string | undefined;
  max: string | undefined;
}

interface Span {
  from: string;
  to: string;
}

/** What a source is asked for in some months of the year: every unit, every figure it delivers, in the months of its frequency. */
export const templateRows = (book: Book, { from, to }: Span, posted: Counting): TemplateRow[] => {
  const delivered = new Set(book.delivered);
  return book.units.flatMap(({ id, name, category, since, until }) => {
    const closing = until !== undefined && until <= to;
    const through = closing ? until : to;
    const figures = [...(book.asked.get(category)?.values() ?? [])].filter((figure) => delivered.has(figure.name) && !figure.baseData);
    return figures.flatMap((figure) =>
      dueMonths(figure.frequency, { through, since, closing })
        .filter((month) => month >= from)
        .map((month) => ({
          unit: id,
          unitName: name,
          figure: figure.name,
          unitOfMeasure: figure.unitOfMeasure,
          month,
          value: posted.get(cellKey({ unit: id, figure: figure.name, period: month })),
          min: figure.domain.min,
          max: figure.domain.max,
        })),
    );
  });
};
