import { CommitmentsDocument } from '#domain/commitments/commitment.ts';
import type { Counties, YearShown } from '#domain/disclosure/answers.ts';
import { type Disclosure, newestOf } from '#domain/disclosure/disclosure.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { disclosedDocument } from '#platform/files/disclosed.ts';
import { disclosuresOf } from '#platform/table/disclosures.ts';
import { allDisclosures } from '#platform/table/records.ts';
import type { YearPath } from './year-page.ts';

const yearOf = (cycle: string, disclosures: readonly Disclosure[]): YearShown => {
  const commitments = newestOf(disclosures, 'commitments');
  const shown = newestOf(disclosures, 'result') ?? newestOf(disclosures, 'notice');
  const { kind, on, through } = shown ?? { kind: 'none' as const, on: commitments?.on ?? '', through: undefined };
  return {
    cycle,
    state: kind === 'commitments' ? 'none' : kind,
    on,
    ...(through === undefined ? {} : { through }),
    commitments: commitments !== undefined,
  };
};

/** Counties with anything public, and their years, the newest first. */
export const counties = async (): Promise<Counties> => {
  const byCounty = Map.groupBy(await allDisclosures(), ({ county }) => county);
  return {
    counties: [...byCounty].map(([county, all]) => ({
      county,
      name: all.at(-1)?.countyName ?? county,
      years: [...Map.groupBy(all, ({ cycle }) => cycle)].map(([cycle, own]) => yearOf(cycle, own)).sort((a, b) => (a.cycle < b.cycle ? 1 : -1)),
    })),
  };
};

export const commitmentsOf = async ({ county, cycle }: YearPath): Promise<CommitmentsDocument> => {
  const pointer = newestOf(await disclosuresOf(county, cycle), 'commitments');
  if (pointer === undefined) throw new NotFound(`${cycle} 年度的民生实事尚未公开`);
  return disclosedDocument(CommitmentsDocument, pointer.hash);
};
