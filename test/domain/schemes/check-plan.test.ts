import { describe, expect, it } from 'vitest';
import { aPlan, edited } from '../../support/valid-papers.ts';
import { plan, problemsOfPlan, told } from './problems-of.ts';

const joint = (indicator: string, lead: string, ...units: string[]) => ({
  indicator,
  lead,
  partners: units.map((unit) => ({ unit, by: 'share', percent: '50' })),
  article: '第四条',
});

/** What is changed in a valid plan, and the problem that follows: path, code, a part of the message. */
const cases: [string, string, unknown, string, string, string][] = [
  ['another county', 'county', '330798', 'county', 'other-county', '不属于同一个县'],
  ['another version of the policy', 'policyVersion', 2, 'policyVersion', 'other-policy', '版本与现行版本不一致'],
  ['a unit’s number twice', 'units[4]', { id: 'U001', name: '档案局', kind: 'department', category: 'A' }, 'units[4].id', 'repeated', '单位编号“U001”重复'],
  ['a unit’s name twice', 'units[1].name', '财政局', 'units[1].name', 'repeated', '单位名称“财政局”重复'],
  ['a unit of no category', 'units[1].category', 'C', 'units[1].category', 'unknown-category', '“民政局”的类别不在方案中'],
  ['a unit that ended before it began', 'units[3].until', '2026-04', 'units[3].until', 'wrong-order', '撤并月份早于成立月份'],
  ['a merger of nobody', 'units[3].mergedFrom', ['U099'], 'units[3].mergedFrom[0]', 'unknown-unit', '没有该单位'],
  ['a merger of a unit that goes on', 'units[3].mergedFrom', ['U001'], 'units[3].mergedFrom[0]', 'merger-without-months', '撤并月份'],
  ['a unit since last year', 'units[3].since', '2025-12', 'units[3].since', 'since-outside-year', '起始月份不在本年度'],
  ['a category code twice', 'categories[2]', { code: 'A', name: '垂直单位', scheme: 'SC' }, 'categories[2].code', 'repeated', '类别编码“A”重复'],
  ['a category name twice', 'categories[1].name', '政府部门', 'categories[1].name', 'repeated', '类别名称“政府部门”重复'],
  ['one scheme for two categories', 'categories[1].scheme', 'SA', 'categories[1].scheme', 'repeated', '差异化'],
  ['a category without units', 'categories[2]', { code: 'C', name: '垂直单位', scheme: 'SC' }, 'categories[2]', 'empty-category', '“垂直单位”没有单位'],
  ['a window code twice', 'windows[1].code', '2026H1', 'windows[1].code', 'repeated', '填报期编码'],
  ['a window name twice', 'windows[1].name', '上半年', 'windows[1].name', 'repeated', '填报期名称'],
  ['a window due before it opens', 'windows[0].due', '2026-06-30', 'windows[0].due', 'due-before-opening', '截止日期早于开放日期'],
  ['a window that opens before its months are over', 'windows[0].opens', '2026-06-30', 'windows[0].opens', 'opens-too-early', '所填月份结束前'],
  ['windows that overlap', 'windows[1].from', '2026-06', 'windows[1].from', 'windows-overlap', '与“上半年”重叠'],
  ['a first window before the year', 'windows[0].from', '2025-12', 'windows[0].from', 'windows-overlap', '早于本年度'],
  ['months without a window', 'windows[1].from', '2026-08', 'windows[1].from', 'windows-leave-a-gap', '之前有月份没有填报期'],
  ['a year not asked to its end', 'windows[2].to', '2026-11', 'windows[2].to', 'year-not-complete', '应到当年 12 月'],
  ['two final windows', 'windows[1].final', true, 'windows', 'no-final-window', '应有且只有一个年终填报期'],
  ['no final window', 'windows[2].final', false, 'windows', 'no-final-window', '应有且只有一个年终填报期'],
  ['a window before its phase', 'phases.midtermTracking', '2026-07-02', 'windows[0].opens', 'opens-before-phase', '早于过程评估阶段'],
  ['a final window before its phase', 'phases.finalScoring', '2027-01-05', 'windows[2].opens', 'opens-before-phase', '早于结果评估阶段'],
  ['a window due in the next phase', 'windows[1].due', '2027-01-04', 'windows[1].due', 'due-after-phase', '不早于结果评估阶段'],
  ['an execution above a hundred', 'windows[2].expectedExecution', '101', 'windows[2].expectedExecution', 'percent-above-hundred', '超过 100%'],
  ['an execution that falls', 'windows[1].expectedExecution', '49', 'windows[1].expectedExecution', 'wrong-order', '低于前一个填报期'],
  ['ratings due before their phase', 'due.expertRatings', '2027-01-03', 'due.expertRatings', 'due-before-phase', '“专家评审”的期限早于结果评估阶段'],
  ['base data due after the phase', 'due.confirmBaseData', '2026-03-02', 'due.confirmBaseData', 'due-after-phase', '“确认基础数据”的期限晚于过程评估阶段'],
  ['schemes due before the plan', 'due.issuePlan', '2026-02-01', 'due.publishSchemes', 'wrong-order', '“发布考评细则”的期限早于“印发年度方案”'],
  ['a first look before the public', 'due.publicRatings', '2027-02-06', 'due.firstLook', 'wrong-order', '早于“群众评价”'],
  ['too few days of appeal', 'due.review', '2027-02-26', 'due.review', 'too-few-appeal-days', '2027-03-01 才结束'],
  ['too few days of notice', 'due.decision', '2027-03-11', 'due.decision', 'too-few-notice-days', '2027-03-12 才结束'],
  ['a holiday twice', 'calendar.holidays[2]', '2026-10-01', 'calendar.holidays[2]', 'repeated', '假日“2026-10-01”重复'],
  ['a working day twice', 'calendar.workdays[1]', '2026-10-10', 'calendar.workdays[1]', 'repeated', '调休工作日'],
  ['a day both off and worked', 'calendar.holidays[2]', '2026-10-10', 'calendar.workdays[0]', 'holiday-and-workday', '既是假日又是调休工作日'],
  ['a weekday as an extra working day', 'calendar.workdays[0]', '2026-10-12', 'calendar.workdays[0]', 'workday-not-weekend', '本来就是工作日'],
  ['an unknown lead', 'joints[0].lead', 'U009', 'joints[0].lead', 'unknown-unit', '牵头单位不在方案中'],
  ['an unknown partner', 'joints[0].partners[0].unit', 'U009', 'joints[0].partners[0].unit', 'unknown-unit', '责任单位不在方案中'],
  ['a lead that is its own partner', 'joints[0].partners[0].unit', 'U001', 'joints[0].partners[0].unit', 'lead-is-partner', '牵头单位不能同时是责任单位'],
  ['a partner twice', 'joints[0]', joint('N11', 'U001', 'U002', 'U002'), 'joints[0].partners[1].unit', 'repeated', '责任单位“U002”重复'],
  ['two leads of one indicator', 'joints[1]', joint('N11', 'U004', 'U002'), 'joints[1].partners[0].unit', 'two-leads', '有两个牵头单位'],
  ['a share above a hundred', 'joints[0].partners[0].percent', '101', 'joints[0].partners[0].percent', 'percent-above-hundred', '不应超过 100%'],
  ['a least weight of no goal', 'leastGoalWeights[0].goal', '招商引资', 'leastGoalWeights[0].goal', 'unknown-goal', '不在考评办法中'],
  [
    'a goal’s least weight twice',
    'leastGoalWeights[1]',
    { goal: '服务民生', percent: '1', article: '第二条' },
    'leastGoalWeights[1].goal',
    'repeated',
    '最低权重的目标',
  ],
  [
    'least weights above all',
    'leastGoalWeights[1]',
    { goal: '提升效能', percent: '61', article: '第二条' },
    'leastGoalWeights',
    'weights-above-hundred',
    '合计 101%',
  ],
  ['no burden statement', 'burden', undefined, 'burden', 'no-burden-statement', '为基层减负'],
];

