import { exact } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Target } from '#domain/scoring/facts.ts';
import { boundOf, type Cascade, type CascadeContent, cascadesOf, isAt } from './cascade.ts';
import type { Item } from './drafts.ts';

/** The indicators for which cascades lay something down for a unit. */
const boundIndicators = (cascades: readonly Cascade[], unit: string): string[] => [
  ...new Set(
    cascadesOf(cascades, unit).flatMap(({ lead, shares }) => [
      ...shares.filter((share) => share.unit === unit).map(({ indicator }) => indicator),
      ...(lead?.unit === unit ? [lead.indicator] : []),
    ]),
  ),
];

/** Targets of a unit that are not what the cascades lay down for it. */
export const boundProblems = (cascades: readonly Cascade[], unit: string, items: readonly Pick<Item, 'indicator' | 'target'>[], path = 'targets'): Problem[] =>
  boundIndicators(cascades, unit).flatMap((indicator) => {
    const bound = boundOf(cascades, unit, indicator);
    const target = items.find((item) => item.indicator === indicator)?.target;
    if (bound === undefined || (target !== undefined && exact(target).equals(exact(bound.value)))) return [];
    return [
      problem(`${path}.${indicator}.target`, 'not-the-share', `目标值与“${bound.cascade.title}”分解给本单位的数不一致`, {
        expected: bound.value,
        got: target ?? '(无目标值)',
      }),
    ];
  });

/** What a cascade would lay down for units whose targets are agreed already, and otherwise. */
export const bindsAgreed = ({ lead, total, shares }: CascadeContent, agreed: readonly Target[]): Problem[] => {
  const places = [
    ...(lead === undefined ? [] : [{ ...lead, value: total, path: 'total' }]),
    ...shares.map((share, at) => ({ ...share, path: `shares[${at}].value` })),
  ];
  return places.flatMap(({ unit, indicator, value, path }) => {
    const target = agreed.find((each) => isAt(each, unit, indicator))?.target;
    if (target === undefined || exact(target).equals(exact(value))) return [];
    return [problem(path, 'already-agreed', `${unit} 的该项绩效目标已经核定,分解数应与之一致,或先申请调整目标`, { expected: target, got: value })];
  });
};
