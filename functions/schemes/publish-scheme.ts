import type { Change } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { agreeTargetsTask } from '#domain/cycles/year-tasks.ts';
import { unknownSources } from '#domain/ingestion/check-sources.ts';
import { Conflict, InvalidInput } from '#domain/problems/errors.ts';
import { publish } from '#domain/schemes/publication-moves.ts';
import { readScheme } from '#domain/schemes/read-papers.ts';
import { settleTask } from '#domain/tasks/moves.ts';
import { archive, fromArchive } from '#platform/files/archive.ts';
import { planOf, policyOf } from '#platform/files/papers.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { find, list, loadCycle } from '#platform/table/records.ts';
import { Document, versionAt } from './drafts.ts';
import { type SchemePath, schemeAt } from './paths.ts';

export const schemeDraftOf = async ({ params, who }: Asked<SchemePath>) => {
  const [{ version: draft, rev }, year] = await Promise.all([versionAt(schemeAt(who.county, params)), loadCycle({ county: who.county, cycle: params.cycle })]);
  return { draft, year, rev };
};
type Subject = Awaited<ReturnType<typeof schemeDraftOf>>;

/** Join by recount: every category of the plan has its scheme, so the task is settled and targets are asked for. Anyone may call it. */
export const recountSchemes = async (year: Cycle, who: string): Promise<void> => {
  const { county, cycle, today } = year;
  const task = await find('task', { county, cycle, id: 'preparation-publish-schemes' });
  if (task === undefined || task.status !== 'open') return;
  const plan = await planOf(year);
  const published = new Set(
    (await list('publication', { county, cycle }, { kind: 'scheme' })).filter(({ status }) => status === 'published').map(({ code }) => code),
  );
  if (!plan.categories.every(({ scheme }) => published.has(scheme))) return;
  const next = agreeTargetsTask(year, plan);
  try {
    await commit(
      { fact: 'schemes-published', changes: [settleTask(task, 'published', { on: today, by: who, nextTask: next.id }), next.open] },
      { county, cycle, who, act: 'schemes-published', day: today },
    );
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
};

/** Publishes a version of a scheme: checked in full against policy and plan, immutable from now on. */
export const publishScheme = async ({ subject: { draft, year }, who, act }: Call<SchemePath, unknown, unknown, Subject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const scheme = readScheme(await fromArchive(Document, draft.hash, '考评细则草稿'), await policyOf(year), await planOf(year));
  const unregistered = unknownSources([scheme], await list('source', { county }));
  if (unregistered.length > 0) throw new InvalidInput(`考评细则有 ${unregistered.length} 处问题,不能发布`, unregistered);
  const changes: Change[] = [publish(draft, { hash: await archive(scheme), today, by: who.person, reason: scheme.reason })];
  const receipt = await commit({ fact: 'scheme-published', changes }, { county, cycle, who: who.person, act, day: today, reason: scheme.reason });
  await recountSchemes(year, who.person);
  return { body: receipt };
};
