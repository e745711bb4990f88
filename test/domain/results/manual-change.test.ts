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
    // A unit whose amount finance set, though the table has no line of it: there is nothing to show beside it.
    const without = manualChangesOf({ ...none, budget: { table, paper: { lines: [], excluded: [], total: '0', sum: '0' } } });
    expect(without).toEqual([{ kind: 'budget', unit: 'U002', before: undefined, after: '90', reason: '结转', by: 'finance' }]);
  });

  it('show the figure that counts beside those of the other sources', () => {
    const counted = { source: 'tongji', value: '120' };
    const others = [
      { source: 'report', value: '131' },
      { source: 'caizheng', value: '119' },
    ];
    const reconciliation = { county: '330798', cycle: '2026', unit: 'U001', figure: 'F1', period: '2026-06', counted, others, version: 1 };
    expect(manualChangesOf({ ...none, reconciliations: [{ ...reconciliation, reason: '以统计为准', by: 'clerk', on: '2026-07-09' }] })).toEqual([
      {
        ...{ kind: 'source', unit: 'U001', what: 'F1 2026-06', before: 'report 131、caizheng 119', after: 'tongji 120' },
        ...{ reason: '以统计为准', by: 'clerk', on: '2026-07-09' },
      },
    ]);
  });

  it('show every line of an approved change of targets, and none of one that is asked or refused', () => {
    const line = (unit: string, from: string, to: string) => ({
      ...{ unit, indicator: 'R1', version: 1, from: { target: from, milestones: [] }, to: { target: to, milestones: [] } },
    });
    const request = {
      ...{ county: '330798', cycle: '2026', id: 'BG-001', reason: '区划调整', money: { moves: false as const }, task: 't', totals: [], rev: 2 },
      ...{ requestedBy: 'reporter', requestedOn: '2026-06-01', decidedBy: 'head', decidedOn: '2026-06-05' },
      lines: [line('U001', '100', '90'), line('U002', '50', '60')],
    };
    const changes = (['requested', 'refused', 'approved'] as const).map((status) => ({ ...request, status }));
    const decided = { kind: 'target', what: 'R1', reason: '区划调整', by: 'head', on: '2026-06-05' };
    expect(manualChangesOf({ ...none, targetChanges: changes })).toEqual([
      { ...decided, unit: 'U001', before: '100', after: '90' },
      { ...decided, unit: 'U002', before: '50', after: '60' },
    ]);
  });

  it('show windows and phases that were ended early, with the day', () => {
    const phases = [{ ...aPhase('feedback', 'complete'), closedEarly: '换届', completedOn: '2027-02-20' }];
    expect(manualChangesOf({ ...none, windows: [aWindow({ closedEarly: '防汛', closedOn: '2026-07-08' })], phases })).toEqual([
      { kind: 'closed-early', what: aWindow().name, reason: '防汛', on: '2026-07-08' },
      { kind: 'closed-early', what: 'feedback', reason: '换届', on: '2027-02-20' },
    ]);
  });
});
