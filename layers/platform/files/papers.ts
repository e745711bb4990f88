import type { Cycle } from '#domain/cycles/cycle.ts';
import { CountyCalendar, calendarWith } from '#domain/cycles/holiday-table.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { type Calendar, Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { list } from '#platform/table/records.ts';
import { fromArchive } from './archive.ts';

/** Published papers never change, so a warm function keeps what it has read last: some counties' policies, plans and schemes. */
const kept = new Map<string, Promise<unknown>>();
const mostKept = 200;
export const once = <T>(hash: string, read: () => Promise<T>): Promise<T> => {
  const known = kept.get(hash);
  if (known !== undefined) return known as Promise<T>;
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  const reading = read();
  kept.set(hash, reading);
  reading.catch(() => kept.delete(hash));
  return reading;
};

export const policyOf = ({ policyHash }: Pick<Cycle, 'policyHash'>): Promise<Policy> => once(policyHash, () => fromArchive(Policy, policyHash, '考评办法'));

/** The working calendar that counts: the county's holiday tables, and what a plan says of years without one. */
export const calendarOf = async ({ calendarHash }: Pick<Cycle, 'calendarHash'>, plan: Calendar = { holidays: [], workdays: [] }): Promise<Calendar> =>
  calendarHash === undefined ? plan : calendarWith(await once(calendarHash, () => fromArchive(CountyCalendar, calendarHash, '工作日历')), plan);

/** The plan in force, with the working calendar that counts: nobody has to ask for the county's table beside it. */
export const planOf = ({ cycle, planHash, calendarHash }: Cycle): Promise<Plan> => {
  if (planHash === undefined) throw new NotAllowed('no-plan', `${cycle} 年度方案尚未印发`);
  return once(`${planHash}+${calendarHash ?? ''}`, async () => {
    const plan = await fromArchive(Plan, planHash, '年度方案');
    return { ...plan, calendar: await calendarOf({ calendarHash }, plan.calendar) };
  });
};

const publishedSchemes = async ({ county, cycle }: Cycle) =>
  (await list('publication', { county, cycle }, { kind: 'scheme' })).filter(({ status }) => status === 'published');

const readSchemes = (publications: Iterable<{ hash: string }>): Promise<Scheme[]> =>
  Promise.all([...publications].map(({ hash }) => once(hash, () => fromArchive(Scheme, hash, '考评细则'))));

/** The newest published version of every scheme of the cycle. */
export const schemesOf = async (year: Cycle): Promise<Scheme[]> => {
  const newest = new Map<string, Awaited<ReturnType<typeof publishedSchemes>>[number]>();
  for (const publication of await publishedSchemes(year)) {
    if (publication.version > (newest.get(publication.code)?.version ?? 0)) newest.set(publication.code, publication);
  }
  return readSchemes(newest.values());
};

/** Every published version of every scheme of the cycle, for plans that weigh each by its months [Z01]. */
export const schemeVersionsOf = async (year: Cycle): Promise<Scheme[]> => readSchemes(await publishedSchemes(year));
