import type { Source } from '#domain/ingestion/source.ts';

/** The finance bureau's treasury system, as the registry knows it. */
export const aSource = (more: Partial<Source> = {}): Source => ({
  county: '330798',
  id: 'finance',
  name: '财政局',
  owner: { name: '县财政局' },
  figures: [],
  precedence: 10,
  tolerance: {},
  embargoes: [],
  by: 'clerk',
  rev: 1,
  ...more,
});