describe('publishing a plan', () => {
  it('finds nothing in a good one', () => {
    expect(problemsOfPlan(aPlan())).toEqual([]);
  });

  it.each(cases)('refuses %s', (_, change, value, path, code, message) => {
    const problems = problemsOfPlan(edited(aPlan(), change, value));
    expect(told(problems)).toEqual([`${path} ${code}`]);
    expect(problems[0]?.message).toContain(message);
  });

  it.each([
    ['midtermTracking', 'finalScoring', '结果评估阶段应在过程评估阶段之后开始'],
    ['finalScoring', 'feedback', '结果反馈阶段应在结果评估阶段之后开始'],
    ['feedback', 'budgetLinkage', '结果应用阶段应在结果反馈阶段之后开始'],
  ])('refuses a phase that starts with the next one: %s', (phase, next, message) => {
    const first = plan.phases[phase as keyof typeof plan.phases];
    expect(problemsOfPlan(edited(aPlan(), `phases.${next}`, first))).toContainEqual({
      path: `phases.${next}`,
      code: 'wrong-order',
      message,
      expected: `晚于 ${first}`,
      got: first,
    });
  });

  it.each([
    ['a window due on the day it opens', 'windows[0].due', '2026-07-01'],
    ['base data due on the day the next phase starts', 'due.confirmBaseData', '2026-03-01'],
    ['ratings due on the first day of their phase', 'due.expertRatings', '2027-01-04'],
    ['a first look on the day the ratings are due', 'due.firstLook', '2027-01-29'],
    ['an execution that stays', 'windows[1].expectedExecution', '50'],
    ['an execution of all there is', 'windows[2].expectedExecution', '100'],
    ['a whole share', 'joints[0].partners[0].percent', '100'],
    ['a least weight of everything', 'leastGoalWeights[0].percent', '100'],
    ['a unit since January', 'units[3].since', '2026-01'],
  ])('accepts %s', (_, change, value) => {
    expect(problemsOfPlan(edited(aPlan(), change, value))).toEqual([]);
  });

  it('tells a window with its months the wrong way round, besides what follows from it', () => {
    const problems = problemsOfPlan(edited(aPlan(), 'windows[1].to', '2026-06'));
    expect(told(problems)).toEqual(['windows[1].to wrong-order', 'windows[2].from windows-leave-a-gap']);
  });

  it.each([
    ['工作APP登录次数排名', '登录'],
    ['干部签到打卡', '打卡签到'],
    ['学习积分', '积分'],
    ['在线学习时长', '时长'],
    ['公众号点赞转发', '点赞、转发'],
    ['程序下载安装', '下载'],
    ['现场拍照上传', '拍照'],
  ])('refuses the feature %s and names the rule', (feature, rule) => {
    const [problem, ...others] = problemsOfPlan(edited(aPlan(), 'features[2]', feature));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: 'features[2]', code: 'forbidden-feature', got: feature });
    expect(problem?.message).toContain(rule);
    expect(problem?.message).toContain('国办函〔2026〕12号');
  });

  it('counts the days of appeal and notice over holidays', () => {
    const held = edited(edited(aPlan(), 'due.review', '2027-03-01'), 'due.decision', '2027-03-08');
    expect(problemsOfPlan(held)).toEqual([]);
    expect(told(problemsOfPlan(edited(held, 'calendar.holidays[2]', '2027-02-25')))).toEqual(['due.review too-few-appeal-days']);
    expect(told(problemsOfPlan(edited(held, 'calendar.holidays[2]', '2027-03-05')))).toEqual(['due.decision too-few-notice-days']);
  });

  it('is checked without a policy on all that needs none', () => {
    const alone = edited(edited(aPlan(), 'leastGoalWeights[0].goal', '招商引资'), 'units[1].name', '财政局');
    expect(told(problemsOfPlan(alone, {}))).toEqual(['units[1].name repeated']);
  });
});
