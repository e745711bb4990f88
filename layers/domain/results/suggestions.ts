import { exact, toText } from '#domain/numbers/exact.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';

/** What a unit is told to improve: its largest losses, as data. */
export interface Suggestion {
  unit: string;
  name: string;
  grade: string;
  losses: { code: string; name: string; lost: string; fullMarks: string; state: string }[];
}

const shown = 3;

/** 整改建议: the three leaves where each unit lost most marks. Leaves that left the tree lose nothing. */
export const suggestionsOf = (cards: readonly Scorecard[]): Suggestion[] =>
  cards.map(({ unit, name, grade, marks }) => ({
    unit,
    name,
    grade,
    losses: marks
      .flatMap((mark) => (mark.awarded === undefined ? [] : [{ mark, lost: exact(mark.fullMarks).sub(exact(mark.awarded)) }]))
      .filter(({ lost }) => lost.gt(0))
      .sort((a, b) => b.lost.compare(a.lost) || (a.mark.code < b.mark.code ? -1 : 1))
      .slice(0, shown)
      .map(({ mark, lost }) => ({ code: mark.code, name: mark.name, lost: toText(lost), fullMarks: mark.fullMarks, state: mark.state })),
  }));
