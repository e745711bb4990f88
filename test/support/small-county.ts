import { Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';

/** A county small enough to be played in seconds: two categories, four units, a fifth that joins, one half-year window and the final one. */
export const smallUnits = ['U001', 'U002', 'U003', 'U004'] as const;
const county = '330798';

const policy = Policy.parse({
  format: 'xianheng-policy/1',
  county,
  title: '小样县综合考评办法',
  version: 1,
  effectiveFrom: '2025-12-01',
  goals: [{ name: '服务民生', article: '第三条' }],
  fields: ['经济发展'],
  rounding: { article: '第八条' },
  grades: { levels: [{ name: '优秀', from: '90' }, { name: '合格', from: '60' }, { name: '不合格' }], article: '第九条' },
  quota: { grade: '优秀', rate: '0.5', rounding: 'half-up', minimum: 0, poolBelow: 0, tie: 'allIn', article: '第十条' },
  finalCap: { at: 'none', article: '第十一条' },
  newUnits: { article: '第十二条' },
  lights: { green: '0.95', yellow: '0.80', gap: '20', article: '第十三条' },
  budget: {
    coefficients: [
      { grade: '优秀', coefficient: '1.05' },
      { grade: '合格', coefficient: '1' },
      { grade: '不合格', coefficient: '0.9' },
    ],
    article: '第十四条',
  },
  days: { appealWorkingDays: 5, noticeWorkingDays: 5, article: '第十五条' },
  opensNextCycle: { day: '12-01', article: '第十六条' },
});

const plan = Plan.parse({
  format: 'xianheng-plan/1',
  county,
  year: 2026,
  title: '小样县2026年度考评方案',
  policyVersion: 1,
  categories: [
    { code: 'A', name: '甲类', scheme: 'SA' },
    { code: 'B', name: '乙类', scheme: 'SB' },
  ],
  units: smallUnits.map((id, at) => ({ id, name: `样${at + 1}局`, kind: 'department', category: at < 2 ? 'A' : 'B' })),
  windows: [
    { code: '2026H1', name: '上半年', from: '2026-01', to: '2026-06', opens: '2026-07-01', due: '2026-07-10' },
    { code: '2026FY', name: '年终', from: '2026-07', to: '2026-12', opens: '2027-01-05', due: '2027-01-15', final: true },
  ],
  phases: { midtermTracking: '2026-07-01', finalScoring: '2027-01-04', feedback: '2027-02-10', budgetLinkage: '2027-03-15' },
  due: {
    issuePlan: '2026-01-15',
    publishSchemes: '2026-02-01',
    agreeTargets: '2026-02-15',
    confirmBaseData: '2026-02-28',
    expertRatings: '2027-01-31',
    publicRatings: '2027-01-31',
    firstLook: '2027-02-05',
    review: '2027-02-25',
    decision: '2027-03-10',
    budgetSignOff: '2027-03-31',
  },
  calendar: {},
  burden: { cellsPerUnit: 4, statement: '每个单位每季度填报一项,与上年持平', article: '第六条' },
});

const schemeOf = (code: string, name: string): Scheme =>
  Scheme.parse({
    format: 'xianheng-scheme/1',
    code,
    name,
    year: 2026,
    version: 1,
    effectiveFrom: '2026-01-01',
    root: {
      kind: 'node',
      code: 'R',
      name: '总分',
      fullMarks: '100',
      children: [
        {
          kind: 'indicator',
          code: 'R1',
          name: '办件量',
          fullMarks: '60',
          goal: '服务民生',
          field: '经济发展',
          unitOfMeasure: '件',
          source: '自报',
          frequency: 'quarterly',
          text: '按完成率计分',
          figures: [{ name: '办件量', unitOfMeasure: '件', accumulation: 'cumulative', frequency: 'quarterly', source: '自报', domain: { min: '0' } }],
          rule: { kind: 'completion', mode: 'quotient' },
        },
        {
          kind: 'indicator',
          code: 'R2',
          name: '党建得分',
          fullMarks: '40',
          goal: '服务民生',
          field: '经济发展',
          unitOfMeasure: '分',
          source: '组织部',
          frequency: 'yearly',
          text: '引用折算',
          figures: [{ name: '党建得分', unitOfMeasure: '分', accumulation: 'point-in-time', frequency: 'yearly', source: '组织部' }],
          rule: { kind: 'imported', outOf: '100' },
        },
      ],
    },
  });

const all = [...smallUnits, 'U005'];
const quarters = ['2026-03', '2026-06', '2026-09', '2026-12'];
const figures: FigureValue[] = all.flatMap((unit, at) => [
  ...quarters.map((period, quarter) => ({ unit, figure: '办件量', period, value: String((quarter + 1) * (20 + at)), source: '自报' })),
  { unit, figure: '党建得分', period: '2026-12', value: String(90 + at), source: '组织部' },
]);

const people: Playable['people'] = [
  ...(['office-clerk', 'office-head', 'leading-group', 'lead-unit', 'finance', 'organisation-department', 'auditor'] as const).map((role) => ({
    id: role,
    name: role,
    posts: [{ role, from: '2025-01-01' }],
  })),
  ...all.flatMap((unit) =>
    (['unit-reporter', 'unit-leader'] as const).map((role) => ({ id: `${role}-${unit}`, name: `${unit}${role}`, posts: [{ role, unit, from: '2025-01-01' }] })),
  ),
];

/** Two areas side by side, for the units of the first category. */
const square = (unit: string, west: number) => ({
  type: 'Feature',
  properties: { unit, name: unit },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 29],
        [west + 0.2, 29],
        [west + 0.2, 29.2],
        [west, 29.2],
        [west, 29],
      ],
    ],
  },
});
export const smallMap = { type: 'FeatureCollection', features: [square('U001', 118.6), square('U002', 118.8)] };

