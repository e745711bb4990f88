import { describe, expect, it } from 'vitest';
import { Unit } from '#domain/schemes/plan.ts';
import { monthsBefore, predecessorsOf, spanOf } from '#domain/scoring/unit-months.ts';

const unit = (id: string, given: object = {}) => Unit.parse({ id, name: id, kind: 'department', category: 'A', ...given });
const among = (...units: Unit[]) => ({ units: new Map(units.map((each) => [each.id, each])), through: '2026-12' });

describe('the months of a unit', () => {
  it('run to the month asked for, or to its own end, where it owes every figure', () => {
    expect(spanOf(unit('U001', { since: '2026-03' }), '2026-06')).toEqual({ through: '2026-06', since: '2026-03' });
    expect(spanOf(unit('U001', { until: '2026-07' }), '2026-06')).toEqual({ through: '2026-06', since: undefined });
    expect(spanOf(unit('U001', { until: '2026-06' }), '2026-06')).toEqual({ through: '2026-06', since: undefined, closing: true });
    expect(spanOf(unit('U001', { until: '2026-05', since: '2026-02' }), '2026-06')).toEqual({ through: '2026-05', since: '2026-02', closing: true });
  });
});

describe('merged units', () => {
  const [before, long] = [unit('U001', { until: '2026-03' }), unit('U002', { until: '2026-06', since: '2026-02' })];
  const successor = unit('U003', { since: '2026-07', mergedFrom: ['U001', 'U002', 'U009'] });

  it('stand for the months of the one that stood longest', () => {
    expect(predecessorsOf(successor, among(before, long, successor)).map(({ id }) => id)).toEqual(['U001', 'U002']);
    expect(monthsBefore(successor, among(before, long, successor))).toBe(5);
    expect(monthsBefore(successor, among(before, successor))).toBe(3);
    expect(monthsBefore(successor, { ...among(before, long), through: '2026-04' })).toBe(3);
  });

  it('must have ended before the successor began', () => {
    const goesOn = unit('U001');
    const overlaps = unit('U002', { until: '2026-07' });
    expect(predecessorsOf(successor, among(goesOn, overlaps))).toEqual([]);
    expect(predecessorsOf(unit('U003', { mergedFrom: ['U001'] }), among(before))).toEqual([]);
    expect(predecessorsOf(unit('U003', { since: '2026-07' }), among(before))).toEqual([]);
    expect(monthsBefore(unit('U003'), among(before))).toBe(0);
  });
});
