import * as z from 'zod';
import type { Caller } from '#domain/access/caller.ts';
import { Identity, SubjectName } from '#domain/access/identity.ts';
import { appoint, bindAccount, comeBack, describe, dismiss, endAccount, type Keeping, leave, takeOn } from '#domain/access/staff-moves.ts';
import type { Move } from '#domain/change.ts';
import { Person, Post } from '#domain/cycles/cycle.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { UnitId } from '#domain/schemes/code.ts';
import { type Reason, reason } from '#platform/http/bodies.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { accountOf, identitiesIn, identityId } from '#platform/identity/identities.ts';
import { endSessionsOf } from '#platform/identity/sessions.ts';
import { identitySettings } from '#platform/identity/settings.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { find, list, load, loadCounty } from '#platform/table/records.ts';
import { unitsOfPlans } from './known-units.ts';

const name = z.string({ error: '请填写姓名' }).trim().min(1, { error: '请填写姓名' }).max(40, { error: '姓名不超过 40 字' });
const NewPost = Post.extend({ unit: UnitId.optional() });

export const TakeOn = z.strictObject({ name, phone: Person.shape.phone, posts: z.array(NewPost).max(20).default([]), reason });
export const Describe = z.strictObject({ name, phone: Person.shape.phone });
export const Appointment = NewPost.extend({ reason });
export const Dismissal = NewPost.pick({ role: true, unit: true, from: true }).extend({ to: z.iso.date(), reason });
export const Leaving = z.strictObject({ on: z.iso.date(), reason });
export const Binding = z.strictObject({ subject: SubjectName, reason });

export const PersonPath = z.object({ person: z.string().min(1).max(40) });
type PersonPath = z.infer<typeof PersonPath>;
export const AccountPath = PersonPath.extend({ account: Identity.shape.id });
type AccountPath = z.infer<typeof AccountPath>;

const Account = Identity.pick({ id: true, provider: true, subject: true, status: true, on: true });
export const Staff = z.object({ today: z.iso.date(), staff: z.array(Person.omit({ county: true }).extend({ accounts: z.array(Account) })) });

export const keepingBy = async ({ county: code, person, name, roles }: Caller): Promise<Keeping> => {
  const [county, people, units] = await Promise.all([loadCounty(code), list('person', { county: code }), unitsOfPlans(code)]);
  return { county, people, units, by: person, byName: name, byHead: roles.some(({ role }) => role === 'office-head') };
};

/** The person an address speaks of, and the state in which the office keeps its list. */
export const staffMember = async ({ params: { person: id }, who }: Asked<PersonPath>) => {
  const [person, keeping] = await Promise.all([load('person', { county: who.county, id }, `人员“${id}”`), keepingBy(who)]);
  return { person, keeping, self: id === who.person, rev: person.rev };
};
type Member = Awaited<ReturnType<typeof staffMember>>;

export const accountHolder = async (asked: Asked<AccountPath>) => {
  const [member, account] = await Promise.all([staffMember(asked), find('identity', { id: asked.params.account })]);
  const own = account?.county === asked.who.county && account.person === asked.params.person ? account : undefined;
  return { ...member, account: own, rev: own?.rev };
};
type Holder = Awaited<ReturnType<typeof accountHolder>>;

const write = (move: Move, { county: { county, tickedThrough } }: Keeping, { who, act }: Pick<Call, 'who' | 'act'>, why?: string): Promise<Receipt> =>
  commit(move, { county, cycle: '-', who: who.person, act, day: tickedThrough, reason: why });

type MemberCall<B> = Call<PersonPath, unknown, B, Member>;
type Receipted = Promise<Answer<Receipt>>;

export const listStaff = async ({ who: { county } }: Call): Promise<Answer<z.input<typeof Staff>>> => {
  const [{ tickedThrough: today }, people, accounts] = await Promise.all([loadCounty(county), list('person', { county }), identitiesIn(county)]);
  const staff = people.map(({ county: _, ...person }) => ({ ...person, accounts: accounts.filter((account) => account.person === person.id) }));
  return { body: { today, staff } };
};

export const takeOnPerson = async ({ body: { reason: why, ...person }, ...call }: Call<unknown, unknown, z.output<typeof TakeOn>>): Receipted => {
  const keeping = await keepingBy(call.who);
  return { status: 201, body: await write(takeOn(person, keeping), keeping, call, why) };
};

export const describePerson = async ({ subject: { person, keeping }, body, ...call }: MemberCall<z.output<typeof Describe>>): Receipted => ({
  body: await write(describe(person, body), keeping, call),
});

export const appointPerson = async ({
  subject: { person, keeping },
  body: { reason: why, ...post },
  ...call
}: MemberCall<z.output<typeof Appointment>>): Receipted => ({ body: await write(appoint(person, post, keeping), keeping, call, why) });

export const dismissPerson = async ({
  subject: { person, keeping },
  body: { reason: why, ...post },
  ...call
}: MemberCall<z.output<typeof Dismissal>>): Receipted => ({ body: await write(dismiss(person, post, keeping), keeping, call, why) });

export const personLeaves = async ({ subject: { person, keeping }, body, ...call }: MemberCall<z.output<typeof Leaving>>): Receipted => {
  const receipt = await write(leave(person, body.on, keeping), keeping, call, body.reason);
  if (body.on < keeping.county.tickedThrough) await endSessionsOf(person.county, person.id);
  return { body: receipt };
};

export const personComesBack = async ({ subject: { person, keeping }, body, ...call }: MemberCall<Reason>): Receipted => ({
  body: await write(comeBack(person, keeping), keeping, call, body.reason),
});

export const bindPerson = async ({ subject: { person, keeping }, body, ...call }: MemberCall<z.output<typeof Binding>>): Receipted => {
  if (identitySettings === undefined) throw new NotAllowed('no-provider', '尚未配置身份源,请联系系统管理员');
  const { provider } = identitySettings;
  const account = accountOf({ provider, subject: body.subject, county: person.county, person: person.id, on: keeping.county.tickedThrough });
  const known = await find('identity', { id: identityId(provider, body.subject) });
  return { status: 201, body: await write(bindAccount(person, account, known, keeping), keeping, call, body.reason) };
};

/** Which account a session was opened with is not kept: all of the person's sessions end. */
export const unbindPerson = async ({ subject: { person, keeping, account }, body, ...call }: Call<AccountPath, unknown, Reason, Holder>): Receipted => {
  if (account === undefined) throw new NotAllowed('no-such-account', `${person.name}名下没有这个账号`);
  const receipt = await write(endAccount(person, account, keeping), keeping, call, body.reason);
  await endSessionsOf(person.county, person.id);
  return { body: receipt };
};

export const SignedOut = z.object({ ended: z.int() });

export const signPersonOut = async ({ subject: { person } }: Call<PersonPath, unknown, unknown, Member>): Promise<Answer<z.input<typeof SignedOut>>> => ({
  body: { ended: await endSessionsOf(person.county, person.id) },
});
