import type * as z from 'zod';
import { ScoreTotal } from './result.ts';

const Standing = ScoreTotal.pick({ score: true, grade: true });

/** A unit whose score or grade is another now than it was on the public notice (公示). */
export const SinceNotice = ScoreTotal.pick({ unit: true, name: true }).extend({ noticed: Standing, now: Standing });
export type SinceNotice = z.infer<typeof SinceNotice>;

type Total = Pick<ScoreTotal, 'unit' | 'name' | 'score' | 'grade'>;

/** What objections changed between two versions of one result, in the order of the units; both have the same units. */
export const changedSinceNotice = (noticed: readonly Total[], now: readonly Total[]): SinceNotice[] => {
  const before = new Map(noticed.map(({ unit, score, grade }) => [unit, { score, grade }]));
  return now
    .flatMap(({ unit, name, score, grade }) => {
      const was = before.get(unit);
      return was === undefined || (was.score === score && was.grade === grade) ? [] : [{ unit, name, noticed: was, now: { score, grade } }];
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
};
