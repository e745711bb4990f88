import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { cellsOf } from '#domain/reporting/form.ts';
import { leavesOf } from './figures-of.ts';
import { forbiddenFeature } from './forbidden.ts';
import type { Plan } from './plan.ts';
import type { Scheme } from './scheme.ts';

/** What a scheme asks of one unit in a whole year (减负). */
export interface Burden {
  /** 填报项次: self-reported figures × the months they are asked for. */
  cells: number;
  /** Indicators that ask for evidence. */
  evidence: number;
}

export const burdenOf = (scheme: Scheme): Burden => ({
  cells: cellsOf(scheme, { from: `${scheme.year}-01`, to: `${scheme.year}-12` }).length,
  evidence: leavesOf(scheme.root).filter((leaf) => leaf.evidence !== undefined).length,
});

/** A plan says what it may ask of a unit, and names no feature that the rules forbid. */
export const planBurdenProblems = ({ features, burden }: Plan): Problem[] => [
  ...(burden === undefined
    ? [
        problem('burden', 'no-burden-statement', '年度方案应有减负说明:每个单位全年最多填报多少项次,以及与上年相比的变化(为基层减负)', {
          expected: 'cellsPerUnit、statement、article',
        }),
      ]
    : []),
  ...features.flatMap((feature, at) => {
    const rule = forbiddenFeature(feature);
    return rule === undefined ? [] : [problem(join('features', at), 'forbidden-feature', `“${feature}”:${rule}`, { got: feature })];
  }),
];

/** A scheme keeps to the most that the plan says it asks of a unit. */
export const schemeBurdenProblems = (scheme: Scheme, plan: Plan | undefined): Problem[] => {
  const most = plan?.burden?.cellsPerUnit;
  const { cells } = burdenOf(scheme);
  if (most === undefined || cells <= most) return [];
  return [
    problem('root', 'burden-above-plan', `本细则要求每个单位全年填报 ${cells} 项次,超过年度方案减负说明的上限`, {
      expected: `不多于 ${most} 项次`,
      got: `${cells} 项次`,
    }),
  ];
};
