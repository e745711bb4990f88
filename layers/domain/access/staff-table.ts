import * as z from 'zod';
import { changed, created, type Move } from '../change.ts';
import type { Person } from '../cycles/cycle.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { join, type Problem, problem } from '../problems/problem.ts';
import { Role } from '../tasks/task.ts';
import { dayLeftWithoutHead } from './heads.ts';
import { isPost } from './posts.ts';
import { roleNames } from './role-names.zh-cn.ts';
import { type Keeping, nextId, postsEnding, postsWith, unitProblems } from './staff-moves.ts';

type Post = Person['posts'][number];

/** The columns of the table of people, as its first row names them. */
export const staffColumns = { id: '人员编号', name: '姓名', phone: '电话', role: '岗位', unit: '单位编号', from: '第一天', to: '最后一天' } as const;
export type StaffColumn = keyof typeof staffColumns;

const cell = z.string().trim().max(100);
/** A row as it stands in the table, one for each post: everything is text until it is read. */
export const StaffRow = z.strictObject({ id: cell, name: cell, phone: cell, role: cell, unit: cell, from: cell, to: cell });
export type StaffRow = z.infer<typeof StaffRow>;

/** A row for each post of each person; who has none has one without. */
export const staffRows = (people: readonly Pick<Person, 'id' | 'name' | 'phone' | 'posts'>[]): StaffRow[] =>
  people.flatMap(({ id, name, phone = '', posts }) => {
    const who = { id, name, phone };
    if (posts.length === 0) return [{ ...who, role: '', unit: '', from: '', to: '' }];
    return posts.map(({ role, unit = '', from, to = '' }) => ({ ...who, role: roleNames[role], unit, from, to }));
  });

/** What a row changes. */
export const StaffChange = z.object({
  /** Which row, from 0. */
  row: z.int(),
  what: z.enum(['new', 'described', 'appointed', 'ending']),
  person: z.string(),
  name: z.string(),
  role: Role.optional(),
  unit: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});
export type StaffChange = z.infer<typeof StaffChange>;

interface Reading {
  people: Person[];
  problems: Problem[];
  /** What is odd about posts that are held already, and hinders nothing. */
  notes: Problem[];
  changes: StaffChange[];
}

/** One transaction holds 100 items: the people, the county and the entry of the trail. */
const mostPeople = 90;

const roles = new Map(Role.options.filter((role) => role !== 'source-system').map((role) => [roleNames[role], role]));
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** What is wrong with the cells of a row, each by its column. */
const cellProblems = (row: StaffRow, at: number, keeping: Keeping): Problem[] => {
  const wrong = (column: StaffColumn, code: string, message: string, expected: string): Problem =>
    problem(join('rows', at, column), code, message, { expected, got: row[column] });
  const posted = row.role !== '' || row.unit !== '' || row.from !== '' || row.to !== '';
  const role = roles.get(row.role);
  return [
    ...(row.name === '' || row.name.length > 40 ? [wrong('name', 'wrong-name', '姓名须填写,不超过 40 字', '1 至 40 字')] : []),
    ...(row.id !== '' && !keeping.people.some(({ id }) => id === row.id)
      ? [wrong('id', 'unknown-person', `名单中没有人员编号 ${row.id}`, '名单中的人员编号;新增人员留空')]
      : []),
    ...(row.phone === '' || /^[\d+ -]{3,20}$/.test(row.phone) ? [] : [wrong('phone', 'wrong-phone', '电话号码不能读取', '3 至 20 位数字、空格、加号或连字符')]),
    ...(posted && role === undefined ? [wrong('role', 'unknown-role', '没有这个岗位', [...roles.keys()].join('、'))] : []),
    ...(posted && !isDay(row.from) ? [wrong('from', 'wrong-day', '第一天不能读取', '2026-03-01 这样的日期')] : []),
    ...(row.to !== '' && !isDay(row.to) ? [wrong('to', 'wrong-day', '最后一天不能读取', '2026-12-31 这样的日期;现任留空')] : []),
  ];
};

/** A post that the list holds already may have been given before there was a plan: it may stand, and end. */
const isHeld = (row: StaffRow, { people }: Keeping): boolean =>
  people.some(
    ({ id, posts }) => id === row.id && posts.some(({ role, unit = '', from }) => roleNames[role] === row.role && unit === row.unit && from === row.from),
  );

/** Whom a row speaks of: by number, or somebody of the same name and telephone, so that the same table brought in again adds nobody twice. */
const personOf = (row: StaffRow, at: number, people: readonly Person[]): Person | Problem | undefined => {
  if (row.id !== '') return people.find(({ id }) => id === row.id);
  const namesakes = people.filter(({ name }) => name === row.name);
  const [same, ...more] = namesakes.filter(({ phone = '' }) => phone === row.phone);
  if (same !== undefined && more.length === 0) return same;
  if (namesakes.length === 0) return undefined;
  const ids = namesakes.map(({ id }) => id).join('、');
  return problem(join('rows', at, 'id'), 'same-name', `名单中已有同名人员 ${ids}`, { expected: `${ids};确是另一人的,请在页面上增加`, got: '' });
};

