import { describe, expect, it } from 'vitest';
import { aPolicy, edited } from '../../support/valid-papers.ts';
import { problemsOfPolicy, told } from './problems-of.ts';

/** What is changed in a valid policy, and the problem that follows: path, code, a part of the message. */
const cases: [string, string, unknown, string, string, string][] = [
  ['a goal twice', 'goals[3]', { name: '依法行政', article: '第三条' }, 'goals[3].name', 'repeated', '目标“依法行政”重复'],
  ['a field twice', 'fields[2]', '民生改善', 'fields[2]', 'repeated', '重点领域“民生改善”重复'],
  ['a change without a reason', 'version', 2, 'reason', 'change-without-reason', '动态调整'],
  [
    'a grade twice',
    'grades.levels',
    [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '合格', from: '70' }, { name: '合格', from: '60' }, { name: '不合格' }],
    'grades.levels[3].name',
    'repeated',
    '等次“合格”重复',
  ],
  ['a last grade with a threshold', 'grades.levels[3].from', '10', 'grades.levels[3].from', 'last-grade-bounded', '不应设最低分'],
  ['a grade without a threshold', 'grades.levels[1].from', undefined, 'grades.levels[1].from', 'no-threshold', '“良好”应有最低分'],
  ['thresholds that do not fall', 'grades.levels[1].from', '90', 'grades.levels[1].from', 'wrong-order', '从高到低'],
  ['a threshold nobody can reach', 'grades.levels[0].from', '101', 'grades.levels[0].from', 'threshold-out-of-reach', '没有单位能达到'],
  ['a threshold at zero', 'grades.levels[2].from', '0', 'grades.levels[2].from', 'threshold-out-of-reach', '其后的等次永远用不到'],
  ['seats for an unknown grade', 'quota.grade', '卓越', 'quota.grade', 'unknown-grade', '名额对应的等次'],
  ['seats for the last grade', 'quota.grade', '不合格', 'quota.grade', 'quota-on-last-grade', '不能设名额'],
  ['a rate written in per cent', 'quota.rate', '30', 'quota.rate', 'share-above-one', '比例应写为小数'],
  ['a ceiling written in per cent', 'quota.countyCeiling', '25', 'quota.countyCeiling', 'share-above-one', '比例应写为小数'],
  ['a tie by an unknown goal', 'quota.tie[0].goal', '招商引资', 'quota.tie[0].goal', 'unknown-goal', '并列时比较的目标'],
  ['a criterion after the office', 'quota.tie[3]', { by: 'goal', goal: '依法行政' }, 'quota.tie[3]', 'tie-after-office', '永远用不到'],
  ['a new unit’s grade among the grades', 'newUnits.grade', '合格', 'newUnits.grade', 'ungraded-is-a-grade', '不定等次'],
  ['more months than a year has', 'newUnits.leastMonths', 13, 'newUnits.leastMonths', 'more-than-a-year', '12 个月'],
  ['a veto without its document', 'vetoes[0].document', undefined, 'vetoes[0].document', 'veto-without-document', '应写明上级文件依据'],
  ['a veto with a blank document', 'vetoes[1].document', ' ', 'vetoes[1].document', 'veto-without-document', '信访积案未化解'],
  ['a veto to an unknown grade', 'vetoes[0].effect.gradeCap', '差', 'vetoes[0].effect.gradeCap', 'unknown-grade', '等次上限不在等次表中'],
  ['a veto without effect', 'vetoes[0].effect.gradeCap', '优秀', 'vetoes[0].effect.gradeCap', 'veto-without-effect', '没有作用'],
  ['a veto below zero', 'vetoes[1].effect.scoreCap', '-1', 'vetoes[1].effect.scoreCap', 'score-cap-negative', '不能为负'],
  ['a veto code twice', 'vetoes[1].code', 'AQ', 'vetoes[1].code', 'repeated', '一票否决编码“AQ”重复'],
  ['a veto twice', 'vetoes[1].name', '重大安全生产责任事故', 'vetoes[1].name', 'repeated', '一票否决事项'],
  ['channels that do not add up', 'publicTrack.channels[0].weight', '50', 'publicTrack.channels', 'weights-do-not-add-up', '权重之和应为 100'],
  ['a channel twice', 'publicTrack.channels[1].name', '政务服务好差评', 'publicTrack.channels[1].name', 'repeated', '评价渠道'],
  ['values that rise', 'publicTrack.values[3]', '70', 'publicTrack.values[3]', 'wrong-order', '“不满意”的分值高于“基本满意”'],
  ['values above a hundred', 'publicTrack.values[0]', '120', 'publicTrack.values[0]', 'value-above-hundred', '百分制'],
  ['a grade without a coefficient', 'budget.coefficients[3]', undefined, 'budget.coefficients', 'grade-without-coefficient', '“不合格”没有预算系数'],
  ['a coefficient twice', 'budget.coefficients[4]', { grade: '合格', coefficient: '0.9' }, 'budget.coefficients[4].grade', 'repeated', '预算系数的等次'],
  [
    'a coefficient of no grade',
    'budget.coefficients[4]',
    { grade: '卓越', coefficient: '1' },
    'budget.coefficients[4].grade',
    'unknown-grade',
    '预算系数对应的等次',
  ],
  ['a worse grade that gets more', 'budget.coefficients[2].coefficient', '1.01', 'budget.coefficients[2].coefficient', 'wrong-order', '高于更好的等次'],
  ['a floor above the ceiling', 'budget.floor', '1.2', 'budget.floor', 'floor-above-ceiling', '预算下限比例高于上限比例'],
  ['lights written in per cent', 'lights.green', '95', 'lights.green', 'share-above-one', '绿灯下限应写为比例'],
  ['green below yellow', 'lights.green', '0.8', 'lights.green', 'wrong-order', '绿灯下限'],
  ['a limit below one day', 'lateReport.limit', '0.05', 'lateReport.limit', 'limit-below-one-day', '迟报'],
  ['a notice too short', 'days.noticeWorkingDays', 4, 'days.noticeWorkingDays', 'notice-too-short', '不得少于 5 个工作日'],
  ['a reminder twice', 'days.remindBefore', [7, 7], 'days.remindBefore[1]', 'repeated', '提前提醒天数'],
  ['a day some years lack', 'opensNextCycle.day', '02-29', 'opensNextCycle.day', 'no-such-day', '不是每年都有的日期'],
  ['a day before the first', 'opensNextCycle.day', '12-00', 'opensNextCycle.day', 'no-such-day', '不是每年都有的日期'],
  ['a day no year has', 'opensNextCycle.day', '13-01', 'opensNextCycle.day', 'no-such-day', '不是每年都有的日期'],
];

