import * as z from 'zod';
import type { Person } from '#domain/cycles/cycle.ts';
import { CountyCode, UnitId } from '#domain/schemes/code.ts';
import { type RoleInForce, rolesOn } from './caller.ts';

/** Posts whose work somebody else may do. Experts, the deciding bodies and leaders judge in person; an auditor only looks; a system has no substitute. */
export const SubstitutableRole = z.enum(['office-clerk', 'office-head', 'unit-reporter', 'unit-leader', 'lead-unit', 'finance', 'organisation-department'], {
  error: '该岗位须本人履职,不能代办',
});

/** 代办 (A/B岗): the work of one post of a person is done by somebody else from the first through the last day, visible to all concerned. */
export const Substitution = z.object({
  county: CountyCode,
  /** Who does the work. */
  substitute: z.string(),
  substituteName: z.string(),
  /** Number among the substitutions of this substitute, four digits. */
  id: z.string().regex(/^\d{4}$/),
  /** Whose post it is. */
  person: z.string(),
  personName: z.string(),
  role: SubstitutableRole,
  unit: UnitId.optional(),
  from: z.iso.date(),
  to: z.iso.date(),
  reason: z.string().min(1),
  by: z.string(),
  status: z.enum(['active', 'ended']),
  endedOn: z.iso.date().optional(),
  endReason: z.string().optional(),
  rev: z.int().positive(),
});
export type Substitution = z.infer<typeof Substitution>;

/** What everybody concerned sees of a substitution. */
export const SubstitutionNotice = Substitution.pick({
  substitute: true,
  substituteName: true,
  person: true,
  personName: true,
  role: true,
  unit: true,
  from: true,
  to: true,
});
export type SubstitutionNotice = z.infer<typeof SubstitutionNotice>;

const office: readonly string[] = ['office-clerk', 'office-head'];

type Held = Pick<Person['posts'][number], 'role' | 'unit'>;

/** Whom a person may ask without the office: somebody of the same unit, or of the same body. */
export const isNear = (posts: readonly Held[], { role, unit }: Held): boolean =>
  posts.some((post) => (unit !== undefined ? post.unit === unit : post.role === role || (office.includes(role) && office.includes(post.role))));

/** For each post of a person that somebody else may do: who may be asked. An auditor only looks. */
export const colleaguesOf = (
  person: Pick<Person, 'id' | 'posts'>,
  people: readonly Pick<Person, 'id' | 'name' | 'posts'>[],
  day: string,
): { role: z.infer<typeof SubstitutableRole>; unit?: string | undefined; people: { id: string; name: string }[] }[] =>
  rolesOn(day, person).flatMap(({ role, unit }) => {
    const substitutable = SubstitutableRole.safeParse(role);
    if (!substitutable.success) return [];
    const fit = people.filter((other) => {
      const posts = rolesOn(day, other);
      return other.id !== person.id && !posts.some((post) => post.role === 'auditor') && isNear(posts, { role, unit });
    });
    return [{ role: substitutable.data, unit, people: fit.map(({ id, name }) => ({ id, name })) }];
  });

/** Both ends are inside; one that was ended early is over at once. */
export const isInForce = ({ status, from, to }: Pick<Substitution, 'status' | 'from' | 'to'>, day: string): boolean =>
  status === 'active' && from <= day && day <= to;

/** Roles that somebody has as a substitute on a day: only while the post itself is in force. */
export const rolesAsSubstitute = (day: string, substitutions: readonly Substitution[], absent: readonly Pick<Person, 'id' | 'posts'>[]): RoleInForce[] =>
  substitutions
    .filter((substitution) => isInForce(substitution, day))
    .flatMap(({ person, personName, role, unit }) => {
      const held = absent.some(({ id, posts }) => id === person && rolesOn(day, { posts }).some((post) => post.role === role && post.unit === unit));
      return held ? [{ role, ...(unit === undefined ? {} : { unit }), for: { person, name: personName } }] : [];
    });

/** The notices of those in force on a day, of a unit or of some posts (assignee keys). */
export const noticesOn = (day: string, substitutions: readonly Substitution[], concerns: (substitution: Substitution) => boolean): SubstitutionNotice[] =>
  substitutions.filter((each) => isInForce(each, day) && concerns(each)).map((each) => SubstitutionNotice.parse(each));
