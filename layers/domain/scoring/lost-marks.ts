import * as z from 'zod';
import { exact, toText } from '#domain/numbers/exact.ts';
import type { Mark } from './scorecard.ts';

/** 失分: what a leaf lost of its full marks. */
export const LostMarks = z.object({ code: z.string(), name: z.string(), fullMarks: z.string(), awarded: z.string(), lost: z.string() });
export type LostMarks = z.infer<typeof LostMarks>;

/** Where marks were lost, the largest loss first; a leaf that left the tree, or lost nothing, does not stand here. */
export const lostMarksOf = (marks: readonly Mark[]): LostMarks[] =>
  marks
    .flatMap(({ code, name, fullMarks, awarded }) => {
      if (awarded === undefined) return [];
      const lost = exact(fullMarks).sub(exact(awarded));
      return lost.gt(0) ? [{ lost, entry: { code, name, fullMarks, awarded, lost: toText(lost) } }] : [];
    })
    .sort((a, b) => b.lost.compare(a.lost) || (a.entry.code < b.entry.code ? -1 : 1))
    .map(({ entry }) => entry);
