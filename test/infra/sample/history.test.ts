import { describe, expect, it } from 'vitest';
import { samplePlayable } from '../../../infra/local/play/from-sample.ts';

const sample = samplePlayable(24);

describe('the history of the sample county', () => {
  it('has two years of months, the same every time, of this year’s units and figures', () => {
    expect(samplePlayable(24).history).toEqual(sample.history);
    expect([...new Set(sample.history.map(({ period }) => period.slice(0, 4)))].sort()).toEqual(['2024', '2025']);
    const now = new Set(sample.figures.map(({ unit, figure, source }) => `${unit}|${figure}|${source}`));
    expect(sample.history.filter(({ unit, figure, source }) => !now.has(`${unit}|${figure}|${source}`))).toEqual([]);
    expect(sample.history.length).toBeGreaterThan(500);
  });

  it('holds plain numbers, and running totals that do not fall', () => {
    expect(sample.history.filter(({ value }) => !/^\d+(\.\d+)?$/.test(value))).toEqual([]);
    const income = sample.history
      .filter(({ figure, unit, period }) => figure === '一般公共预算收入' && unit === 'U016' && period.startsWith('2025'))
      .map(({ value }) => Number(value));
    expect(income).toHaveLength(12);
    expect(income).toEqual([...income].sort((a, b) => a - b));
  });
});
