import * as z from 'zod';
import type { Caller } from '#domain/access/caller.ts';
import { colleaguesOf, SubstitutableRole, Substitution } from '#domain/access/substitution.ts';
import { appointSubstitute, endSubstitution } from '#domain/access/substitution-moves.ts';
import { UnitId } from '#domain/schemes/code.ts';
import { type Reason, reason } from '#platform/http/bodies.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load, loadCounty } from '#platform/table/records.ts';

const office: readonly string[] = ['office-clerk', 'office-head'];
const isOffice = ({ roles }: Caller): boolean => roles.some(({ role }) => office.includes(role));

export const Appoint = z.strictObject({
  person: z.string().min(1),
  substitute: z.string().min(1),
  role: SubstitutableRole,
  unit: UnitId.optional(),
  from: z.iso.date(),
  to: z.iso.date(),
  reason,
});
type Appoint = z.infer<typeof Appoint>;

export const postHolderOf = async ({ body, who: { county, person: self } }: Asked<unknown, unknown, Appoint>) => ({
  person: await load('person', { county, id: body.person }, `人员“${body.person}”`),
  self: body.person === self,
});

export const appoint = async ({
  subject: { person },
  body,
  who,
  act,
}: Call<unknown, unknown, Appoint, Awaited<ReturnType<typeof postHolderOf>>>): Promise<Answer<Receipt>> => {
  const { county } = who;
  const [substitute, known, { tickedThrough: today }] = await Promise.all([
    load('person', { county, id: body.substitute }, `人员“${body.substitute}”`),
    list('substitution', { county }),
    loadCounty(county),
  ]);
  const move = appointSubstitute({ ...body, unit: body.unit, person, substitute, known, today, by: who.person, byOffice: isOffice(who) });
  return { status: 201, body: await commit(move, { county, cycle: '-', who: who.person, act, day: today, reason: body.reason }) };
};

export const SubstitutionPath = z.object({ substitute: z.string().min(1).max(40), id: Substitution.shape.id });
type SubstitutionPath = z.infer<typeof SubstitutionPath>;

/** The person and the substitute are concerned themselves. */
export const substitutionOf = async ({ params, who: { county, person } }: Asked<SubstitutionPath>) => {
  const substitution = await load('substitution', { county, ...params }, `代办 ${params.substitute}/${params.id}`);
  return { substitution, self: [substitution.person, substitution.substitute].includes(person), rev: substitution.rev };
};

export const end = async ({
  subject: { substitution },
  body: { reason },
  who,
  act,
}: Call<SubstitutionPath, unknown, Reason, Awaited<ReturnType<typeof substitutionOf>>>): Promise<Answer<Receipt>> => {
  const { county } = who;
  const { tickedThrough: today } = await loadCounty(county);
  const move = endSubstitution(substitution, { reason, today });
  return { body: await commit(move, { county, cycle: '-', who: who.person, act, day: today, reason }) };
};

const Colleagues = z.object({ role: SubstitutableRole, unit: UnitId.optional(), people: z.array(z.object({ id: z.string(), name: z.string() })) });
/** `colleagues`: whom the caller may ask for each of the own posts. */
export const Substitutions = z.object({ substitutions: z.array(Substitution), colleagues: z.array(Colleagues) });

/** The office sees all of them; everybody else those of the own person and of the units for which posts are held. */
export const listSubstitutions = async ({ who }: Call): Promise<Answer<z.infer<typeof Substitutions>>> => {
  const { county } = who;
  const [all, people, { tickedThrough: today }] = await Promise.all([list('substitution', { county }), list('person', { county }), loadCounty(county)]);
  const self = people.find(({ id }) => id === who.person);
  const units = new Set(who.roles.map(({ unit }) => unit));
  const concerns = ({ person, substitute, unit }: Substitution) =>
    isOffice(who) || person === who.person || substitute === who.person || (unit !== undefined && units.has(unit));
  return { body: { substitutions: all.filter(concerns), colleagues: self === undefined ? [] : colleaguesOf(self, people, today) } };
};
