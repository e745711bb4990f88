/** A policy, a plan and a scheme that pass every check of publishing, as plain documents to be edited by tests. */
type Plain = { [key: string]: Json };
export type Json = string | number | boolean | Json[] | Plain;

export const county = '330797';

export const aPolicy = (): Plain => ({
  format: 'xianheng-policy/1',
  county,
  title: '样县综合考评办法',
  version: 1,
  effectiveFrom: '2025-12-01',
  goals: [
    { name: '依法行政', article: '第三条' },
    { name: '服务民生', article: '第三条' },
    { name: '提升效能', article: '第三条' },
  ],
  fields: ['民生改善', '经济发展', '生态保护'],
  rounding: { article: '第八条' },
  grades: { levels: [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '合格', from: '60' }, { name: '不合格' }], article: '第九条' },
  quota: {
    grade: '优秀',
    rate: '0.3',
    rounding: 'down',
    minimum: 1,
    countyCeiling: '0.25',
    tie: [{ by: 'goal', goal: '服务民生' }, { by: 'node', code: 'N1' }, { by: 'office' }],
    article: '第十条',
  },
  vetoes: [
    { code: 'AQ', name: '重大安全生产责任事故', effect: { gradeCap: '不合格' }, document: '省委办〔2024〕12号', article: '第十一条' },
    { code: 'XF', name: '信访积案未化解', effect: { scoreCap: '79' }, document: '省信联〔2024〕3号', article: '第十一条' },
  ],
  finalCap: { at: 'fullMarks', article: '第十二条' },
  lateReport: { each: '0.1', limit: '1', article: '第十三条' },
  newUnits: { article: '第十四条' },
  publicTrack: {
    values: ['100', '80', '60', '30', '0'],
    channels: [
      { name: '政务服务好差评', kind: 'service-rating', weight: '60' },
      { name: '入户抽样调查', kind: 'sample-survey', weight: '40' },
      { name: '网上留言', kind: 'uncoded', weight: '0' },
    ],
    shrinkage: '30',
    minimumVotes: 10,
    fallback: 'categoryMean',
    article: '第十五条',
  },
  lights: { green: '0.95', yellow: '0.80', gap: '20', article: '第十六条' },
  budget: {
    coefficients: [
      { grade: '优秀', coefficient: '1.05' },
      { grade: '良好', coefficient: '1' },
      { grade: '合格', coefficient: '0.95' },
      { grade: '不合格', coefficient: '0.85' },
    ],
    floor: '0.8',
    ceiling: '1.1',
    article: '第十七条',
  },
  days: { appealWorkingDays: 5, noticeWorkingDays: 5, article: '第十八条' },
  opensNextCycle: { day: '12-01', article: '第十九条' },
});

export const aPlan = (): Plain => ({
  format: 'xianheng-plan/1',
  county,
  year: 2026,
  title: '样县2026年度考评方案',
  policyVersion: 1,
  categories: [
    { code: 'A', name: '政府部门', scheme: 'SA' },
    { code: 'B', name: '乡镇(街道)', scheme: 'SB' },
  ],
  units: [
    { id: 'U001', name: '财政局', kind: 'department', category: 'A' },
    { id: 'U002', name: '民政局', kind: 'department', category: 'A' },
    { id: 'U003', name: '城关镇', kind: 'township', category: 'B' },
    { id: 'U004', name: '数据局', kind: 'department', category: 'A', since: '2026-05' },
  ],
  windows: [
    { code: '2026H1', name: '上半年', from: '2026-01', to: '2026-06', opens: '2026-07-01', due: '2026-07-10', expectedExecution: '50' },
    { code: '2026Q3', name: '三季度', from: '2026-07', to: '2026-09', opens: '2026-10-09', due: '2026-10-16', expectedExecution: '75' },
    { code: '2026FY', name: '年终', from: '2026-10', to: '2026-12', opens: '2027-01-04', due: '2027-01-15', final: true, expectedExecution: '95' },
  ],
  phases: { midtermTracking: '2026-03-01', finalScoring: '2027-01-04', feedback: '2027-02-22', budgetLinkage: '2027-03-22' },
  due: {
    issuePlan: '2026-01-15',
    publishSchemes: '2026-01-31',
    agreeTargets: '2026-02-13',
    confirmBaseData: '2026-02-27',
    expertRatings: '2027-01-29',
    publicRatings: '2027-01-29',
    firstLook: '2027-02-05',
    review: '2027-03-05',
    decision: '2027-03-15',
    budgetSignOff: '2027-04-09',
  },
  leastGoalWeights: [{ goal: '服务民生', percent: '40', article: '第二条' }],
  joints: [{ indicator: 'N11', lead: 'U001', partners: [{ unit: 'U002', by: 'share', percent: '80' }], article: '第四条' }],
  calendar: { holidays: ['2026-10-01', '2026-10-02'], workdays: ['2026-10-10'] },
  burden: { cellsPerUnit: 30, statement: '比上年减少 6 项次', article: '第六条' },
  features: ['政务服务好差评', '专家评审'],
});

