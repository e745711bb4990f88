import { describe, expect, it } from 'vitest';
import { manualChangesOf } from '#domain/results/manual-change.ts';
import { assess } from '#domain/scoring/assess.ts';
import { aPhase, aWindow } from '../a-year.ts';
import { aDossier, scoring } from '../scoring/a-dossier.ts';

const none = { cards: [], reconciliations: [], targetChanges: [], windows: [], phases: [] };

describe('manual changes', () => {
  it('are none where people left everything as it was computed', () => {
    expect(
      manualChangesOf({ ...none, cards: assess(aDossier({ units: [scoring(90)] })), windows: [aWindow()], phases: [aPhase('feedback', 'complete')] }),
    ).toEqual([]);
  });

  it('show what was computed beside what was put in its place, from every kind of record', () => {
    const decided = { id: 'SY-1', reason: '补充核实', by: '领导小组' };
    const cards = assess(aDossier({ units: [scoring(90)], decisions: [{ kind: 'awarded-marks', unit: 'U001', indicator: 'P1', marks: '95', ...decided }] }));
    const line = {
      unit: 'U002',
      name: '',
      grade: '',
      base: '0',
      protected: '0',
      coefficient: '1',
      amount: '90',
      steps: [{ name: 'after-coefficient', value: '100' }],
    };
    const table = {
      ...{ county: '330798', cycle: '2026', version: 1, status: 'drawn' as const, hash: '', total: '0', sum: '0', on: '2027-03-15', rev: 2 },
      adjustments: [{ unit: 'U002', amount: '90', reason: '结转', by: 'finance' }],
    };
    const shown = manualChangesOf({
      ...none,
      cards,
      windows: [aWindow({ closedEarly: '防汛', closedOn: '2026-07-08' })],
      budget: { table, paper: { lines: [line], excluded: [], total: '0', sum: '0' } },
    });
    expect(shown.map(({ kind, unit, before, after, reason }) => [kind, unit, before, after, reason])).toEqual([
      ['marks', 'U001', '90', '95', '补充核实'],
      ['budget', 'U002', '100', '90', '结转'],
      ['closed-early', undefined, undefined, undefined, '防汛'],
    ]);
  });
});
