import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';

/** 上年实绩 of a unit by indicator code. */
export type LastYear = ReadonlyMap<string, string>;

/** What last year's final scorecard says of the indicators that are still the same: by code and name, so that a code given to another indicator tells nothing. */
export const lastYearOf = ({ marks }: Pick<Scorecard, 'marks'>, leaves: readonly Indicator[]): LastYear =>
  new Map(
    marks.flatMap(({ code, name, value }): [string, string][] =>
      value !== undefined && leaves.some((leaf) => leaf.code === code && leaf.name === name) ? [[code, value]] : [],
    ),
  );
