import { Decimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code } from '#domain/schemes/code.ts';
import type { Assessed } from '#domain/targets/asked.ts';
import { type Cascade, CascadeContent } from '#domain/targets/cascade.ts';

export interface ShareText {
  key: number;
  unit: string;
  indicator: string;
  value: string;
}

/** A cascade as it is typed. */
export interface CascadeText {
  id: string;
  title: string;
  /** Empty: the county's own total. */
  leadUnit: string;
  leadIndicator: string;
  total: string;
  rule: CascadeContent['rule']['kind'];
  percent: string;
  basis: string;
  shares: readonly ShareText[];
}

export const emptyCascade = (id: string, leadUnit: string): CascadeText => ({
  ...{ id, title: '', leadUnit, leadIndicator: '', total: '', rule: 'sum', percent: '', basis: '' },
  shares: [{ key: 1, unit: '', indicator: '', value: '' }],
});

export const textOf = ({ id, title, lead, total, rule, shares }: Cascade): CascadeText => ({
  ...{ id, title, leadUnit: lead?.unit ?? '', leadIndicator: lead?.indicator ?? '', total, rule: rule.kind },
  ...(rule.kind === 'stated' ? { percent: rule.percent, basis: rule.basis } : { percent: '', basis: '' }),
  shares: shares.map((share, at) => ({ key: at + 1, ...share })),
});

/** What is still to be filled in: a field, or the number of a row. */
export type NotYet = 'id' | 'title' | 'lead' | 'total' | 'percent' | 'basis' | 'shares' | number;

export const isDecimal = (text: string): boolean => Decimal.safeParse(text.trim()).success;

export const notYet = (text: CascadeText): NotYet[] => [
  ...(Code.safeParse(text.id.trim()).success ? [] : ['id' as const]),
  ...(text.title.trim() === '' ? ['title' as const] : []),
  ...(text.leadUnit === '' || text.leadIndicator !== '' ? [] : ['lead' as const]),
  ...(isDecimal(text.total) ? [] : ['total' as const]),
  ...(text.rule !== 'stated' || PositiveDecimal.safeParse(text.percent.trim()).success ? [] : ['percent' as const]),
  ...(text.rule !== 'stated' || text.basis.trim() !== '' ? [] : ['basis' as const]),
  ...(text.shares.length > 0 ? [] : ['shares' as const]),
  ...text.shares.flatMap(({ unit, indicator, value }, at) => (unit !== '' && indicator !== '' && isDecimal(value) ? [] : [at + 1])),
];

/** As the API takes it; undefined while something is not filled in. */
export const contentOf = (text: CascadeText): CascadeContent | undefined => {
  if (notYet(text).length > 0) return undefined;
  const { title, leadUnit, leadIndicator, total, rule, percent, basis, shares } = text;
  return CascadeContent.parse({
    title,
    ...(leadUnit === '' ? {} : { lead: { unit: leadUnit, indicator: leadIndicator } }),
    total: total.trim(),
    rule: rule === 'stated' ? { kind: rule, percent: percent.trim(), basis } : { kind: rule },
    shares: shares.map(({ unit, indicator, value }) => ({ unit, indicator, value: value.trim() })),
  });
};

const nextKey = (shares: readonly ShareText[]): number => Math.max(0, ...shares.map(({ key }) => key)) + 1;

export const withRow = (shares: readonly ShareText[]): ShareText[] => [...shares, { key: nextKey(shares), unit: '', indicator: '', value: '' }];

/** Every unit with the indicator that has no row yet; an empty row gives way. */
export const withAllOf = (shares: readonly ShareText[], indicator: string, units: readonly Assessed[], lead: string): ShareText[] => {
  const kept = shares.filter(({ unit, value }) => unit !== '' || value !== '');
  const more = units.filter(
    ({ unit, leaves }) =>
      unit.id !== lead && leaves.some(({ code }) => code === indicator) && !kept.some((share) => share.unit === unit.id && share.indicator === indicator),
  );
  const first = nextKey(shares);
  return [...kept, ...more.map(({ unit }, at) => ({ key: first + at, unit: unit.id, indicator, value: '' }))];
};

/** A number before and after; either is missing where the place is new or goes. */
export interface Difference {
  unit: string;
  indicator: string;
  before: string | undefined;
  after: string | undefined;
}

/** Every share as it stands and as it shall be, in the new order; those that go are last. */
export const differencesOf = (before: readonly Omit<ShareText, 'key'>[], after: readonly Omit<ShareText, 'key'>[]): Difference[] => {
  const at = (shares: readonly Omit<ShareText, 'key'>[], { unit, indicator }: { unit: string; indicator: string }) =>
    shares.find((each) => each.unit === unit && each.indicator === indicator)?.value;
  return [
    ...after.map(({ unit, indicator, value }) => ({ unit, indicator, before: at(before, { unit, indicator }), after: value })),
    ...before.filter((share) => at(after, share) === undefined).map(({ unit, indicator, value }) => ({ unit, indicator, before: value, after: undefined })),
  ];
};

export const differs = ({ before, after }: Difference): boolean => before !== after;
