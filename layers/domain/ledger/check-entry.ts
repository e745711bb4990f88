import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { leavesOf } from '#domain/schemes/figures-of.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Node, Scheme } from '#domain/schemes/scheme.ts';
import type { LedgerEntry } from './entry.ts';

interface Papers {
  policy: Policy;
  plan: Plan;
  schemes: readonly Scheme[];
}

const nodeCodes = (node: Node): string[] => [node.code, ...node.children.flatMap((child) => (child.kind === 'node' ? nodeCodes(child) : [child.code]))];

/** Whether what an entry names exists: its unit, the node or indicator it hangs on, the veto; and whether a bonus or deduction says its marks. */
export const checkEntry = (content: LedgerEntry['content'], { policy, plan, schemes }: Papers): Problem[] => {
  const facts = content.type === 'adjustment' ? content.adjustment : content.exception;
  const at = (field: string) => join('content', content.type, field);
  const unit = plan.units.find(({ id }) => id === facts.unit);
  if (unit === undefined) return [problem(at('unit'), 'unknown-unit', `年度方案中没有单位 ${facts.unit}`, { got: facts.unit })];
  const code = plan.categories.find((category) => category.code === unit.category)?.scheme;
  const scheme = schemes.find((each) => each.code === code);
  const codes = scheme === undefined ? [] : nodeCodes(scheme.root);
  if (content.type === 'exception') {
    const { indicator } = content.exception;
    const known = scheme !== undefined && leavesOf(scheme.root).some((leaf) => leaf.code === indicator);
    return known ? [] : [problem(at('indicator'), 'unknown-indicator', `${unit.name}的考评细则中没有指标 ${indicator}`, { got: indicator })];
  }
  const { on, kind, veto, marks, level } = content.adjustment;
  return [
    ...(on !== undefined && !codes.includes(on) ? [problem(at('on'), 'unknown-node', `${unit.name}的考评细则中没有编码 ${on}`, { got: on })] : []),
    ...(kind === 'veto' && !policy.vetoes.some((each) => each.code === veto)
      ? [
          problem(at('veto'), 'unknown-veto', '一票否决事项应为考评办法所列', {
            expected: policy.vetoes.map((each) => each.code).join('、'),
            got: veto ?? '(空)',
          }),
        ]
      : []),
    ...(kind !== 'veto' && marks === undefined && level === undefined ? [problem(at('marks'), 'no-marks', '加分或扣分应写明分值,或写明由规则计分的级别')] : []),
  ];
};
