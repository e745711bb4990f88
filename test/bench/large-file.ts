import { openBook } from '#domain/ingestion/book.ts';
import { Source } from '#domain/ingestion/source.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { smallCounty } from '../support/small-county.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const months = Array.from({ length: 12 }, (_, at) => `2026-${two(at + 1)}`);
const figures = Array.from({ length: 12 }, (_, at) => `统计数据项${two(at + 1)}`);
const units = Array.from({ length: 700 }, (_, at) => ({ id: `U${at + 100}`, name: `第${at + 100}单位` }));

/** 100,800 rows: 700 units, 12 figures, 12 months, each with its own value. */
export const largeRows = (): (string | number)[][] => [
  ['单位编号', '单位', '数据项', '月份', '数值'],
  ...units.flatMap(({ id, name }, unit) =>
    figures.flatMap((figure, at) => months.map((month, of) => [id, name, figure, month, ((unit * 7919 + at * 104_729 + of * 1299) % 1_000_000) / 100])),
  ),
];

/** What the rows are held against. */
export const largeBook = () => {
  const { policy, plan, schemes } = smallCounty();
  const figure = (name: string) => ({ name, unitOfMeasure: '万元', accumulation: 'in-period', frequency: 'monthly', source: '统计局', domain: { min: '0' } });
  const [first] = schemes;
  return openBook({
    policy,
    plan: Plan.parse({ ...plan, units: units.map((unit) => ({ ...unit, kind: 'department', category: 'A' })) }),
    schemes: [Scheme.parse({ ...first, figures: figures.map(figure) })],
    source: Source.parse({ county: plan.county, id: 'statistics', name: '统计局', owner: { name: '统计局' }, precedence: 1, by: 'li', rev: 1 }),
    today: '2027-01-05',
  });
};