/** `code`: its 行政区划代码, so that several of them may live on one cloud. */
export const smallCounty = (code = county): Playable => ({
  policy: { ...policy, county: code },
  plan: { ...plan, county: code },
  planNumber: '小考〔2026〕1号',
  schemes: [schemeOf('SA', '甲类细则'), schemeOf('SB', '乙类细则')],
  sources: [],
  reconciliations: [],
  history: [],
  people,
  matters: { holidays: [], substitutions: [], nudges: [], map: JSON.stringify(smallMap) },
  targets: all.map((unit) => ({ unit, indicator: 'R1', target: '100', milestones: [] })),
  targetWork: { cascades: [], returned: [], changes: [] },
  baseData: smallUnits.map((unit) => ({ unit, figure: '上年办件量', period: '2025-12', value: '90', source: '统计局' })),
  figures: figures.filter(
    ({ unit, period, figure }) => !(unit === 'U002' && period === '2026-03' && figure === '办件量') && !(unit === 'U005' && period < '2026-08'),
  ),
  gaps: [{ unit: 'U002', figure: '办件量', month: '2026-03', reason: '系统迁移,台账缺失' }],
  slips: [
    { kind: 'leader-returns', window: '2026H1', unit: 'U001', reason: '二季度数据录错', typed: [{ figure: '办件量', month: '2026-06', value: '999' }] },
    { kind: 'office-returns', window: '2026H1', unit: 'U003', reason: '与台账不符', typed: [{ figure: '办件量', month: '2026-06', value: '888' }] },
    { kind: 'late', window: '2026H1', unit: 'U004', day: '2026-07-14', reason: '防汛抢险' },
  ],
  forms: { mistyped: [], unchanged: [], explanations: [], acknowledged: [] },
  ledger: [
    {
      day: '2026-05-20',
      id: 'JL-001',
      content: {
        type: 'adjustment',
        adjustment: { id: 'JL-001', unit: 'U001', kind: 'bonus', matter: '获省级通报表扬', marks: '1', date: '2026-05-18', document: '省政办〔2026〕9号' },
      },
    },
  ],
  joining: [
    {
      day: '2026-08-03',
      unit: { id: 'U005', name: '样五局', kind: 'department', category: 'B', since: '2026-08', paidBy: 'county', difficulty: '1' },
      reason: '机构改革新设',
    },
  ],
  reviewed: [],
  ratings: [],
  publicVotes: [],
  peers: [],
  budgets: all.map((unit) => ({ unit, base: '100000000', protected: { basicGuarantees: '60000000', debtService: '0', earmarked: '0', contracts: '0' } })),
  projectEvaluation: { forms: [], projects: [] },
  commitments: [
    {
      day: '2026-05-20',
      id: 'MS-01',
      content: { title: '新增学位', promise: '秋季学期新增学位 300 个', unit: 'U001', due: '2026-09-01' },
      progress: [{ day: '2026-08-03', note: '新增学位 310 个', finished: true }],
    },
  ],
  budgetTotal: '500000000',
  adjustments: [{ unit: 'U002', amount: '99000000', reason: '项目结转' }],
});
