import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import { smallCounty } from '../support/small-county.ts';

/** Rules of one unit's value, and the same rule as a JSONata expression over `x` (value) and `T` (target), marks rounded to two digits. */
export const rules = [
  { rule: { kind: 'completion', mode: 'quotient' }, jsonata: '$round($min([1, $max([0, x / T])]) * 10, 2)' },
  { rule: { kind: 'efficacy', notAllowed: '20', satisfactory: '120' }, jsonata: '$round(10 * $min([100, $max([0, 60 + 40 * (x - 20) / 100])]) / 100, 2)' },
  {
    rule: {
      kind: 'bands',
      bands: [
        { from: '90', marks: '10' },
        { from: '80', to: '90', marks: '8' },
        { from: '60', to: '80', marks: '5' },
        { to: '60', marks: '0' },
      ],
    },
    jsonata: 'x >= 90 ? 10 : x >= 80 ? 8 : x >= 60 ? 5 : 0',
  },
] as const;

/** Target of every indicator. */
export const target = '90';

const copies = 20;
export const unitCount = 24;
export const leafCount = rules.length * copies;

const unitOf = (at: number): string => `U${String(at + 1).padStart(3, '0')}`;

/** One county's year in which every unit has 60 indicators; `seed` varies the values from county to county. */
export const marksDossier = (seed: number, count = unitCount, name = (at: number): string => `第${at + 1}局`): Dossier => {
  const { policy, plan } = smallCounty();
  const leaves = Array.from({ length: copies }, (_, copy) => rules.map(({ rule }, kind) => ({ rule, at: copy * rules.length + kind }))).flat();
  const scheme = Scheme.parse({
    format: 'xianheng-scheme/1',
    code: 'SA',
    name: '细则',
    year: 2026,
    version: 1,
    effectiveFrom: '2026-01-01',
    root: {
      kind: 'node',
      code: 'R',
      name: '总分',
      fullMarks: String(10 * leafCount),
      children: leaves.map(({ rule, at }) => ({
        kind: 'indicator',
        code: `I${at}`,
        name: `数据项${at}`,
        fullMarks: '10',
        goal: '服务民生',
        field: '经济发展',
        unitOfMeasure: '件',
        source: '统计局',
        frequency: 'yearly',
        text: '评分标准',
        rule,
      })),
    },
  });
  const ids = Array.from({ length: count }, (_, at) => unitOf(at));
  const units = ids.map((id, at) => ({ id, name: name(at), kind: 'department' as const, category: 'A' }));
  return Dossier.parse({
    format: 'xianheng-dossier/1',
    purpose: 'result',
    through: '2026-12',
    policy,
    plan: Plan.parse({ ...plan, categories: [{ code: 'A', name: '甲类', scheme: 'SA' }], units }),
    schemes: [scheme],
    targets: ids.flatMap((unit) => leaves.map(({ at }) => ({ unit, indicator: `I${at}`, target }))),
    figures: ids.flatMap((unit, row) =>
      leaves.map(({ at }) => ({ unit, figure: `数据项${at}`, period: '2026-12', value: String(30 + ((row * 13 + at * 7 + seed * 3) % 80)), source: '统计局' })),
    ),
  });
};
