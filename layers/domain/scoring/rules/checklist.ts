import * as z from 'zod';
import { exact, PositiveDecimal, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { flag, marked, step } from './marking.ts';
import { duplicateProblems, figureProblems } from './parameters.ts';
import type { Marked, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 分项计分: the sum of the points that are met; a point is a figure of the unit, met at 1. Example K01. */
export const Checklist = z.strictObject({
  kind: z.literal('checklist'),
  points: z.array(z.strictObject({ name: z.string().min(1), marks: PositiveDecimal })).min(1),
});
export type Checklist = z.infer<typeof Checklist>;

const check = (rule: Checklist, setting: RuleSetting): Problem[] => {
  const total = sum(rule.points.map((point) => exact(point.marks)));
  const names = rule.points.map((point) => point.name);
  return [
    ...names.flatMap((name, at) => figureProblems(name, setting, 'points', at, 'name')),
    ...duplicateProblems(names, '要点', setting, 'points'),
    ...(total.equals(setting.fullMarks)
      ? []
      : [
          problem(join(setting.path, 'points'), 'points-do-not-add-up', `各要点分值合计 ${toText(total)},应等于满分 ${toText(setting.fullMarks)}`, {
            expected: toText(setting.fullMarks),
            got: toText(total),
          }),
        ]),
  ];
};

/** A point without an answer is not met: silence is never rewarded. */
const mark = (rule: Checklist, input: RuleInput): Marked => {
  const answers = rule.points.map((point) => ({ point, answer: input.figure(point.name) }));
  const met = answers.filter(({ answer }) => answer?.equals(1) === true).map(({ point }) => point);
  const silent = answers.filter(({ answer }) => answer === undefined).map(({ point }) => flag('point-not-reported', { point: point.name }));
  return marked(
    sum(met.map((point) => exact(point.marks))),
    met.map((point) => step('point-met', `${point.name} ${point.marks}`)),
    silent,
  );
};

export const checklistRule: RuleKind<Checklist> = { kind: 'checklist', check, mark };
