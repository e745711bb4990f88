import { describe, expect, it } from 'vitest';
import { assessedUnits } from '#domain/targets/asked.ts';
import type { Cascade } from '#domain/targets/cascade.ts';
import { approveChange } from '#domain/targets/change-moves.ts';
import { checkChange, linesOf } from '#domain/targets/check-change.ts';
import { problemsOfList } from '#domain/targets/check-target.ts';
import { draftsOf, openDrafts } from '#domain/targets/drafts.ts';
import type { UnitTarget } from '#domain/targets/unit-target.ts';
import { samplePlayable } from '../../../infra/local/play/from-sample.ts';
import { aCycle, aTaskOf } from '../../domain/a-year.ts';

describe.each([24, 120])('the targets of the sample county with %i units', (size) => {
  const sample = samplePlayable(size);
  const { targetWork, targets, joining } = sample;
  const plan = { ...sample.plan, units: [...sample.plan.units, ...joining.map(({ unit }) => unit)] };
  const units = assessedUnits(plan, sample.schemes);
  const drafts = draftsOf({ id: 'batch', source: '底稿' }, targets);
  const key = { county: plan.county, cycle: String(plan.year) };
  const agreed = drafts.map((draft): UnitTarget => ({ ...key, ...draft, version: 1, by: 'li', on: '2026-02-02', rev: 1 }));
  const cascades = targetWork.cascades.map((cascade): Cascade => ({ ...key, ...cascade, status: 'in-force', by: 'clerk', on: '2026-02-02', rev: 2 }));

  it('can all be proposed as they are drafted, and as they are mistyped first', () => {
    expect(units.flatMap((each) => problemsOfList(each, openDrafts([], drafts, each), plan.year))).toEqual([]);
    const typed = targetWork.returned.flatMap(({ unit, typed: entries }) => entries.map((entry) => ({ unit, ...entry })));
    const mistyped = drafts.map((draft) => ({ ...draft, ...typed.find((entry) => entry.unit === draft.unit && entry.indicator === draft.indicator) }));
    expect(typed.length).toBeGreaterThan(0);
    expect(units.flatMap((each) => problemsOfList(each, openDrafts([], mistyped, each), plan.year))).toEqual([]);
  });

  it.each(targetWork.changes)('change by $id, and every cascade still adds up', ({ day, note, totals, lines: asked, ...filed }) => {
    const lists = plan.units.map(({ id: unit }) => ({ ...key, unit, status: 'agreed' as const, round: 1, task: 't', rev: 4 }));
    expect(checkChange(asked, { units, lists, targets: agreed, year: plan.year })).toEqual([]);
    const request = {
      ...key,
      ...filed,
      lines: linesOf(asked, agreed),
      status: 'requested' as const,
      task: 't',
      requestedBy: 'clerk',
      requestedOn: day,
      totals: [],
      rev: 1,
    };
    const approval = { request, task: aTaskOf('decide-target-change'), year: aCycle({ ...key, today: day }), by: 'head', note, targets: agreed, cascades };
    expect(approveChange({ ...approval, totals }).changes.filter((change) => 'created' in change)).toHaveLength(asked.length);
    expect(() => approveChange({ ...approval, totals: [] })).toThrow('不能批准');
  });
});
