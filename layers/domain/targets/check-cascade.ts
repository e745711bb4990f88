import { type Exact, exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Assessed } from './asked.ts';
import { type Cascade, type CascadeContent, isAt, type Share } from './cascade.ts';

type Numbers = Pick<CascadeContent, 'total' | 'rule' | 'shares'>;

/** What the shares must add up to; undefined where each one must be the total. */
export const owed = ({ total, rule }: Numbers): Exact | undefined => {
  if (rule.kind === 'equal') return undefined;
  return rule.kind === 'stated' ? exact(total).mul(exact(rule.percent)).div(hundred) : exact(total);
};

/** Whether the shares add up, exactly: a sum, each one alike, or the stated percentage of the total. */
export const addUpProblems = (numbers: Numbers, path = ''): Problem[] => {
  const { total, shares } = numbers;
  const due = owed(numbers);
  if (due === undefined)
    return shares.flatMap(({ value }, at) =>
      exact(value).equals(exact(total))
        ? []
        : [problem(join(path, 'shares', at, 'value'), 'not-the-total', '同一要求的指标,各单位的分解数应等于总量', { expected: total, got: value })],
    );
  const found = sum(shares.map(({ value }) => exact(value)));
  if (found.equals(due)) return [];
  const over = found.gt(due) ? '多' : '少';
  const difference = toText(found.sub(due).abs());
  return [problem(join(path, 'shares'), 'shares-do-not-add-up', `分解数合计与总量不符,${over} ${difference}`, { expected: toText(due), got: toText(found) })];
};

const leafAt = (units: readonly Assessed[], unit: string, indicator: string): Indicator | undefined =>
  units.find((each) => each.unit.id === unit)?.leaves.find(({ code }) => code === indicator);

const placeProblems = (units: readonly Assessed[], { unit, indicator }: { unit: string; indicator: string }, path: string): Problem[] => {
  const known = units.find((each) => each.unit.id === unit);
  if (known === undefined) return [problem(join(path, 'unit'), 'unknown-unit', `年度方案中没有单位 ${unit}`, { got: unit })];
  return leafAt(units, unit, indicator) === undefined
    ? [problem(join(path, 'indicator'), 'unknown-indicator', `${known.unit.name}的考评细则中没有指标 ${indicator}`, { got: indicator })]
    : [];
};

/** All totals and shares of one cascade are in the same unit of measure. */
const measureProblems = (units: readonly Assessed[], { lead, shares }: CascadeContent): Problem[] => {
  const places = [...(lead === undefined ? [] : [{ ...lead, path: 'lead' }]), ...shares.map((share, at) => ({ ...share, path: join('shares', at) }))];
  const measured = places.flatMap(({ unit, indicator, path }) => {
    const leaf = leafAt(units, unit, indicator);
    return leaf === undefined ? [] : [{ path, measure: leaf.unitOfMeasure ?? '' }];
  });
  const [first, ...others] = measured;
  return others.flatMap(({ path, measure }) =>
    measure === first?.measure
      ? []
      : [problem(join(path, 'indicator'), 'other-unit-of-measure', '计量单位与其他分解项不同', { expected: first?.measure ?? '', got: measure })],
  );
};

const repeatedShares = (shares: readonly Share[]): Problem[] =>
  shares.flatMap(({ unit, indicator }, at) =>
    shares.findIndex((each) => isAt(each, unit, indicator)) < at
      ? [problem(join('shares', at), 'repeated-share', `${unit} 的指标 ${indicator} 在同一分解中出现了两次`, { got: `${unit} ${indicator}` })]
      : [],
  );

/** The lead bears no share of its own total, nobody bears shares of two cascades, and one total is handed down once. */
const chainProblems = ({ lead, shares }: CascadeContent, others: readonly Cascade[]): Problem[] => [
  ...shares.flatMap(({ unit, indicator }, at): Problem[] => {
    const path = join('shares', at);
    if (isAt(lead, unit, indicator)) return [problem(path, 'own-share', '牵头单位不能承担自己总量的分解数', { got: `${unit} ${indicator}` })];
    const other = others.find((cascade) => cascade.shares.some((each) => isAt(each, unit, indicator)));
    return other === undefined ? [] : [problem(path, 'two-cascades', `${unit} 的指标 ${indicator} 已在“${other.title}”中分解`, { got: other.id })];
  }),
  ...others
    .filter((other) => lead !== undefined && isAt(other.lead, lead.unit, lead.indicator))
    .map((other) => problem('lead', 'two-cascades', `该牵头单位的这项指标已由“${other.title}”分解`, { got: other.id })),
];

/** County → lead department → township: what is handed down is what was received. */
export const levelProblems = ({ lead, total, shares }: CascadeContent, others: readonly Cascade[], path = ''): Problem[] => {
  const received = others.flatMap((other) => other.shares.filter((share) => lead !== undefined && isAt(share, lead.unit, lead.indicator)));
  return [
    ...received
      .filter(({ value }) => !exact(value).equals(exact(total)))
      .map(({ value }) => problem(join(path, 'total'), 'not-what-was-received', '总量应等于上一级分解给牵头单位的数', { expected: value, got: total })),
    ...shares.flatMap(({ unit, indicator, value }, at) =>
      others
        .filter((other) => isAt(other.lead, unit, indicator) && !exact(other.total).equals(exact(value)))
        .map((other) =>
          problem(join(path, 'shares', at, 'value'), 'not-what-is-handed-down', `${unit} 已按“${other.title}”向下分解`, { expected: other.total, got: value }),
        ),
    ),
  ];
};

/** All that is wrong with a cascade: unknown units and indicators, repeated or double shares, mixed measures, sums that do not add up, levels that disagree. */
export const checkCascade = (content: CascadeContent, others: readonly Cascade[], units: readonly Assessed[]): Problem[] => [
  ...(content.lead === undefined ? [] : placeProblems(units, content.lead, 'lead')),
  ...content.shares.flatMap((share, at) => placeProblems(units, share, join('shares', at))),
  ...measureProblems(units, content),
  ...repeatedShares(content.shares),
  ...chainProblems(content, others),
  ...addUpProblems(content),
  ...levelProblems(content, others),
];
