import { type Exact, exact, hundred, sum, toFixed, zero } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Plan } from './plan.ts';
import type { Node, Scheme } from './scheme.ts';

/** The share of a node's marks that indicators of a goal hold, as they weigh at the top: a converted node passes on its weight, not its children's sum. */
const goalShare = (node: Node, goal: string): Exact => {
  const total = sum(node.children.map(({ fullMarks }) => exact(fullMarks)));
  return sum(
    node.children.map((child) => {
      const share = child.kind === 'node' ? goalShare(child, goal) : child.goal === goal ? exact(1) : zero;
      return exact(child.fullMarks).div(total).mul(share);
    }),
  );
};

/** e.g. 服务民生 at least 40 % of full marks. */
export const goalWeightProblems = (scheme: Scheme, plan: Plan | undefined): Problem[] =>
  (plan?.leastGoalWeights ?? []).flatMap(({ goal, percent }) => {
    const share = goalShare(scheme.root, goal).mul(hundred);
    if (share.gte(exact(percent))) return [];
    const shown = `${toFixed(share, 2)}%`;
    return [
      problem('root', 'goal-weight-too-low', `目标“${goal}”的权重为 ${shown},低于年度方案要求的 ${percent}%`, { expected: `不低于 ${percent}%`, got: shown }),
    ];
  });
