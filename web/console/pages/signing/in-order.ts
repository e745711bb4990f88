import type { Form } from '../reporting/use-form.ts';

export type Light = 'red' | 'amber' | 'green' | 'none';
type Indicator = Form['indicators'][number];

/** Red: the plan demands an explanation. Amber: below what is expected. Always shown with its words. */
export const lightOf = ({ explain, deviation }: Indicator): Light =>
  explain ? 'red' : deviation === undefined ? 'none' : Number(deviation) < 0 ? 'amber' : 'green';

const rank: Record<Light, number> = { red: 0, amber: 1, none: 2, green: 3 };
const size = ({ deviation = '0' }: Indicator): number => Math.abs(Number(deviation));

/** Red ones first, within a colour the largest deviation. Only the order is computed; numbers shown are the API's own. */
export const inOrder = (indicators: readonly Indicator[]): { indicator: Indicator; light: Light }[] =>
  indicators
    .map((indicator) => ({ indicator, light: lightOf(indicator) }))
    .sort((a, b) => rank[a.light] - rank[b.light] || size(b.indicator) - size(a.indicator));
