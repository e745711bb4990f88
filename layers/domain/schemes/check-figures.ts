import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { selfReported } from '#domain/reporting/form.ts';
import { namesInText } from '#domain/scoring/formula.ts';
import { figuresRead, needsValue } from '#domain/scoring/rules/kinds.ts';
import type { Figure, Indicator, ValueDomain } from './indicator.ts';
import type { Scheme } from './scheme.ts';
import type { Placed } from './tree.ts';

/** Names a formula knows besides figures. */
export const reservedNames = ['目标', '基期'] as const;

export const domainProblems = ({ min, max }: ValueDomain, path: string, what: string): Problem[] =>
  min === undefined || max === undefined || exact(min).lt(exact(max))
    ? []
    : [problem(join(path, 'domain'), 'domain-empty', `${what}的取值范围上下限颠倒`, { expected: `上限大于 ${min}`, got: max })];

type Listed = readonly [Figure, string];

const listed = (scheme: Scheme, leaves: readonly Placed<Indicator>[]): Listed[] => [
  ...scheme.figures.map((figure, at): Listed => [figure, join('figures', at)]),
  ...leaves.flatMap(({ item, path }) => item.figures.map((figure, at): Listed => [figure, join(path, 'figures', at)])),
];

const parts = [
  ['unitOfMeasure', '度量单位'],
  ['accumulation', '累计方式'],
  ['frequency', '填报频率'],
  ['source', '数据来源'],
  ['baseData', '是否基础数据'],
] as const;

const differences = (one: Figure, other: Figure): string[] => [
  ...parts.filter(([part]) => one[part] !== other[part]).map(([, name]) => name),
  ...(one.domain.min === other.domain.min && one.domain.max === other.domain.max ? [] : ['取值范围']),
];

/** The same name is the same figure and is asked once: two definitions of one name contradict each other. */
const consistent = (figures: readonly Listed[]): Problem[] => {
  const first = new Map<string, Listed>();
  return figures.flatMap(([figure, path]) => {
    const before = first.get(figure.name);
    if (before === undefined) first.set(figure.name, [figure, path]);
    const different = before === undefined ? [] : differences(before[0], figure);
    return before === undefined || different.length === 0
      ? []
      : [
          problem(path, 'figure-defined-twice', `数据项“${figure.name}”与 ${before[1]} 的定义不一致:${different.join('、')}`, {
            expected: `与 ${before[1]} 相同`,
            got: different.join('、'),
          }),
        ];
  });
};

/** An indicator that is its own figure (no formula) and lists that figure must describe it the same way. */
const ownFigures = (figures: readonly Listed[], leaves: readonly Placed<Indicator>[]): Problem[] =>
  leaves
    .filter(({ item }) => item.formula === undefined && needsValue(item.rule))
    .flatMap(({ item, path }) => {
      const figure = figures.find(([{ name }]) => name === item.name)?.[0];
      if (figure === undefined) return [];
      const different = parts
        .filter(([part]) => (part === 'unitOfMeasure' || part === 'frequency' || part === 'source') && item[part] !== undefined && item[part] !== figure[part])
        .map(([, name]) => name);
      return different.length === 0
        ? []
        : [
            problem(path, 'figure-defined-twice', `指标“${item.name}”与同名数据项的定义不一致:${different.join('、')}`, {
              expected: '与数据项相同',
              got: different.join('、'),
            }),
          ];
    });

/** Whether an indicator is the figure itself, or its rule or its formula reads it; a formula that cannot be read uses all that stands in it. */
const uses = ({ rule, formula, name: own }: Indicator, name: string): boolean => {
  if (figuresRead(rule).includes(name)) return true;
  if (formula === undefined) return own === name && needsValue(rule);
  const read = namesInText(formula);
  return read === undefined ? formula.includes(name) : read.includes(name);
};

/** 减负: a figure that no indicator uses is not asked for. Figures from other sources cost the units nothing. */
const unused = (figures: readonly Listed[], leaves: readonly Placed<Indicator>[]): Problem[] =>
  figures.flatMap(([{ name, source, baseData }, path]) =>
    source !== selfReported || baseData || leaves.some(({ item }) => uses(item, name))
      ? []
      : [problem(path, 'figure-not-used', `数据项“${name}”要求单位填报,但没有任何指标使用(减负)`, { got: name })],
  );

const reserved = (figures: readonly Listed[]): Problem[] =>
  figures.flatMap(([{ name }, path]) =>
    reservedNames.some((each) => each === name)
      ? [problem(join(path, 'name'), 'reserved-name', `“${name}”是公式中的保留名称,不能作为数据项名称`, { got: name })]
      : [],
  );

export const figureProblems = (scheme: Scheme, leaves: readonly Placed<Indicator>[]): Problem[] => {
  const figures = listed(scheme, leaves);
  return [
    ...consistent(figures),
    ...ownFigures(figures, leaves),
    ...unused(figures, leaves),
    ...reserved(figures),
    ...figures.flatMap(([{ domain, name }, path]) => domainProblems(domain, path, `数据项“${name}”`)),
  ];
};
