import { describe, expect, it } from 'vitest';
import type { Cycle, Window } from '#domain/cycles/cycle.ts';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { addUnit, mustTakeUnits } from '#domain/schemes/add-unit.ts';
import { Unit } from '#domain/schemes/plan.ts';
import { unitsAsked, unitsIn } from '#domain/schemes/units-in.ts';
import { plan } from './problems-of.ts';

const archives = Unit.parse({ id: 'U010', name: '档案馆', kind: 'department', category: 'A', since: '2026-08' });

const refused = (unit: Unit) => {
  try {
    addUnit(plan, unit, 2);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  throw new Error('was taken');
};

describe('a unit that joins in mid-year', () => {
  it('makes a new version of the plan and leaves the old one as it was', () => {
    const next = addUnit(plan, archives, 2);
    expect(next).toEqual({ ...plan, version: 2, units: [...plan.units, archives] });
    expect(plan.units).toHaveLength(4);
  });

  it.each([
    [{ id: 'U001' }, 'unit.id unit-known'],
    [{ name: '财政局' }, 'unit.name name-known'],
    [{ category: 'C' }, 'unit.category unknown-category'],
    [{ since: undefined }, 'unit.since no-since'],
  ])('is refused with %j', (change, problem) => {
    expect(refused({ ...archives, ...change }).map(({ path, code }) => `${path} ${code}`)).toEqual([problem]);
  });

  it('is told everything at once, and which categories there are', () => {
    const problems = refused({ ...archives, id: 'U001', name: '财政局', category: 'C', since: undefined });
    expect(problems).toHaveLength(4);
    expect(problems[2]).toMatchObject({ expected: 'A、B', got: 'C' });
  });

  it('takes part from its first month on', () => {
    const next = addUnit(plan, archives, 2);
    expect(unitsIn(next, '2026-07').map(({ id }) => id)).toEqual(['U001', 'U002', 'U003', 'U004']);
    expect(unitsIn(next, '2026-08').map(({ id }) => id)).toContain('U010');
    expect(unitsIn(next, '2026-04').map(({ id }) => id)).not.toContain('U004');
  });

  it('is asked no more in windows after its last month', () => {
    const ending = { ...plan, units: plan.units.map((unit) => (unit.id === 'U001' ? { ...unit, until: '2026-08' } : unit)) };
    const asked = (from: string, to: string) => unitsAsked(ending, { from, to }).map(({ id }) => id);
    expect(asked('2026-07', '2026-09')).toContain('U001');
    expect(asked('2026-08', '2026-08')).toContain('U001');
    expect(asked('2026-09', '2026-12')).not.toContain('U001');
  });

  it('comes too late when the year-end window has closed', () => {
    const cycle = { cycle: '2026' } as Cycle;
    const windows = (midterm: Window['status'], final: Window['status']) =>
      [
        { final: false, status: midterm },
        { final: true, status: final },
      ] as Window[];
    expect(() => mustTakeUnits(cycle, windows('closed', 'open'))).not.toThrow();
    expect(() => mustTakeUnits(cycle, windows('closed', 'closed'))).toThrow(NotAllowed);
    expect(() => mustTakeUnits(cycle, windows('closed', 'closed'))).toThrow('2026 年度年终填报期已关闭');
  });
});
