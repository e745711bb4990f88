import { type Change, changed, created, type Move } from '../change.ts';
import type { County, Person } from '../cycles/cycle.ts';
import { notify } from '../notifications/moves.ts';
import { toPerson } from '../notifications/notification.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { dayLeftWithoutHead } from './heads.ts';
import type { Identity } from './identity.ts';
import { endedOn, givenByHead, isPost, mustNotRewrite, postName, withPost } from './posts.ts';

type Post = Person['posts'][number];

/** Who keeps the list of people, in which state of it. */
export interface Keeping {
  county: County;
  /** Everybody of the county. */
  people: readonly Person[];
  by: string;
  byName: string;
  /** Units of any plan of the county, drafts too; empty while it has none: there is nothing to know a unit by. */
  units: readonly string[];
  /** The caller is head of the office (or stands in for the head). */
  byHead: boolean;
}

const refuse = (code: string, message: string): never => {
  throw new NotAllowed(code, message);
};

const mustBeSomebodyElse = ({ id }: Pick<Person, 'id'>, { by }: Keeping): void => {
  if (id === by) refuse('own-post', '不能办理本人的任职和登录账号,请由考评办其他人员办理');
};

const mustBeGiven = (posts: readonly Pick<Post, 'role' | 'unit'>[], { byHead }: Keeping): void => {
  const high = posts.find(({ role }) => givenByHead.includes(role));
  if (high !== undefined && !byHead) refuse('head-only', `“${postName(high)}”由考评办主任任免`);
};

/** A post is given for a unit that some plan of the county has; what is wrong with it otherwise, where it stands. */
export const unitProblems = (unit: string | undefined, path: string, { units }: Pick<Keeping, 'units'>): Problem[] =>
  unit === undefined || units.length === 0 || units.includes(unit)
    ? []
    : [problem(path, 'unknown-unit', `没有一个年度方案中有单位 ${unit}`, { expected: '年度方案所列的单位编号', got: unit })];

const mustBeKnown = (posts: readonly Pick<Post, 'unit'>[], keeping: Keeping): void => {
  const problems = posts.flatMap(({ unit }) => unitProblems(unit, 'unit', keeping));
  if (problems.length > 0) throw new InvalidInput('任职的单位不在任何年度方案中', problems);
};

const mustBeThere = ({ name, endedOn }: Person): void => {
  if (endedOn !== undefined) refuse('person-ended', `${name}已于 ${endedOn} 离任,请先恢复`);
};

/** New posts of a person. Where that takes days from the head of the office, the county's raised `rev` keeps two heads from removing each other at once. */
const repost = (person: Person, set: Partial<Person>, { county, people }: Keeping): Change[] => {
  const after = people.map((each) => (each.id === person.id ? { ...each, ...set } : each));
  const day = dayLeftWithoutHead(people, after, county.tickedThrough);
  if (day !== undefined) refuse('last-head', `办理后 ${day} 起将没有考评办主任,请先任命继任者`);
  const ofHead = [...person.posts, ...(set.posts ?? [])].some(({ role }) => role === 'office-head');
  return [changed('person', person, set), ...(ofHead ? [changed('county', county, {})] : [])];
};

