import * as z from 'zod';
import { planOf } from '#platform/files/papers.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { list } from '#platform/table/records.ts';
import { shown } from './evidence-subjects.ts';
import { ShownEvidence } from './issue-evidence.ts';

export const RefusedEvidence = z.object({ evidence: z.array(ShownEvidence) });

/** Refused documents of the year, unit by unit; one that was filed anew is superseded and stands here no more. */
export const listRefused = async ({ subject: { year } }: Call<CyclePath, unknown, unknown, YearSubject>): Promise<Answer<z.input<typeof RefusedEvidence>>> => {
  const { county, cycle } = year;
  const units = (await planOf(year)).units.map(({ id }) => id);
  const found = await Promise.all(units.map((unit) => list('evidence', { county, cycle, unit })));
  return {
    body: {
      evidence: found
        .flat()
        .filter(({ status }) => status === 'refused')
        .map(shown),
    },
  };
};
