import { type Exact, exact, sum, toText, zero } from '#domain/numbers/exact.ts';
import type { ExactMark } from './mark.ts';
import type { Scorecard } from './scorecard.ts';

interface Cut {
  name: string;
  marks: Exact;
  /** Full marks of what applies to the unit. */
  fullMarks: Exact;
}

/** Marks by goal or by field; leaves without one stand in no cut. */
export const marksBy = (marks: readonly ExactMark[], key: 'goal' | 'field'): Cut[] =>
  [...Map.groupBy(marks, ({ mark }) => mark[key])]
    .flatMap(([name, own]): Cut[] => {
      if (name === undefined) return [];
      const applicable = own.filter((each) => each.marks !== undefined);
      return [{ name, marks: sum(applicable.map((each) => each.marks ?? zero)), fullMarks: sum(applicable.map(({ mark }) => exact(mark.fullMarks))) }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The cut as it stands on the card. */
export const cut = (marks: readonly ExactMark[], key: 'goal' | 'field'): Scorecard['byGoal'] =>
  marksBy(marks, key).map(({ name, marks: earned, fullMarks }) => ({ name, marks: toText(earned), fullMarks: toText(fullMarks) }));