const postIn = ({ role, unit, from, to }: StaffRow): Post | undefined => {
  const known = roles.get(role);
  return known === undefined ? undefined : { role: known, from, ...(unit === '' ? {} : { unit }), ...(to === '' ? {} : { to }) };
};

/** The posts of the person as the row wants them; the same as before where it says nothing new. */
const postsBy = (person: Person, post: Post, keeping: Keeping): { posts: Post[]; what: 'appointed' | 'ending' } | undefined => {
  const held = person.posts.find(isPost(post));
  if (held === undefined) return { posts: postsWith(person, post, keeping), what: 'appointed' };
  const { to } = post;
  if (held.to === to) return undefined;
  if (to === undefined) throw new NotAllowed('post-ends', `这一任职已定于 ${held.to} 结束,不能改为没有最后一天`);
  return { posts: postsEnding(person, { ...post, to }, keeping), what: 'ending' };
};

/** Takes one sound row into what was read so far; what the rules of posts refuse is a problem of this row. */
const take = (row: StaffRow, at: number, reading: Reading, keeping: Keeping): void => {
  const found = personOf(row, at, reading.people);
  if (found !== undefined && 'code' in found) {
    reading.problems.push(found);
    return;
  }
  const { county } = keeping.county;
  const phone = row.phone === '' ? {} : { phone: row.phone };
  const before = found ?? { county, id: nextId(reading.people), name: row.name, ...phone, posts: [], rev: 1 };
  const { phone: _, ...rest } = before;
  const described: Person = { ...rest, name: row.name, ...phone };
  const who = { row: at, person: before.id, name: row.name };
  const changes: StaffChange[] =
    found === undefined ? [{ ...who, what: 'new' }] : described.name !== found.name || described.phone !== found.phone ? [{ ...who, what: 'described' }] : [];
  const post = postIn(row);
  let after = described;
  try {
    const reposted = post === undefined ? undefined : postsBy(described, post, keeping);
    if (reposted !== undefined) {
      after = { ...described, posts: reposted.posts };
      changes.push({ ...who, what: reposted.what, ...post });
    }
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    reading.problems.push(problem(join('rows', at, 'role'), error.code, error.message, { got: row.role }));
    return;
  }
  reading.people = found === undefined ? [...reading.people, after] : reading.people.map((each) => (each.id === after.id ? after : each));
  reading.changes.push(...changes);
};

/** Rows that give one person two names or telephones. */
const contradictions = (rows: readonly StaffRow[]): Problem[] =>
  rows.flatMap((row, at) => {
    const first = rows.find(({ id }) => id !== '' && id === row.id);
    return (['name', 'phone'] as const).flatMap((column) =>
      first === undefined || first[column] === row[column]
        ? []
        : [problem(join('rows', at, column), 'contradicts', `与 ${row.id} 的另一行不一致`, { expected: first[column], got: row[column] })],
    );
  });

/** What a table of people would change, and everything that is wrong with it. Whoever and whatever it does not name stays as it is. */
export const readStaffTable = (rows: readonly StaffRow[], keeping: Keeping): Reading => {
  const reading: Reading = { people: [...keeping.people], problems: contradictions(rows), notes: [], changes: [] };
  rows.forEach((row, at) => {
    const held = isHeld(row, keeping);
    const unknown = unitProblems(row.unit === '' ? undefined : row.unit, join('rows', at, 'unit'), keeping);
    const wrong = [...cellProblems(row, at, keeping), ...(held ? [] : unknown)];
    if (held) reading.notes.push(...unknown);
    if (wrong.length > 0) reading.problems.push(...wrong);
    else take(row, at, reading, keeping);
  });
  const day = dayLeftWithoutHead(keeping.people, reading.people, keeping.county.tickedThrough);
  if (day !== undefined) reading.problems.push(problem('rows', 'last-head', `办理后 ${day} 起将没有考评办主任,请先任命继任者`));
  const touched = new Set(reading.changes.map(({ person }) => person)).size;
  if (touched > mostPeople)
    reading.problems.push(problem('rows', 'too-many', `一次最多变动 ${mostPeople} 人,请分几次导入`, { expected: String(mostPeople), got: String(touched) }));
  return reading;
};

/** The whole table in one move; where a head of the office comes or goes, the county's raised `rev` keeps two heads from removing each other at once. */
export const importStaff = (rows: readonly StaffRow[], keeping: Keeping): Move => {
  const { people, problems, changes } = readStaffTable(rows, keeping);
  if (problems.length > 0) throw new InvalidInput(`人员表有 ${problems.length} 处问题,未导入`, problems);
  if (changes.length === 0) throw new NotAllowed('nothing-changes', '人员表与现在的名单相同,没有需要导入的变动');
  const touched = new Set(changes.map(({ person }) => person));
  const ofHead = changes.some(({ role }) => role === 'office-head');
  return {
    fact: 'people-imported',
    changes: [
      ...people
        .filter(({ id }) => touched.has(id))
        .map((person) => {
          const before = keeping.people.find(({ id }) => id === person.id);
          const { name, phone, posts } = person;
          return before === undefined ? created('person', person) : changed('person', before, { name, phone, posts });
        }),
      ...(ofHead ? [changed('county', keeping.county, {})] : []),
    ],
  };
};
