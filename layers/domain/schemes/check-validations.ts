import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { selfReported } from '#domain/reporting/form.ts';
import { checkFormula } from '#domain/scoring/formula.ts';
import { figuresOf } from './figures-of.ts';
import type { Figure } from './indicator.ts';
import { repeated } from './repeated.ts';
import type { Scheme } from './scheme.ts';
import type { Validation } from './validation.ts';
import { figuresOfRule } from './validation-figures.ts';

/** Where a rule names its figures, with what stands there. */
const namedIn = (rule: Validation, path: string): [string, string][] => {
  switch (rule.kind) {
    case 'compare':
      return [];
    case 'sum-of-parts':
      return [[join(path, 'total'), rule.total], ...rule.parts.map((part, at): [string, string] => [join(path, 'parts', at), part])];
    case 'required':
      return rule.figures.map((name, at): [string, string] => [join(path, 'figures', at), name]);
    case 'range':
    case 'jump':
    case 'identical-to-last':
      return [[join(path, 'figure'), rule.figure]];
  }
};

const unknownFigures = (rule: Validation, path: string, known: readonly string[]): Problem[] => [
  ...(rule.kind === 'compare' ? (['left', 'right'] as const).flatMap((side) => checkFormula(rule[side], known, join(path, side))) : []),
  ...namedIn(rule, path).flatMap(([place, name]) =>
    known.includes(name)
      ? []
      : [problem(place, 'unknown-figure', `校验规则 ${rule.code} 中的“${name}”不是已列出的数据项`, { expected: known.join('、'), got: name })],
  ),
];

const ownProblems = (rule: Validation, path: string): Problem[] => {
  if (rule.kind === 'range' && rule.min === undefined && rule.max === undefined)
    return [problem(path, 'range-without-bound', `校验规则 ${rule.code} 没有写明上限或下限`, { expected: 'min 或 max' })];
  if (rule.kind === 'range' && rule.min !== undefined && rule.max !== undefined && !exact(rule.min).lte(exact(rule.max)))
    return [problem(join(path, 'max'), 'range-empty', `校验规则 ${rule.code} 的上下限颠倒`, { expected: `不小于 ${rule.min}`, got: rule.max })];
  if (rule.kind === 'sum-of-parts')
    return [
      ...repeated(rule.parts, (at) => join(path, 'parts', at), `校验规则 ${rule.code} 的分项`),
      ...(rule.parts.includes(rule.total)
        ? [problem(join(path, 'parts'), 'total-among-parts', `校验规则 ${rule.code} 的合计“${rule.total}”不能又是分项`, { got: rule.total })]
        : []),
    ];
  return rule.kind === 'required' && rule.at === 'entry'
    ? [
        problem(join(path, 'at'), 'required-at-entry', `校验规则 ${rule.code} 只能在报送时检查:填写途中总有未填的数据项`, {
          expected: 'submission',
          got: 'entry',
        }),
      ]
    : [];
};

/** A rule of which the unit reports no figure would never be looked at. */
const lookedAt = (rule: Validation, path: string, figures: readonly Figure[]): Problem[] => {
  const names = figuresOfRule(rule);
  const known = figures.filter(({ name }) => names.includes(name));
  return known.length === 0 || known.some(({ source, baseData }) => source === selfReported && !baseData)
    ? []
    : [
        problem(path, 'validation-of-no-own-figure', `校验规则 ${rule.code} 涉及的数据项都不由单位填报,永远不会检查`, {
          expected: `至少一个来源为“${selfReported}”的数据项`,
          got: names.join('、'),
        }),
      ];
};

/** Every problem of a scheme's validation rules: codes, formulas, names, bounds. */
export const validationProblems = (scheme: Scheme): Problem[] => {
  const figures = figuresOf(scheme);
  const known = figures.map(({ name }) => name);
  return [
    ...repeated(
      scheme.validations.map(({ code }) => code),
      (at) => join('validations', at, 'code'),
      '校验规则编码',
    ),
    ...scheme.validations.flatMap((rule, at) => {
      const path = join('validations', at);
      return [...unknownFigures(rule, path, known), ...ownProblems(rule, path), ...lookedAt(rule, path, figures)];
    }),
  ];
};
