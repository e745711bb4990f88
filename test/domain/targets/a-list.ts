import { Indicator } from '#domain/schemes/indicator.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { Cascade } from '#domain/targets/cascade.ts';
import type { ChangeRequest } from '#domain/targets/change-request.ts';
import type { TargetEntry } from '#domain/targets/entry.ts';
import type { TargetList } from '#domain/targets/target-list.ts';
import type { UnitTarget } from '#domain/targets/unit-target.ts';

/** A unit's targets as they stand in a year's beginning; a story says only what matters to it. */
const year = { county: '330798', cycle: '2026' } as const;

export const aList = (more: Partial<TargetList> = {}): TargetList => ({
  ...year,
  unit: 'U001',
  status: 'open',
  round: 1,
  task: 'propose-targets-U001-1',
  rev: 1,
  ...more,
});

export const aTarget = (more: Partial<UnitTarget> = {}): UnitTarget => ({
  ...year,
  unit: 'U001',
  indicator: 'R1',
  version: 1,
  target: '100',
  milestones: [],
  by: 'li',
  on: '2026-02-02',
  rev: 1,
  ...more,
});

export const aUnit = (more: Partial<Unit> = {}): Unit => ({
  id: 'U001',
  name: '样一局',
  kind: 'department',
  category: 'A',
  paidBy: 'county',
  difficulty: '1',
  ...more,
});

export const aLeaf = (more: object = {}): Indicator =>
  Indicator.parse({
    kind: 'indicator',
    code: 'R1',
    name: '固定资产投资',
    fullMarks: '10',
    unitOfMeasure: '万元',
    domain: { min: '0', max: '1000' },
    text: '按完成率计分',
    rule: { kind: 'completion', mode: 'quotient' },
    ...more,
  });

/** A target that nothing is wrong with. */
export const anEntry = (more: Partial<TargetEntry> = {}): TargetEntry => ({
  indicator: 'R1',
  target: '100',
  baseline: { value: '90', source: { from: 'last-cycle', cycle: '2025' } },
  milestones: [
    { month: '2026-03', value: '20' },
    { month: '2026-06', value: '45.5' },
    { month: '2026-12', value: '100' },
  ],
  ...more,
});

/** 招商引资 of the county, all of it the first unit's. */
export const aCascade = (more: Partial<Cascade> = {}): Cascade => ({
  ...year,
  id: 'FJ-01',
  title: '招商引资分解到部门',
  total: '100',
  rule: { kind: 'sum' },
  shares: [{ unit: 'U001', indicator: 'R1', value: '100' }],
  status: 'declared',
  by: 'clerk',
  on: '2026-02-01',
  rev: 1,
  ...more,
});

export const aRequest = (more: Partial<ChangeRequest> = {}): ChangeRequest => ({
  ...year,
  id: 'BG-001',
  lines: [{ unit: 'U001', indicator: 'R1', version: 1, from: { target: '100', milestones: [] }, to: { target: '80', milestones: [] } }],
  reason: '重大项目因征地延期',
  money: { moves: true, adjustment: '衡财预〔2026〕21号' },
  status: 'requested',
  task: 'target-change-BG-001',
  requestedBy: 'wu',
  requestedOn: '2026-07-06',
  totals: [],
  rev: 1,
  ...more,
});
