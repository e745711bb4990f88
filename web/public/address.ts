import type { Place } from './read.ts';

export type Section = 'results' | 'commitments' | 'data';

/** What a page shows is told by its address alone: it can be kept, sent to others and gone back to. */
export interface Wanted {
  county: string | undefined;
  cycle: string | undefined;
  section: Section;
  unit: string | undefined;
  words: string;
}

const sections: readonly string[] = ['commitments', 'data'] satisfies Section[];

export const wantedIn = (search: string): Wanted => {
  const query = new URLSearchParams(search);
  const view = query.get('view') ?? '';
  return {
    county: query.get('county') ?? undefined,
    cycle: query.get('year') ?? undefined,
    section: sections.includes(view) ? (view as Section) : 'results',
    unit: query.get('unit') ?? undefined,
    words: query.get('q')?.trim() ?? '',
  };
};

/** Address of a page; links are links, so that every browser can follow them. */
export const address = ({ county, cycle, unit, section }: Place & { unit?: string; section?: Section }): string => {
  const query = new URLSearchParams({ county, year: cycle });
  if (section !== undefined && section !== 'results') query.set('view', section);
  if (unit !== undefined) query.set('unit', unit);
  return `./?${query}`;
};
