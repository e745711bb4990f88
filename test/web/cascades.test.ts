import { describe, expect, it } from 'vitest';
import { Cascade } from '#domain/targets/cascade.ts';
import { contentOf, differencesOf, emptyCascade, notYet, textOf } from '../../web/console/pages/cascades/draft.ts';
import { effectsOf, movedOf } from '../../web/console/pages/cascades/effects.ts';

const share = (unit: string, value: string) => ({ unit, indicator: 'R1', value });
const cascade = (id: string, more: object) =>
  Cascade.parse({ county: '330798', cycle: '2026', id, title: id, rule: { kind: 'sum' }, status: 'in-force', by: 'P1', on: '2026-01-20', rev: 1, ...more });
const countys = cascade('FJ-01', { total: '400', shares: [share('U001', '250'), share('U004', '150')] });
const leads = cascade('FJ-02', { lead: { unit: 'U001', indicator: 'R1' }, total: '250', shares: [share('U002', '120'), share('U003', '130')] });

describe('a cascade as it is typed', () => {
  it('says what is still missing, row by row, and is nothing until then', () => {
    const text = { ...emptyCascade('FJ-01', ''), rule: 'stated' as const, total: '四百' };
    expect([notYet(text), contentOf(text)]).toEqual([['title', 'total', 'percent', 'basis', 1], undefined]);
  });
  it('is, once written, what stands there', () => {
    const { title, lead, total, rule, shares } = leads;
    expect(contentOf(textOf(leads))).toEqual({ title, lead, total, rule, shares });
  });
  it('is compared share by share; what goes is last', () => {
    const told = differencesOf(countys.shares, [share('U004', '160'), share('U005', '240')]).map(({ unit, before, after }) => [unit, before, after]);
    expect(told).toEqual([
      ['U004', '150', '160'],
      ['U005', undefined, '240'],
      ['U001', '250', undefined],
    ]);
  });
});

describe('a change of what is in force', () => {
  it('moves every level, and names the total of the county that makes it add up again', () => {
    const moved = movedOf(leads, { 'U003 R1': '120' }, '240');
    expect(moved.map(({ unit, before, after }) => [unit, before, after])).toEqual([
      ['U001', '250', '240'],
      ['U003', '130', '120'],
    ]);
    expect(effectsOf([countys, leads], moved).map(({ cascade: { id }, found, due, ok, restate }) => [id, found, due, ok, restate])).toEqual([
      ['FJ-01', '390', '400', false, '390'],
      ['FJ-02', '240', '240', true, undefined],
    ]);
  });
  it('that leaves the lead’s target where it is must be borne by another unit', () => {
    const [effect] = effectsOf([countys, leads], movedOf(leads, { 'U003 R1': '120' }, '250'));
    expect([effect?.ok, effect?.restate]).toEqual([false, undefined]);
  });
});