describe('publishing a policy', () => {
  it('finds nothing in a good one', () => {
    expect(problemsOfPolicy(aPolicy())).toEqual([]);
  });

  it.each(cases)('refuses %s', (_, change, value, path, code, message) => {
    const problems = problemsOfPolicy(edited(aPolicy(), change, value));
    expect(told(problems)).toEqual([`${path} ${code}`]);
    expect(problems[0]?.message).toContain(message);
  });

  it.each([
    ['two levels of equal value', 'publicTrack.values[3]', '60'],
    ['a grade that begins at full marks', 'grades.levels[0].from', '100'],
    ['seats for all', 'quota.rate', '1'],
    ['a whole year before a grade', 'newUnits.leastMonths', 12],
    ['a veto to zero', 'vetoes[1].effect.scoreCap', '0'],
    ['equal coefficients', 'budget.coefficients[1].coefficient', '1.05'],
    ['a floor at the ceiling', 'budget.floor', '1.1'],
    ['green at what was expected', 'lights.green', '1'],
    ['one late day that costs all', 'lateReport.limit', '0.1'],
    ['the last day of a month', 'opensNextCycle.day', '12-31'],
    ['the first day of a month', 'opensNextCycle.day', '11-01'],
  ])('accepts %s', (_, change, value) => {
    expect(problemsOfPolicy(edited(aPolicy(), change, value))).toEqual([]);
  });

  it('refuses votes without a code as a basis of assessment and names the rule', () => {
    const uncoded = edited(edited(aPolicy(), 'publicTrack.channels[2].weight', '10'), 'publicTrack.channels[1].weight', '30');
    const [problem, ...others] = problemsOfPolicy(uncoded);
    expect(others).toEqual([]);
    expect(problem).toEqual({
      path: 'publicTrack.channels[2].weight',
      code: 'uncoded-votes-scored',
      message: '渠道“网上留言”没有一次性评价码,不得作为考评依据(国办函〔2026〕12号),权重应为 0',
      expected: '0',
      got: '10',
    });
  });

  it('lets new units have a coefficient of their own, and the best grade begin above full marks where nothing is cut', () => {
    const open = edited(edited(aPolicy(), 'finalCap.at', 'none'), 'grades.levels[0].from', '101');
    expect(problemsOfPolicy(edited(open, 'budget.coefficients[4]', { grade: '不定等次', coefficient: '1' }))).toEqual([]);
  });

  it('needs neither a public track nor late-report marks nor a budget range', () => {
    const bare = ['publicTrack', 'lateReport', 'budget.floor', 'budget.ceiling'].reduce((policy, path) => edited(policy, path, undefined), aPolicy());
    expect(problemsOfPolicy({ ...bare, version: 2, reason: '按省里新规调整' })).toEqual([]);
  });
});
