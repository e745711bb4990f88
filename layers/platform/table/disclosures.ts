import { created } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { type Disclosure, newestOf } from '#domain/disclosure/disclosure.ts';
import { ResultDocument } from '#domain/disclosure/documents.ts';
import type { PublicYear } from '#domain/disclosure/draw-up.ts';
import { Conflict } from '#domain/problems/errors.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import { disclosedDocument, keepDisclosed } from '#platform/files/disclosed.ts';
import { commit } from './commit.ts';
import { list, loadCounty } from './records.ts';

/** What was made public of a year. */
export const disclosuresOf = (county: string, cycle: string): Promise<Disclosure[]> => list('disclosure', { county }, { cycle });

/** The year as its public documents name it; of last year only what was disclosed of it. */
export const publicYearOf = async ({ county, cycle }: Cycle, plan: Plan): Promise<PublicYear> => {
  const [{ name: countyName }, earlier] = await Promise.all([loadCounty(county), disclosuresOf(county, String(Number(cycle) - 1))]);
  const last = newestOf(earlier, 'result');
  return { county, countyName, cycle, plan, before: last === undefined ? undefined : await disclosedDocument(ResultDocument, last.hash) };
};

type Made = Pick<Disclosure, 'kind' | 'version' | 'through'>;

/** Makes a document public: the text under its hash first, then the record that leads to it. A repeat changes nothing. */
export const disclose = async (
  { county, cycle, today }: Cycle,
  countyName: string,
  { kind, version, ...made }: Made,
  document: unknown,
  who: string,
): Promise<void> => {
  const hash = await keepDisclosed(document);
  const disclosure: Disclosure = { county, cycle, kind, version, registry: 'disclosures', countyName, on: today, ...made, hash, rev: 1 };
  try {
    await commit(
      { fact: `${kind}-disclosed`, changes: [created('disclosure', disclosure)] },
      { county, cycle, who, act: `disclose:${kind}:${version}`, day: today },
    );
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
};
