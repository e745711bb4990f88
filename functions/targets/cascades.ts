import * as z from 'zod';
import { InvalidInput } from '#domain/problems/errors.ts';
import { Code, UnitId } from '#domain/schemes/code.ts';
import { agreedTargets } from '#domain/targets/agreed.ts';
import { assessedUnits } from '#domain/targets/asked.ts';
import { Cascade, type CascadeContent, cascadesOf, unitsIn } from '#domain/targets/cascade.ts';
import { declareCascade } from '#domain/targets/cascade-moves.ts';
import { bindsAgreed } from '#domain/targets/check-bound.ts';
import { checkCascade } from '#domain/targets/check-cascade.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import { ifMatchRequired } from '#platform/http/if-match.ts';
import { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { find, list, load, loadCycle } from '#platform/table/records.ts';

export const CascadePath = CyclePath.extend({ id: Code });
type CascadePath = z.infer<typeof CascadePath>;
export const Cascades = z.object({ cascades: z.array(Cascade) });

export const CascadesQuery = z.object({ unit: UnitId.optional() });

/** All cascades of a year, or those that bind a unit. */
export const readCascades = async ({
  params: { cycle },
  query: { unit },
  who: { county },
}: Call<CyclePath, z.output<typeof CascadesQuery>>): Promise<Answer<z.infer<typeof Cascades>>> => {
  await loadCycle({ county, cycle });
  const all = await list('cascade', { county, cycle });
  return { body: { cascades: unit === undefined ? all : cascadesOf(all, unit) } };
};

/** A cascade as it stands: every unit that it binds may read it. */
export const cascadeOf = async ({ params: { cycle, id }, who: { county } }: Asked<CascadePath>) => {
  const cascade = await load('cascade', { county, cycle, id }, `目标分解 ${id}`);
  return { cascade, unit: unitsIn(cascade), rev: cascade.rev };
};

export const readCascade = async ({
  subject: { cascade },
}: Call<CascadePath, unknown, unknown, Awaited<ReturnType<typeof cascadeOf>>>): Promise<Answer<Cascade>> => ({ body: cascade, rev: cascade.rev });

/** What stands at the place of a declaration: a lead department declares its own total only, and takes over nobody else's cascade. */
export const declarationOf = async ({ params: { cycle, id }, body: { lead }, who: { county } }: Asked<CascadePath, unknown, CascadeContent>) => {
  const [year, before] = await Promise.all([loadCycle({ county, cycle }), find('cascade', { county, cycle, id })]);
  const owner = before === undefined || before.lead?.unit === lead?.unit ? lead?.unit : undefined;
  return { year, before, unit: owner, rev: before?.rev };
};
type Declaration = Awaited<ReturnType<typeof declarationOf>>;

/** Declares a cascade, or declares it anew: refused with everything that is wrong with it or does not add up. */
export const declare = async ({
  subject: { year, before },
  params: { id },
  body,
  who,
  act,
  ifMatch,
}: Call<CascadePath, unknown, CascadeContent, Declaration>): Promise<Answer<Receipt>> => {
  if (before !== undefined && ifMatch === undefined) throw ifMatchRequired();
  const { county, cycle, today } = year;
  const [plan, schemes, cascades, lists, targets] = await Promise.all([
    planOf(year),
    schemesOf(year),
    list('cascade', { county, cycle }),
    list('targetList', { county, cycle }),
    list('target', { county, cycle }),
  ]);
  const others = cascades.filter((each) => each.id !== id);
  const problems = [...checkCascade(body, others, assessedUnits(plan, schemes)), ...bindsAgreed(body, agreedTargets(lists, targets))];
  if (problems.length > 0) throw new InvalidInput(`目标分解“${body.title}”有 ${problems.length} 处问题,未保存`, problems);
  const cascade: Cascade = { county, cycle, id, ...body, status: 'declared', by: who.person, on: today, rev: 1 };
  const receipt = await commit(declareCascade(cascade, before), { county, cycle, who: who.person, act, day: today });
  return { status: before === undefined ? 201 : 200, body: receipt, rev: (before?.rev ?? 0) + 1 };
};
