import { changed, created, type Move } from '../change.ts';
import type { Source, SourceSettings } from './source.ts';

interface Registering {
  county: string;
  id: string;
  settings: SourceSettings;
  by: string;
}

/** Enters a source into the registry, or writes down what is said of it from now on; what is no longer said is taken away. */
export const registerSource = ({ county, id, settings, by }: Registering, before: Source | undefined): Move =>
  before === undefined
    ? { fact: 'source-registered', changes: [created('source', { county, id, ...settings, by, rev: 1 })] }
    : { fact: 'source-changed', changes: [changed('source', before, { arrival: undefined, pull: undefined, ...settings, by })] };
