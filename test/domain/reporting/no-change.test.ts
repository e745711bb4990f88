import { describe, expect, it } from 'vitest';
import { unchangedEntries } from '#domain/reporting/no-change.ts';
import type { ReportedFigure } from '#domain/reporting/submission.ts';
import { Figure } from '#domain/schemes/indicator.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';

const unit = 'U001';
const figureOf = (name: string, accumulation: Figure['accumulation']): Figure =>
  Figure.parse({ name, unitOfMeasure: '件', accumulation, frequency: 'monthly', source: '自报' });
const months = ['2026-04', '2026-05', '2026-06'];
const cellsOf = (...figures: Figure[]) => figures.flatMap((figure) => months.map((month) => ({ figure, month })));
const value = (figure: string, period: string, text: string): FigureValue => ({ unit, figure, period, value: text, source: '自报' });
const reported = (figure: string, month: string, text: string, rev = 1): ReportedFigure => ({
  ...{ county: '330798', cycle: '2026', unit, window: 'W', by: 'p', on: '2026-07-02' },
  ...{ figure, month, value: text, rev },
});

const total = figureOf('累计数', 'cumulative');
const stock = figureOf('存量', 'point-in-time');
const amount = figureOf('发生数', 'in-period');
const cells = cellsOf(total, stock, amount);
const known = [value('累计数', '2026-03', '30'), value('存量', '2025-12', '5'), value('发生数', '2026-03', '8')];
const shown = (entries: readonly { figure: string; month: string; value: string }[]) =>
  entries.map(({ figure, month, value: text }) => `${figure} ${month} ${text}`);

describe('“no change” for all cells', () => {
  it('answers every cell that waits with the value carried forward, and leaves what each period brought to the unit', () => {
    const { entries, refused } = unchangedEntries({ unit, cells, known, reported: [] });
    expect(shown(entries).sort()).toEqual([
      '存量 2026-04 5',
      '存量 2026-05 5',
      '存量 2026-06 5',
      '累计数 2026-04 30',
      '累计数 2026-05 30',
      '累计数 2026-06 30',
    ]);
    expect(entries.every(({ unchanged, rev }) => unchanged && rev === undefined)).toBe(true);
    expect(refused).toEqual([]);
  });

  it('goes on from what was typed for the month before, and touches nothing that is answered', () => {
    const typed = [reported('累计数', '2026-05', '44')];
    const { entries } = unchangedEntries({ unit, cells: cellsOf(total), known: [...known, value('累计数', '2026-05', '44')], reported: typed });
    expect(shown(entries)).toEqual(['累计数 2026-04 30', '累计数 2026-06 44']);
  });

  it('answers a cell whose value was taken back, over the rev it has', () => {
    const { entries } = unchangedEntries({ unit, cells: cellsOf(total), known, reported: [reported('累计数', '2026-05', '', 2)] });
    expect(entries.map(({ month, value: text, rev }) => [month, text, rev])).toEqual([
      ['2026-04', '30', undefined],
      ['2026-05', '30', 2],
      ['2026-06', '30', undefined],
    ]);
  });

  it('is silent about a cell without a value before it: that still waits for the unit', () => {
    expect(unchangedEntries({ unit, cells: cellsOf(total), known: [], reported: [] })).toEqual({ entries: [], refused: [] });
  });
});

describe('“no change” for named cells', () => {
  const named = (...list: [string, string][]) => list.map(([figure, month]) => ({ figure, month }));

  it('replaces what was typed, under its rev, and the months after it go on from there', () => {
    const typed = [reported('累计数', '2026-04', '41', 3)];
    const all = [...known, value('累计数', '2026-04', '41')];
    const { entries } = unchangedEntries({ unit, cells, known: all, reported: typed, named: named(['累计数', '2026-05'], ['累计数', '2026-04']) });
    expect(entries).toEqual([
      { figure: '累计数', month: '2026-04', value: '30', unchanged: true, rev: 3 },
      { figure: '累计数', month: '2026-05', value: '30', unchanged: true },
    ]);
  });

  it('says of each that cannot be carried why not', () => {
    const { entries, refused } = unchangedEntries({
      unit,
      cells,
      known: [],
      reported: [],
      named: named(['存量', '2026-04'], ['发生数', '2026-04'], ['办件量', '2026-04'], ['存量', '2026-03']),
    });
    expect(entries).toEqual([]);
    expect(refused.map(({ figure, problem }) => [figure, problem.path, problem.code]).sort()).toEqual([
      ['办件量', 'cells[2]', 'not-asked'],
      ['发生数', 'cells[1]', 'not-carried'],
      ['存量', 'cells[0]', 'nothing-to-carry'],
      ['存量', 'cells[3]', 'not-asked'],
    ]);
    expect(refused.find(({ problem }) => problem.code === 'not-carried')?.problem.message).toBe(
      '数据项“发生数”(2026-04)是本期发生数,不能沿用上期;没有发生的请填 0',
    );
  });
});
