import { describe, expect, it } from 'vitest';
import { Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { aPlan, aPolicy, aScheme, edited } from '../../support/valid-papers.ts';
import { plan, policy, problemsOfScheme, told } from './problems-of.ts';

const n1 = 'root.children[0]';
const n11 = `${n1}.children[0]`;
const n12 = `${n1}.children[1]`;
const n13 = `${n1}.children[2]`;
const n2 = 'root.children[1]';
const n21 = `${n2}.children[0]`;
const n22 = `${n2}.children[1]`;

const figure = (name: string, more = {}) => ({ name, unitOfMeasure: '件', accumulation: 'in-period', frequency: 'monthly', source: '自报', ...more });
const twoBands = (upper: object, lower: object) => [
  { from: '90', marks: '20', ...upper },
  { to: '90', marks: '0', ...lower },
];

/** What is changed in a valid scheme, and the problem that follows: path, code, a part of the message. */
const cases: [string, string, unknown, string, string, string][] = [
  ['children that do not add up', `${n11}.fullMarks`, '21', `${n1}.children`, 'weights-do-not-add-up', '“履职成效”的下级分值合计 61,应等于 60'],
  ['a converted node whose weight does not add up', `${n2}.fullMarks`, '30', 'root.children', 'weights-do-not-add-up', '下级分值合计 90,应等于 100'],
  ['a code twice', `${n22}.code`, 'N21', `${n22}.code`, 'repeated', '指标编码“N21”重复'],
  ['an indicator’s name twice', `${n22}.name`, '制度建设', `${n22}.name`, 'repeated', '指标名称“制度建设”重复'],
  ['no goal (导向性)', `${n11}.goal`, undefined, `${n11}.goal`, 'no-goal', '导向性'],
  ['an unknown goal (导向性)', `${n21}.goal`, '招商引资', `${n21}.goal`, 'unknown-goal', '导向性'],
  ['no field (导向性)', `${n11}.field`, ' ', `${n11}.field`, 'no-field', '导向性'],
  ['an unknown field (导向性)', `${n11}.field`, '航天', `${n11}.field`, 'unknown-field', '导向性'],
  ['no unit of measure (可量化)', `${n11}.unitOfMeasure`, undefined, `${n11}.unitOfMeasure`, 'no-unit-of-measure', '未写明度量单位(可量化)'],
  ['no source (可量化)', `${n12}.source`, '', `${n12}.source`, 'no-source', '未写明数据来源(可量化)'],
  ['no frequency (可量化)', `${n12}.frequency`, undefined, `${n12}.frequency`, 'no-frequency', '未写明填报频率(可量化)'],
  ['a change without a reason (动态调整)', 'version', 2, 'reason', 'change-without-reason', '动态调整'],
  ['a scheme in force after its year', 'effectiveFrom', '2027-01-01', 'effectiveFrom', 'effective-after-year', '晚于考评年度'],
  ['log-ins as a basis', `${n11}.name`, '平台登录次数', `${n11}.name`, 'forbidden-basis', '登录次数'],
  ['likes as a basis', `${n11}.text`, '按点赞数量计分', `${n11}.text`, 'forbidden-basis', '点赞'],
  ['forced photos as evidence', `${n11}.evidence`, '每次走访拍照', `${n11}.evidence`, 'forbidden-basis', '拍照'],
  [
    'a formula with a name that is no figure',
    `${n11}.formula`,
    '按时办结 / 总件数 + 办件总量',
    `${n11}.formula`,
    'unknown-figure',
    '“总件数”不是已列出的数据项',
  ],
  ['a formula that cannot be read', `${n11}.formula`, '按时办结 / / 办件总量', `${n11}.formula`, 'formula-syntax', '写法不完整'],
  ['a formula for a rule without a value', `${n21}.formula`, '办件总量', `${n21}.formula`, 'formula-not-used', '不使用公式'],
  ['a domain upside down', `${n11}.domain`, { min: '0', max: '0' }, `${n11}.domain`, 'domain-empty', '取值范围上下限颠倒'],
  ['a cap above one', `${n11}.rule.cap`, '1.1', `${n11}.rule.cap`, 'cap-above-one', '上级指标不保留超额分'],
  ['a constant target of zero without its policy', `${n11}.rule.target`, '0', `${n11}.rule.target`, 'zero-target', '没有写明零目标'],
  ['a negative target with a quotient', `${n11}.rule.target`, '-1', `${n11}.rule.target`, 'negative-target', '差额法'],
  ['a target that reads no figure', `${n11}.rule.target`, { of: 'figure', name: '目标' }, `${n11}.rule.target.name`, 'unknown-figure', '没有名为“目标”'],
  ['bands with a gap', `${n12}.rule.bands`, twoBands({ fromClosed: false }, {}), `${n12}.rule.bands`, 'bands-leave-a-gap', '分档有空隙'],
  ['bands that overlap', `${n12}.rule.bands`, twoBands({}, { toClosed: true }), `${n12}.rule.bands[0]`, 'bands-overlap', '重叠'],
  ['marks above full marks', `${n12}.rule.bands[0].marks`, '21', `${n12}.rule.bands[0].marks`, 'marks-above-full-marks', '超过满分 20'],
  ['standards that are not monotone', `${n13}.rule.standards[2]`, '9', `${n13}.rule.standards[2]`, 'wrong-order', '严格递减'],
  ['points that do not add up', `${n21}.rule.points[0].marks`, '29', `${n21}.rule.points`, 'points-do-not-add-up', '合计 49,应等于满分 50'],
  ['bodies that do not add up', `${n22}.rule.bodies[0].weight`, '50', `${n22}.rule.bodies`, 'weights-do-not-add-up', '权重合计 90,应等于 100'],
  ['a rule against its direction', `${n13}.direction`, 'interval', `${n13}.rule`, 'rule-does-not-fit-direction', '不适用于方向为“适度”'],
  ['a figure defined twice', `${n21}.figures[2]`, figure('办件总量', { source: '政数局' }), `${n21}.figures[2]`, 'figure-defined-twice', '数据来源、取值范围'],
  ['an indicator against its figure', `${n12}.figures`, [figure('重点支出安排率', { source: '统计局' })], n12, 'figure-defined-twice', '度量单位、填报频率'],
  ['a figure nobody uses (减负)', 'figures[2]', figure('走访次数', { frequency: 'yearly' }), 'figures[2]', 'figure-not-used', '没有任何指标使用(减负)'],
  ['a reserved name', 'figures[2]', figure('目标', { source: '统计局' }), 'figures[2].name', 'reserved-name', '保留名称'],
  ['a figure’s domain upside down', 'figures[0].domain', { min: '1', max: '0' }, 'figures[0].domain', 'domain-empty', '数据项“办件总量”'],
  ['adjustments on no node', 'adjustments.node', 'N11', 'adjustments.node', 'unknown-node', '加扣分所挂的节点'],
  ['a node that ties are decided by missing', `${n1}.code`, 'N9', 'root', 'tie-node-missing', '比较节点 N1'],
  ['another year', 'year', 2027, 'year', 'other-year', '年度与年度方案不一致'],
  ['a scheme that no category uses', 'code', 'SC', 'code', 'scheme-not-in-plan', '没有使用该细则的类别'],
  ['a joint indicator missing', `${n11}.code`, 'N19', 'root', 'joint-indicator-missing', '共同责任指标 N11'],
  ['too little of a goal', `${n12}.goal`, '提升效能', 'root', 'goal-weight-too-low', '权重为 40.00%,低于年度方案要求的 50%'],
];

describe('publishing a scheme', () => {
  const within = Plan.parse(edited(aPlan(), 'leastGoalWeights[0].percent', '50'));

  it('finds nothing in a good one', () => {
    expect(problemsOfScheme(aScheme())).toEqual([]);
  });

  it.each(cases)('refuses %s', (_, change, value, path, code, message) => {
    const changed = edited(aScheme(), change, value);
    const scheme = change === `${n1}.code` ? edited(changed, 'adjustments.node', 'N9') : changed;
    const problems = problemsOfScheme(scheme, { policy, plan: within }).filter(
      (problem) => code === 'goal-weight-too-low' || problem.code !== 'goal-weight-too-low',
    );
    expect(told(problems)).toEqual([`${path} ${code}`]);
    expect(problems[0]?.message).toContain(message);
  });

  it('lets a unit earn more than full marks only where the node above keeps it', () => {
    expect(problemsOfScheme(edited(edited(aScheme(), `${n11}.rule.cap`, '1.1'), `${n1}.excess`, 'keep'))).toEqual([]);
  });

  it('accepts a target of zero whose meaning is written', () => {
    const met = edited(aScheme(), `${n11}.rule`, { kind: 'completion', mode: 'quotient', target: '0', zeroTarget: 'metOrZero' });
    expect(problemsOfScheme(met)).toEqual([]);
  });

  it('weighs goals as they count at the top: a converted node by its weight, not by its children’s marks', () => {
    const [problem] = problemsOfScheme(aScheme(), { policy, plan: Plan.parse(edited(aPlan(), 'leastGoalWeights[0].percent', '61')) });
    expect(problem).toMatchObject({ path: 'root', code: 'goal-weight-too-low', expected: '不低于 61%', got: '60.00%' });
    expect(problemsOfScheme(aScheme(), { policy, plan: Plan.parse(edited(aPlan(), 'leastGoalWeights[0].percent', '60')) })).toEqual([]);
  });

  it('keeps to the cells that the plan says it asks of a unit', () => {
    const [problem] = problemsOfScheme(aScheme(), { policy, plan: Plan.parse(edited(aPlan(), 'burden.cellsPerUnit', 23)) });
    expect(problem).toEqual({
      path: 'root',
      code: 'burden-above-plan',
      message: '本细则要求每个单位全年填报 24 项次,超过年度方案减负说明的上限',
      expected: '不多于 23 项次',
      got: '24 项次',
    });
    expect(problemsOfScheme(aScheme(), { policy, plan: Plan.parse(edited(aPlan(), 'burden.cellsPerUnit', 24)) })).toEqual([]);
  });

  it('refuses a body of the public where the policy has no public track', () => {
    const without = Policy.parse(edited(aPolicy(), 'publicTrack', undefined));
    expect(told(problemsOfScheme(aScheme(), { policy: without, plan }))).toEqual([`${n22}.rule.bodies[1].from no-public-track`]);
  });

  it('does not ask for a joint indicator that concerns other categories only', () => {
    const elsewhere = Plan.parse(
      edited(aPlan(), 'joints[0]', { indicator: 'T01', lead: 'U003', partners: [{ unit: 'U003', by: 'share', percent: '10' }], article: '1' }),
    );
    expect(problemsOfScheme(aScheme(), { policy, plan: elsewhere })).toEqual([]);
    const shared = Plan.parse(
      edited(aPlan(), 'joints[0]', { indicator: 'T01', lead: 'U003', partners: [{ unit: 'U002', by: 'share', percent: '10' }], article: '1' }),
    );
    expect(told(problemsOfScheme(aScheme(), { policy, plan: shared }))).toEqual(['root joint-indicator-missing']);
  });

  it.each(['转发上级文件及时率', '土地面积分布均衡度', '视频会议系统完好率', '阅读推广活动场次', '信用积分管理办法制定情况'])(
    'takes “%s” for what it is',
    (name) => {
      expect(problemsOfScheme(edited(aScheme(), `${n11}.name`, name)).filter(({ code }) => code === 'forbidden-basis')).toHaveLength(
        name.startsWith('信用积分') ? 1 : 0,
      );
    },
  );

  it('does not ask for figures of other sources to be used, nor for base data', () => {
    const more = edited(edited(aScheme(), 'figures[2]', figure('上年办件', { baseData: true })), 'figures[3]', figure('立案数', { source: '公安局' }));
    expect(problemsOfScheme(more)).toEqual([]);
  });

  it('is checked without a policy and a plan on all that needs neither', () => {
    const alone = edited(edited(aScheme(), `${n11}.goal`, '招商引资'), `${n12}.goal`, undefined);
    expect(told(problemsOfScheme(edited(alone, 'code', 'SC'), {}))).toEqual([`${n12}.goal no-goal`]);
  });
});
