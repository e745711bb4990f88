import { describe, expect, it } from 'vitest';
import { openBook } from '#domain/ingestion/book.ts';
import { checkDelivery } from '#domain/ingestion/check-delivery.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { aPlan, aScheme, edited } from '../../support/valid-papers.ts';
import { aSource } from './a-source.ts';

const schemes = [Scheme.parse(edited(aScheme(), 'figures[0].source', '财政局'))];
const book = openBook({ policy: {}, plan: Plan.parse(aPlan()), schemes, source: aSource(), today: '2026-07-02' });
const row = { unit: 'U001', figure: '办件总量', period: '2026-06', value: '12.50' };
const told = (...rows: unknown[]): string[] => {
  const checked = checkDelivery(book, rows);
  return 'problems' in checked ? checked.problems.map(({ path, code }) => `${path} ${code}`) : [];
};

describe('what a source delivers', () => {
  it('becomes values of that source, also of the two years before', () => {
    const old = { ...row, unit: 'U002', period: '2024-01' };
    expect(checkDelivery(book, [row, old])).toEqual({
      values: [
        { ...row, source: '财政局' },
        { ...old, source: '财政局' },
      ],
    });
  });

  it.each<[string, unknown, string[]]>([
    ['no unit of the plan', { ...row, unit: 'U099' }, ['rows[0].unit unknown-unit']],
    ['a figure that nobody has', { ...row, figure: '无' }, ['rows[0].figure unknown-figure']],
    ['a figure of another source', { ...row, figure: '按时办结' }, ['rows[0].figure figure-of-another-source']],
    ['a figure that the unit is not asked for', { ...row, unit: 'U003' }, ['rows[0].figure figure-not-asked']],
    ['a value outside its range', { ...row, value: '-1' }, ['rows[0].value outside-domain']],
    ['a month to come', { ...row, period: '2026-08' }, ['rows[0].period month-out-of-range']],
    ['a month too long ago', { ...row, period: '2023-12' }, ['rows[0].period month-out-of-range']],
    ['two faults in one row', { ...row, unit: 'U099', period: '2023-12' }, ['rows[0].unit unknown-unit', 'rows[0].period month-out-of-range']],
    ['a source of its own', { ...row, source: '审计局' }, ['rows[0].source schema-unrecognized-keys']],
    ['no object', 7, ['rows[0] schema-invalid-type']],
    ['a secret item', { ...row, figure: '某项(机密★10年)' }, ['rows[0].figure secret-marker']],
    ['a novel', { ...row, value: '9'.repeat(2100) }, ['rows[0] row-too-long']],
  ])('is refused when it is %s', (_, wrong, expected) => {
    expect(told(wrong)).toEqual(expected);
  });

  it('is refused when it says the same thing twice', () => {
    expect(told(row, { ...row, unit: 'U002' }, { ...row, value: '13' })).toEqual(['rows[2] value-repeated']);
  });
});
