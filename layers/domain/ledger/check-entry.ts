import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { leavesOf } from '#domain/schemes/figures-of.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Node, Scheme } from '#domain/schemes/scheme.ts';
import type { Adjustment } from '#domain/scoring/facts.ts';
import type { LedgerEntry } from './entry.ts';

interface Papers {
  policy: Policy;
  plan: Plan;
  schemes: readonly Scheme[];
}

const nodeCodes = (node: Node): string[] => [node.code, ...node.children.flatMap((child) => (child.kind === 'node' ? nodeCodes(child) : [child.code]))];

/** An indicator that counts bonus entries by their level (按次加分): only its own levels earn marks there. */
const unknownLevel = (scheme: Scheme | undefined, { on, kind, level }: Adjustment, path: string): Problem[] | undefined => {
  const leaf = scheme === undefined ? undefined : leavesOf(scheme.root).find(({ code }) => code === on);
  if (kind !== 'bonus' || leaf?.rule.kind !== 'count' || leaf.rule.mode !== 'add') return undefined;
  const levels = leaf.rule.kinds.map(({ name }) => name);
  if (level !== undefined && levels.includes(level)) return [];
  return [problem(path, 'unknown-level', `指标“${leaf.name}”按级别计分,级别应为细则所列`, { expected: levels.join('、'), got: level ?? '(空)' })];
};

/** Whether what an entry names exists: its unit, the node or indicator it hangs on, the veto; and whether a bonus or deduction says its marks, or a level that its indicator counts. */
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
  const { on, kind, veto, marks } = content.adjustment;
  const counted = unknownLevel(scheme, content.adjustment, at('level'));
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
    ...(counted ??
      (kind !== 'veto' && marks === undefined ? [problem(at('marks'), 'no-marks', '加分或扣分应写明分值;只有挂在按级别计分的指标上才可只写级别')] : [])),
  ];
};
