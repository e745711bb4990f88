import { InvalidInput } from '#domain/problems/errors.ts';
import { newestOf } from '#domain/targets/agreed.ts';
import { boundProblems } from '#domain/targets/check-bound.ts';
import { problemsOfList } from '#domain/targets/check-target.ts';
import type { Item } from '#domain/targets/drafts.ts';
import { actOnTargets, adoptDrafts } from '#domain/targets/moves.ts';
import type { TargetListAct } from '#domain/targets/target-list.ts';
import { contentOf, type UnitTarget } from '#domain/targets/unit-target.ts';
import type { Reason } from '#platform/http/bodies.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { hashOf, type Receipt } from '#platform/table/audit.ts';
import { commit, save } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';
import { inOrder, itemsOf, type ListSubject, lastYearFor } from './subjects.ts';

type ListCall<B> = Call<UnitPath, unknown, B, ListSubject>;

const words: Record<'propose' | 'sign' | 'accept', string> = { propose: '申报', sign: '签发', accept: '核定' };

const mustBeWhole = async (act: keyof typeof words, subject: ListSubject, items: readonly Item[]): Promise<void> => {
  const { assessed, plan, unit, cascades } = subject;
  const problems = [...problemsOfList(assessed, items, plan.year, await lastYearFor(subject, items)), ...boundProblems(cascades, unit, items)];
  if (problems.length > 0) throw new InvalidInput(`${assessed.unit.name}的绩效目标有 ${problems.length} 处问题,不能${words[act]}`, problems);
};

const perform = async (
  act: TargetListAct,
  { subject, who, act: id }: ListCall<unknown>,
  details: { reason?: string; hash?: string } = {},
): Promise<Answer<Receipt>> => {
  const { list, year, plan, cascades } = subject;
  const { county, cycle, today } = year;
  const task = await load('task', { county, cycle, id: list.task }, `待办 ${list.task}`);
  const move = actOnTargets({ act, list, task, year, plan, by: who.person, cascades, ...details });
  return { body: await commit(move, { county, cycle, who: who.person, act: id, day: today, reason: details.reason }) };
};

/** Drafts written at once: a transaction holds 100 items, one of them is the list. */
const draftsAtOnce = 90;

const adopt = async ({ subject, who }: ListCall<unknown>, drafts: readonly Item[]): Promise<void> => {
  const { list, year } = subject;
  const { county, cycle, today } = year;
  const adopted = drafts.map(
    (draft): UnitTarget => ({
      county,
      cycle,
      unit: list.unit,
      indicator: draft.indicator,
      version: 1,
      ...contentOf(draft),
      by: who.person,
      on: today,
      rev: 1,
    }),
  );
  for (let at = 0; at < adopted.length; at += draftsAtOnce) await save(adoptDrafts(list, adopted.slice(at, at + draftsAtOnce)));
};

/** The unit proposes its list; drafts it has not changed are its proposal too. Everything that is missing or wrong is named, and nothing moves. */
export const propose = async (call: ListCall<unknown>): Promise<Answer<Receipt>> => {
  const { saved, drafts } = await itemsOf(call.subject);
  await mustBeWhole('propose', call.subject, [...saved, ...drafts]);
  await adopt(call, drafts);
  return perform('propose', call);
};

/** The targets as they stand: since the proposal nobody can save any more. */
const standing = async (subject: ListSubject): Promise<Item[]> => inOrder(newestOf((await itemsOf(subject)).saved), subject.assessed);

export const sign = async (call: ListCall<unknown>): Promise<Answer<Receipt>> => {
  const items = await standing(call.subject);
  await mustBeWhole('sign', call.subject, items);
  return perform('sign', call, { hash: hashOf(items.map((item) => ({ indicator: item.indicator, ...contentOf(item) }))) });
};

/** The office accepts the whole list in one act: from now on it is immutable. */
export const accept = async (call: ListCall<unknown>): Promise<Answer<Receipt>> => {
  await mustBeWhole('accept', call.subject, await standing(call.subject));
  return perform('accept', call);
};

export const returnToReporter = (call: ListCall<Reason>): Promise<Answer<Receipt>> => perform('return-to-reporter', call, call.body);
export const returnToUnit = (call: ListCall<Reason>): Promise<Answer<Receipt>> => perform('return-to-unit', call, call.body);