const indicator = (code: string, name: string, fullMarks: string, more: Plain): Plain => ({
  kind: 'indicator',
  code,
  name,
  fullMarks,
  goal: '服务民生',
  field: '民生改善',
  unitOfMeasure: '%',
  source: '统计局',
  frequency: 'yearly',
  text: `${name}评分标准`,
  domain: { min: '0' },
  ...more,
});

export const aScheme = (): Plain => ({
  format: 'xianheng-scheme/1',
  code: 'SA',
  name: '政府部门考评细则',
  year: 2026,
  version: 1,
  effectiveFrom: '2026-01-01',
  figures: [
    { name: '办件总量', unitOfMeasure: '件', accumulation: 'in-period', frequency: 'monthly', source: '自报', domain: { min: '0' } },
    { name: '按时办结', unitOfMeasure: '件', accumulation: 'in-period', frequency: 'monthly', source: '自报', domain: { min: '0' } },
  ],
  root: {
    kind: 'node',
    code: 'R',
    name: '综合考评',
    fullMarks: '100',
    children: [
      {
        kind: 'node',
        code: 'N1',
        name: '履职成效',
        fullMarks: '60',
        children: [
          indicator('N11', '按时办结率', '20', {
            formula: '按时办结 / 办件总量 * 100',
            rule: { kind: 'completion', mode: 'quotient', target: { of: 'target' } },
          }),
          indicator('N12', '重点支出安排率', '20', {
            rule: {
              kind: 'bands',
              bands: [
                { from: '90', marks: '20' },
                { from: '60', to: '90', marks: '10' },
                { to: '60', marks: '0' },
              ],
            },
          }),
          indicator('N13', '综合功效', '20', { rule: { kind: 'standard-bands', standards: ['12', '9', '6', '3', '1'] } }),
        ],
      },
      {
        kind: 'node',
        code: 'N2',
        name: '管理服务',
        fullMarks: '40',
        mode: 'converted',
        children: [
          indicator('N21', '制度建设', '50', {
            goal: '依法行政',
            figures: [
              { name: '制度健全', unitOfMeasure: '项', accumulation: 'point-in-time', frequency: 'yearly', source: '司法局' },
              { name: '公开及时', unitOfMeasure: '项', accumulation: 'point-in-time', frequency: 'yearly', source: '司法局' },
            ],
            rule: {
              kind: 'checklist',
              points: [
                { name: '制度健全', marks: '30' },
                { name: '公开及时', marks: '20' },
              ],
            },
          }),
          indicator('N22', '综合评议', '50', {
            goal: '提升效能',
            rule: {
              kind: 'rated',
              bodies: [
                { name: '县领导', weight: '60' },
                { name: '群众', weight: '40', from: 'public' },
              ],
            },
          }),
        ],
      },
    ],
  },
  adjustments: { node: 'N1', bonusCap: '5', deductionCap: '5' },
});

const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter((key) => key !== '');

/** The document with another value at a path such as `units[2].name`; `undefined` takes the field or item away. */
export const edited = (document: Plain, path: string, value: unknown): Plain => {
  const copy = structuredClone(document);
  const keys = keysOf(path);
  const last = keys.pop() ?? '';
  const holder = keys.reduce<object>((part, key) => Reflect.get(part, key) as object, copy);
  if (value === undefined && Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return copy;
};
