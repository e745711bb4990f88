import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { selfReported } from '#domain/reporting/form.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { figureProblems } from './pull.ts';
import type { Source, SourceSettings } from './source.ts';

/** What is wrong with a source by itself and beside the others of the registry. */
export const checkSource = (id: string, { name, figures, arrival, embargoes, pull }: SourceSettings, others: readonly Source[]): Problem[] => {
  const namesake = others.find((other) => other.id !== id && other.name === name);
  return [
    ...(namesake === undefined
      ? []
      : [
          problem('name', 'source-name-taken', `数据来源 ${namesake.id} 已使用名称“${name}”,细则中的来源名称无法区分`, {
            expected: '尚未使用的名称',
            got: name,
          }),
        ]),
    ...(arrival === undefined || arrival.fromDay <= arrival.toDay
      ? []
      : [problem('arrival.toDay', 'wrong-order', '应到时间的起止日颠倒', { expected: `不早于 ${arrival.fromDay} 日`, got: `${arrival.toDay} 日` })]),
    ...(arrival !== undefined && name === selfReported
      ? [problem('arrival', 'self-report-has-windows', '自报数据的期限由填报期规定,不另设应到时间', { expected: '不填', got: arrival.every })]
      : []),
    ...figures.flatMap((figure, at) =>
      figures.indexOf(figure) === at ? [] : [problem(join('figures', at), 'figure-listed-twice', `数据项“${figure}”重复列出`, { got: figure })],
    ),
    ...(pull === undefined ? [] : figureProblems(pull)),
    ...embargoes.flatMap(({ figure }, at) =>
      embargoes.findIndex((each) => each.figure === figure) === at
        ? []
        : [problem(join('embargoes', at, 'figure'), 'figure-listed-twice', `数据项“${figure}”的发布日重复列出`, { got: figure })],
    ),
  ];
};

/** Sources that a scheme names and the registry does not know, each once, with the figures they should deliver. A county without a registry has free names. */
export const unknownSources = (schemes: readonly Scheme[], sources: readonly Pick<Source, 'name'>[]): Problem[] => {
  if (sources.length === 0) return [];
  const known = new Set(sources.map(({ name }) => name));
  return schemes.flatMap((scheme) =>
    [...Map.groupBy(figuresOf(scheme), ({ source }) => source)].flatMap(([source, figures]) =>
      known.has(source)
        ? []
        : [
            problem('root', 'unknown-source', `${scheme.name}的数据项${figures.map(({ name }) => `“${name}”`).join('、')}的来源“${source}”未登记`, {
              expected: [...known].join('、'),
              got: source,
            }),
          ],
    ),
  );
};

/** Figures that a source says it delivers, or keeps until their day, and that no scheme of the year has. */
export const unknownFigures = (sources: readonly Pick<Source, 'id' | 'name' | 'figures' | 'embargoes'>[], schemes: readonly Scheme[]): Problem[] => {
  const known = new Set(schemes.flatMap(figuresOf).map(({ name }) => name));
  return sources.flatMap(({ id, name, figures, embargoes }) => {
    const named = [
      ...figures.map((figure, at) => [join(id, 'figures', at), figure] as const),
      ...embargoes.map(({ figure }, at) => [join(id, 'embargoes', at), figure] as const),
    ];
    return named
      .filter(([, figure]) => !known.has(figure))
      .map(([path, figure]) =>
        problem(path, 'unknown-figure', `数据来源“${name}”列出的数据项“${figure}”不在任何考评细则中`, { expected: '细则中的数据项', got: figure }),
      );
  });
};
