import * as z from 'zod';
import { clamp, exact, greatest, hundred, PositiveDecimal, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { knownValue, marked, step } from './marking.ts';
import { ofProjects, Weighing } from './project-scores.ts';
import type { Marked, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 引用折算: the value is a score of another assessment; score / its full marks × W, clamped unless the parent keeps excess. Examples M01–M03. With `projects` it is the score of the unit's evaluated projects, which nobody types. */
export const Imported = z.strictObject({
  kind: z.literal('imported'),
  outOf: PositiveDecimal,
  keepExcess: z.boolean().default(false),
  projects: Weighing.optional(),
});
export type Imported = z.infer<typeof Imported>;

const check = (rule: Imported, setting: RuleSetting): Problem[] => [
  ...(rule.keepExcess && !setting.parentKeepsExcess
    ? [problem(join(setting.path, 'keepExcess'), 'excess-not-kept-above', '规则保留超额分,而上级指标不保留', { expected: 'false', got: 'true' })]
    : []),
  ...(rule.projects === undefined || exact(rule.outOf).equals(hundred)
    ? []
    : [problem(join(setting.path, 'outOf'), 'projects-out-of-hundred', '项目支出绩效评价为百分制,原满分应为 100', { expected: '100', got: rule.outOf })]),
  ...(rule.projects === undefined || setting.direction === 'higher'
    ? []
    : [
        problem(join(setting.path, 'projects'), 'projects-higher-is-better', '取自项目评价得分的指标应为越高越好', {
          expected: 'direction: higher',
          got: setting.direction,
        }),
      ]),
];

const mark = (rule: Imported, input: RuleInput): Marked => {
  const converted = knownValue(input).div(exact(rule.outOf)).mul(input.fullMarks);
  const marks = rule.keepExcess ? greatest(converted, zero) : clamp(converted, zero, input.fullMarks);
  const { steps, flags } = rule.projects === undefined ? { steps: [], flags: [] } : ofProjects(input.projects, rule.projects);
  return marked(marks, [...steps, step('out-of', rule.outOf), step('converted', converted)], flags);
};

export const importedRule: RuleKind<Imported> = { kind: 'imported', check, mark };
