import { exact, toText } from '#domain/numbers/exact.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { smallCounty } from '../support/small-county.ts';

const quarters = ['2026-03', '2026-06', '2026-09', '2026-12'];

/** The county that the cost is counted on: as large as the issue names it, plain in everything else. */
export interface Size {
  units: number;
  indicators: number;
  /** Share of submissions that the office returns once, in %. */
  returnedPercent: number;
}

const unitId = (at: number): string => `U${String(at + 1).padStart(3, '0')}`;
const figureName = (at: number): string => `数据项${at + 1}`;
const reportedValue = (unit: number, figure: number, quarter: number): string => String((quarter + 1) * (18 + ((unit * 7 + figure * 3) % 9)));

const indicatorOf = (at: number, indicators: number) => ({
  kind: 'indicator' as const,
  code: `I${at + 1}`,
  name: figureName(at),
  fullMarks: toText(exact(100).div(indicators)),
  goal: '服务民生',
  field: '经济发展',
  unitOfMeasure: '件',
  source: '自报',
  frequency: 'quarterly' as const,
  accumulation: 'cumulative' as const,
  text: '按完成率计分',
  rule: { kind: 'completion' as const, mode: 'quotient' as const },
});

const schemeOf = (code: string, indicators: number): Scheme =>
  Scheme.parse({
    format: 'xianheng-scheme/1',
    code,
    name: `${code}细则`,
    year: 2026,
    version: 1,
    effectiveFrom: '2026-01-01',
    root: { kind: 'node', code: 'R', name: '总分', fullMarks: '100', children: Array.from({ length: indicators }, (_, at) => indicatorOf(at, indicators)) },
  });

/** Four windows, the last one final; every unit is asked for every indicator in every window. */
export const benchCounty = ({ units, indicators, returnedPercent }: Size): Playable => {
  const small = smallCounty();
  const ids = Array.from({ length: units }, (_, at) => unitId(at));
  const plan = Plan.parse({
    ...small.plan,
    units: ids.map((id, at) => ({ id, name: `第${at + 1}局`, kind: 'department', category: at < units / 2 ? 'A' : 'B' })),
    windows: [
      { code: '2026Q1', name: '一季度', from: '2026-01', to: '2026-03', opens: '2026-04-01', due: '2026-04-15' },
      { code: '2026Q2', name: '二季度', from: '2026-04', to: '2026-06', opens: '2026-07-01', due: '2026-07-15' },
      { code: '2026Q3', name: '三季度', from: '2026-07', to: '2026-09', opens: '2026-10-09', due: '2026-10-20' },
      { code: '2026FY', name: '年终', from: '2026-10', to: '2026-12', opens: '2027-01-05', due: '2027-01-15', final: true },
    ],
    phases: { ...small.plan.phases, midtermTracking: '2026-03-02' },
    burden: { ...small.plan.burden, cellsPerUnit: indicators * quarters.length },
  });
  const figures = ids.flatMap((unit, at) =>
    Array.from({ length: indicators }, (_, figure) =>
      quarters.map((period, quarter) => ({ unit, figure: figureName(figure), period, value: reportedValue(at, figure, quarter), source: '自报' })),
    ).flat(),
  );
  // Of every hundred units in a row exactly `returnedPercent`, other ones in every window.
  const isReturned = (at: number, window: number): boolean => ((at + window) * returnedPercent) % 100 < returnedPercent;
  const slips = plan.windows.flatMap(({ code, to }, window) =>
    ids.flatMap((unit, at) =>
      isReturned(at, window)
        ? [{ kind: 'office-returns' as const, window: code, unit, reason: '与台账不符', typed: [{ figure: figureName(0), month: to, value: '1' }] }]
        : [],
    ),
  );
  const offices = small.people.filter(({ posts }) => posts.every(({ unit }) => unit === undefined));
  const members = ids.flatMap((unit) =>
    (['unit-reporter', 'unit-leader'] as const).map((role) => ({ id: `${role}-${unit}`, name: `${unit}${role}`, posts: [{ role, unit, from: '2025-01-01' }] })),
  );
  return {
    ...small,
    plan,
    schemes: [schemeOf('SA', indicators), schemeOf('SB', indicators)],
    people: [...offices, ...members],
    targets: ids.flatMap((unit) => Array.from({ length: indicators }, (_, at) => ({ unit, indicator: `I${at + 1}`, target: '100', milestones: [] }))),
    baseData: ids.map((unit) => ({ unit, figure: '上年办件量', period: '2025-12', value: '90', source: '统计局' })),
    figures,
    gaps: [],
    slips,
    ledger: [],
    joining: [],
    budgets: ids.map((unit) => ({ unit, base: '100000000', protected: { basicGuarantees: '60000000', debtService: '0', earmarked: '0', contracts: '0' } })),
    budgetTotal: String(100_000_000 * units),
    adjustments: [],
  };
};
