import { exact, hundred } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Joint, Plan } from './plan.ts';
import { repeated } from './repeated.ts';

const unitProblem = (plan: Plan, unit: string, path: string, what: string): Problem[] =>
  plan.units.some(({ id }) => id === unit)
    ? []
    : [problem(path, 'unknown-unit', `共同责任指标的${what}不在方案中`, { expected: '年度方案所列的单位编号', got: unit })];

const percentProblems = ({ partners }: Joint, path: string): Problem[] =>
  partners.flatMap(({ percent }, at) =>
    exact(percent).lte(hundred)
      ? []
      : [problem(join(path, 'partners', at, 'percent'), 'percent-above-hundred', '责任比例不应超过 100%', { expected: '不大于 100', got: percent })],
  );

const jointProblem = (plan: Plan, joint: Joint, at: number): Problem[] => {
  const path = join('joints', at);
  return [
    ...unitProblem(plan, joint.lead, join(path, 'lead'), '牵头单位'),
    ...joint.partners.flatMap(({ unit }, partner) => unitProblem(plan, unit, join(path, 'partners', partner, 'unit'), '责任单位')),
    ...joint.partners.flatMap(({ unit }, partner) =>
      unit === joint.lead ? [problem(join(path, 'partners', partner, 'unit'), 'lead-is-partner', '牵头单位不能同时是责任单位', { got: unit })] : [],
    ),
    ...repeated(
      joint.partners.map(({ unit }) => unit),
      (partner) => join(path, 'partners', partner, 'unit'),
      '责任单位',
    ),
    ...percentProblems(joint, path),
  ];
};

/** A unit takes its value of an indicator from one lead only. */
const oneLead = ({ joints }: Plan): Problem[] => {
  const taken = joints.flatMap(({ indicator, partners }, at) => partners.map(({ unit }, partner) => ({ indicator, unit, at, partner })));
  return taken.flatMap(({ indicator, unit, at, partner }, place) =>
    taken.slice(0, place).some((other) => other.at !== at && other.indicator === indicator && other.unit === unit)
      ? [problem(join('joints', at, 'partners', partner, 'unit'), 'two-leads', `单位 ${unit} 的指标 ${indicator} 有两个牵头单位`, { got: unit })]
      : [],
  );
};

/** Joint indicators (共同责任): units that exist, each partner once, shares that can be borne. */
export const jointProblems = (plan: Plan): Problem[] => [...plan.joints.flatMap((joint, at) => jointProblem(plan, joint, at)), ...oneLead(plan)];
