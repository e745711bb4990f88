/** Values that can stand for a part of a paper that is missing or malformed while the rest is checked; none of them is ever shown. */
const day = '2000-01-01';
const month = '2000-01';
const article = '1';

const rule = { kind: 'imported', outOf: '1' };
const figure = { name: '1', unitOfMeasure: '1', accumulation: 'cumulative', frequency: 'yearly', source: '1' };
const indicator = { kind: 'indicator', code: '1', name: '1', fullMarks: '1', rule, text: '1' };
const node = { kind: 'node', code: '1', name: '1', fullMarks: '1', children: [indicator] };

const scalars: readonly unknown[] = ['1', 1, 2000, true, month, day, '01-01', 'U000', '000000'];

const validation = { kind: 'required', code: '1', level: 'hint', message: '1', figures: ['1'] };

export const schemeSpares: readonly unknown[] = [...scalars, rule, figure, indicator, node, [indicator], validation, ['1'], ['1', '2']];

export const planSpares: readonly unknown[] = [
  ...scalars,
  { code: '1', name: '1', scheme: '1' },
  { id: 'U000', name: '1', kind: 'department', category: '1' },
  { code: '1', name: '1', from: month, to: month, opens: day, due: day },
  { midtermTracking: day, finalScoring: day, feedback: day, budgetLinkage: day },
  {
    issuePlan: day,
    publishSchemes: day,
    agreeTargets: day,
    confirmBaseData: day,
    expertRatings: day,
    publicRatings: day,
    firstLook: day,
    review: day,
    decision: day,
    budgetSignOff: day,
  },
  { indicator: '1', lead: 'U000', partners: [{ unit: 'U000', by: 'share', percent: '1' }], article },
  { unit: 'U000', by: 'share', percent: '1' },
  { goal: '1', percent: '1', article },
  { percent: '1', article },
  { weights: { completeness: '1', timeliness: '1', consistency: '1', corrections: '1' }, article },
  { completeness: '1', timeliness: '1', consistency: '1', corrections: '1' },
  {},
];

export const policySpares: readonly unknown[] = [
  ...scalars,
  { name: '1', article },
  { article },
  { name: '1' },
  { levels: [{ name: '1' }, { name: '2' }], article },
  { grade: '1', rate: '1', rounding: 'down', minimum: 0, tie: 'allIn', article },
  { code: '1', name: '1', effect: { scoreCap: '1' }, article },
  { at: 'none', article },
  { green: '1', yellow: '1', gap: '1', article },
  { coefficients: [{ grade: '1', coefficient: '1' }], article },
  { appealWorkingDays: 1, noticeWorkingDays: 1, article },
  { day: '01-01', article },
  ['1'],
  [{ name: '1', article }],
];
