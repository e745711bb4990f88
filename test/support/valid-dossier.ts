import { aPlan, aPolicy, aScheme, edited, type Json } from './valid-papers.ts';

const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
const units = ['U001', 'U002', 'U003', 'U004'];

/** A year of four units in two categories: the joint indicator N11 is led by U001 for U002; U004 joined in May. */
const figuresOf = (unit: string, at: number): Json[] => [
  ...months.flatMap((period) => [
    { unit, figure: '办件总量', period, value: '100', source: '自报' },
    { unit, figure: '按时办结', period, value: String(98 - 2 * at), source: '自报' },
  ]),
  { unit, figure: '重点支出安排率', period: '2026-12', value: at === 0 ? '90' : '89.99', source: '财政局' },
  { unit, figure: '综合功效', period: '2026-12', value: '7.5', source: '统计局' },
  { unit, figure: '制度健全', period: '2026-12', value: '1', source: '司法局' },
  { unit, figure: '公开及时', period: '2026-12', value: at === 1 ? '0' : '1', source: '司法局' },
];

const votes = (unit: string): Json[] => [
  { unit, channel: '政务服务好差评', counts: [20, 10, 5, 3, 2] },
  { unit, channel: '入户抽样调查', counts: [30, 0, 0, 0, 0] },
];

/** Everything that decides the scores of the valid papers' year, as a plain document. */
export const aDossier = () => ({
  format: 'xianheng-dossier/1',
  purpose: 'result',
  through: '2026-12',
  policy: aPolicy(),
  plan: aPlan(),
  schemes: [aScheme(), edited(aScheme(), 'code', 'SB')],
  targets: units.map((unit): Json => ({ unit, indicator: 'N11', target: '98' })),
  figures: units.flatMap(figuresOf),
  ratings: units.map((unit): Json => ({ unit, indicator: 'N22', body: '县领导', ratings: ['85', '90', '95'] })),
  publicVotes: units.flatMap(votes),
  adjustments: [{ id: 'JF-1', unit: 'U001', kind: 'bonus', matter: '省级通报表扬', marks: '1', date: '2026-06-01', document: '省政办〔2026〕9号' } as Json],
});
