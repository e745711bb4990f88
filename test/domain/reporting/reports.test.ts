import { describe, expect, it } from 'vitest';
import { InvalidInput } from '#domain/problems/errors.ts';
import { dueDay } from '#domain/reporting/due-day.ts';
import { type Cell, mustBeAnswered, repeatedEntries, repeatedEntry } from '#domain/reporting/form.ts';
import { Figure } from '#domain/schemes/indicator.ts';
import { Calendar } from '#domain/schemes/plan.ts';
import { aWindow } from '../a-year.ts';

const figure = Figure.parse({ name: '办件量', unitOfMeasure: '件', accumulation: 'cumulative', frequency: 'quarterly', source: '自报' });
const cells: Cell[] = ['2026-03', '2026-06'].map((month) => ({ figure, month }));
const cell = (month: string) => ({ figure: '办件量', month });

const refused = (reported: object[], missing: object[]): { message: string; problems: string[] } | undefined => {
  try {
    mustBeAnswered(cells, reported as ReturnType<typeof cell>[], missing as ReturnType<typeof cell>[]);
  } catch (error) {
    if (error instanceof InvalidInput) return { message: error.message, problems: error.problems.map(({ path, code }) => `${path} ${code}`) };
    throw error;
  }
  return undefined;
};

describe('a report', () => {
  it('answers every cell: reported, or declared missing', () => {
    expect(refused([cell('2026-03')], [cell('2026-06')])).toBeUndefined();
    expect(refused([cell('2026-03')], [])).toEqual({ message: '还有 1 个数据项没有填报', problems: ['figures.办件量.2026-06 not-reported'] });
  });

  it('excuses nothing that nobody asked for; what is silent is named too', () => {
    expect(refused([cell('2026-03'), cell('2026-06')], [cell('2026-05')])).toEqual({
      message: '缺报说明中有本填报期不填的数据项',
      problems: ['missing[0] not-asked'],
    });
    expect(refused([], [cell('2026-03'), { ...cell('2026-06'), figure: '办件率' }])?.problems).toEqual([
      'missing[1] not-asked',
      'figures.办件量.2026-06 not-reported',
    ]);
  });
});

describe('entries of one request', () => {
  it('that speak of the same cell again are told apart, and named', () => {
    const entries = ['2026-03', '2026-06', '2026-03', '2026-03'].map((month, at) => ({ ...cell(month), value: String(at) }));
    expect([...repeatedEntries(entries)]).toEqual([2, 3]);
    expect(repeatedEntry({ ...cell('2026-03'), value: '2' }, 'figures[2]')).toEqual({
      path: 'figures[2]',
      code: 'repeated-entry',
      message: '数据项“办件量”(2026-03)在同一次保存中出现了两次,只保存第一次的数值',
      got: '2',
    });
  });
});

describe('the due day of the next step', () => {
  const calendar = Calendar.parse({ holidays: ['2026-07-10'] });
  it('is the window’s, while there is time', () => {
    for (const step of ['report', 'sign', 'accept'] as const) expect(dueDay(step, aWindow({ due: '2026-07-31' }), '2026-07-01', calendar)).toBe('2026-07-31');
  });

  it('leaves three working days to a unit and five to the office near its end', () => {
    // 2026-07-09 is a Thursday, the day after is off.
    const due = (step: 'report' | 'sign' | 'accept') => dueDay(step, aWindow({ due: '2026-07-10' }), '2026-07-09', calendar);
    expect([due('report'), due('sign'), due('accept')]).toEqual(['2026-07-15', '2026-07-15', '2026-07-17']);
  });
});