/** `P001`, … : the next number that nobody has. */
export const nextId = (people: readonly Pick<Person, 'id'>[]): string => {
  const numbers = people.map(({ id }) => Number(/^P(\d+)$/.exec(id)?.[1] ?? 0));
  return `P${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
};

/** Somebody new, with the posts they begin with. */
export const takeOn = ({ name, phone, posts }: Pick<Person, 'name' | 'phone' | 'posts'>, keeping: Keeping): Move => {
  mustBeGiven(posts, keeping);
  mustBeKnown(posts, keeping);
  const sound = posts.reduce<Post[]>((held, post) => withPost(name, held, post), []);
  const { county } = keeping.county;
  const id = nextId(keeping.people);
  return {
    fact: 'person-taken-on',
    changes: [created('person', { county, id, name, ...(phone === undefined ? {} : { phone }), posts: sound, rev: 1 })],
  };
};

/** Name and telephone number. */
export const describe = (person: Person, { name, phone }: Pick<Person, 'name' | 'phone'>): Move => ({
  fact: 'person-described',
  changes: [changed('person', person, { name, phone })],
});

/** The posts of a person with one more that the caller may give. */
export const postsWith = (person: Person, post: Post, keeping: Keeping): Post[] => {
  mustBeSomebodyElse(person, keeping);
  mustBeThere(person);
  mustBeGiven([post], keeping);
  mustBeKnown([post], keeping);
  return withPost(person.name, person.posts, post);
};

export const appoint = (person: Person, post: Post, keeping: Keeping): Move => ({
  fact: 'person-appointed',
  changes: repost(person, { posts: postsWith(person, post, keeping) }, keeping),
});

/** The posts of a person where the one that begins on this day gets a last day (or an earlier one). */
export const postsEnding = (person: Person, { role, unit, from, to }: Pick<Post, 'role' | 'unit' | 'from'> & { to: string }, keeping: Keeping): Post[] => {
  mustBeSomebodyElse(person, keeping);
  mustBeGiven([{ role, ...(unit === undefined ? {} : { unit }) }], keeping);
  mustNotRewrite(to, keeping.county.tickedThrough);
  const is = isPost({ role, unit, from });
  const post = person.posts.find(is) ?? refuse('post-not-held', `${person.name}没有自 ${from} 起的这一任职`);
  if (post.to !== undefined && post.to <= to) refuse('post-ends', `这一任职到 ${post.to} 为止`);
  return person.posts.flatMap((each) => (is(each) ? endedOn(each, to) : [each]));
};

export const dismiss = (person: Person, post: Pick<Post, 'role' | 'unit' | 'from'> & { to: string }, keeping: Keeping): Move => ({
  fact: 'person-dismissed',
  changes: repost(person, { posts: postsEnding(person, post, keeping) }, keeping),
});

/** 离任: all posts end with this day, and from the next on there is no signing in. Nobody is ever deleted. */
export const leave = (person: Person, on: string, keeping: Keeping): Move => {
  mustBeSomebodyElse(person, keeping);
  mustBeThere(person);
  mustBeGiven(
    person.posts.filter(({ to }) => to === undefined || to > on),
    keeping,
  );
  mustNotRewrite(on, keeping.county.tickedThrough);
  const posts = person.posts.flatMap((post) => endedOn(post, on));
  return { fact: 'person-left', changes: repost(person, { posts, endedOn: on }, keeping) };
};

/** Somebody comes back, or left by mistake: posts are given anew. */
export const comeBack = (person: Person, keeping: Keeping): Move => {
  mustBeSomebodyElse(person, keeping);
  if (person.endedOn === undefined) refuse('person-there', `${person.name}没有离任`);
  return { fact: 'person-came-back', changes: [changed('person', person, { endedOn: undefined })] };
};

const tellOfAccount = (person: Person, { county, byName }: Keeping, what: 'bound' | 'ended', key: string): Change[] =>
  [toPerson(person.id), 'office-head'].map((to) =>
    notify({ county: county.county, cycle: '-', on: county.tickedThrough, to, key }, { kind: 'account', personName: person.name, what, by: byName }),
  );

/** An account stands for a person: whoever signs in with it acts as that person, so the person is told. */
export const bindAccount = (person: Person, account: Identity, known: Identity | undefined, keeping: Keeping): Move => {
  mustBeSomebodyElse(person, keeping);
  mustBeThere(person);
  if (known?.status === 'active')
    refuse('account-taken', known.county === person.county ? `该账号已登记在人员 ${known.person} 名下,请先停用` : '该账号已登记在其他县(市、区)的人员名下');
  const { county, person: id, on } = account;
  const rev = (known?.rev ?? 0) + 1;
  const change = known === undefined ? created('identity', account) : changed('identity', known, { county, person: id, on, status: 'active' });
  return { fact: 'account-bound', changes: [change, ...tellOfAccount(person, keeping, 'bound', `${account.id.slice(0, 16)}:${rev}`)] };
};

export const endAccount = (person: Person, account: Identity, keeping: Keeping): Move => {
  if (account.status === 'ended') refuse('account-ended', `该账号已于 ${account.on} 停用`);
  const ended = changed('identity', account, { status: 'ended', on: keeping.county.tickedThrough });
  return { fact: 'account-ended', changes: [ended, ...tellOfAccount(person, keeping, 'ended', `${account.id.slice(0, 16)}:${account.rev + 1}`)] };
};
