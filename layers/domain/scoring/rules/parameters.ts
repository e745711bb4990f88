import { type Exact, exact, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Direction, RuleSetting } from './rule.ts';

const directionNames: Record<Direction, string> = { higher: '越高越好', lower: '越低越好', interval: '适度' };

/** The rule makes sense for these directions only. */
export const directionProblems = (rule: string, allowed: readonly Direction[], setting: RuleSetting): Problem[] =>
  allowed.includes(setting.direction)
    ? []
    : [
        problem(setting.path, 'rule-does-not-fit-direction', `${rule}不适用于方向为“${directionNames[setting.direction]}”的指标`, {
          expected: allowed.map((direction) => directionNames[direction]).join('或'),
          got: directionNames[setting.direction],
        }),
      ];

/** Marks that a table gives lie in 0…W; above W only where the parent node keeps excess. */
export const markProblems = (marks: string, setting: RuleSetting, ...below: (string | number)[]): Problem[] => {
  const given = exact(marks);
  const path = join(setting.path, ...below);
  const range = `0 至 ${toText(setting.fullMarks)}`;
  if (given.lt(0)) return [problem(path, 'marks-negative', `分值 ${marks} 小于 0;扣至负分须用带负下限的扣分规则写明`, { expected: range, got: marks })];
  if (given.gt(setting.fullMarks) && !setting.parentKeepsExcess) {
    return [
      problem(path, 'marks-above-full-marks', `分值 ${marks} 超过满分 ${toText(setting.fullMarks)},而上级指标不保留超额分`, { expected: range, got: marks }),
    ];
  }
  return [];
};

/** A name that the rule reads must be a figure of the indicator or the scheme. */
export const figureProblems = (name: string, setting: RuleSetting, ...below: (string | number)[]): Problem[] =>
  setting.figures.includes(name)
    ? []
    : [problem(join(setting.path, ...below), 'unknown-figure', `没有名为“${name}”的填报数据项`, { expected: '方案或指标中列出的数据项', got: name })];

export const duplicateProblems = (names: readonly string[], what: string, setting: RuleSetting, list: string): Problem[] =>
  names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [problem(join(setting.path, list, at, 'name'), 'duplicate-name', `${what}“${name}”重复`, { got: name })],
  );

/** Each number of the list compared with the one before it; `holds` says what must be true. */
export const orderProblems = (
  texts: readonly string[],
  holds: (before: Exact, after: Exact) => boolean,
  at: (index: number) => string,
  message: string,
): Problem[] =>
  texts.flatMap((text, index) => {
    const before = texts[index - 1];
    return before === undefined || holds(exact(before), exact(text))
      ? []
      : [problem(at(index), 'wrong-order', `${message}:${before} 之后是 ${text}`, { got: text })];
  });
