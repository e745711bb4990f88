import * as z from 'zod';
import type { Person } from '#domain/cycles/cycle.ts';
import { type Role, Role as RoleSchema } from '#domain/tasks/task.ts';

/** A role that a person holds today, with the unit it is held for; of a source's system, with its source. */
export const RoleInForce = z.strictObject({
  role: RoleSchema,
  unit: z.string().optional(),
  source: z.string().optional(),
  /** Whose post it is, when the caller is only a substitute. */
  for: z.strictObject({ person: z.string(), name: z.string() }).optional(),
});
export type RoleInForce = z.infer<typeof RoleInForce>;

/** Who calls: one person of one county, with the roles of the posts in force on the county's day. */
export interface Caller {
  county: string;
  person: string;
  name: string;
  roles: readonly RoleInForce[];
  /** Who the caller acts for in this request, as a substitute: no post of its own permits it. */
  onBehalfOf?: NonNullable<RoleInForce['for']>;
  /** Id of the session, to end it. */
  session: string;
  /** Roles of the posts that do not count in this session, because it was opened without the second factor that they need. */
  withheld?: readonly RoleInForce[];
}

/** Nobody in particular: the caller of the few routes that need no session. */
export const anyone: Caller = { county: '-', person: '-', name: '', roles: [], session: '-' };

/** Roles come from posts and end with them; `day` is the county's day (both ends of a period are inside). */
export const rolesOn = (day: string, { posts }: Pick<Person, 'posts'>): RoleInForce[] =>
  posts.filter(({ from, to }) => from <= day && (to === undefined || day <= to)).map(({ role, unit }) => (unit === undefined ? { role } : { role, unit }));

/** 离任: from the day after the last on. */
export const hasLeft = ({ endedOn }: Pick<Person, 'endedOn'>, day: string): boolean => endedOn !== undefined && endedOn < day;

/** Units for which the caller holds one of the roles. */
export const unitsOf = ({ roles }: Pick<Caller, 'roles'>, among: readonly Role[]): string[] => [
  ...new Set(roles.flatMap(({ role, unit }) => (unit !== undefined && among.includes(role) ? [unit] : []))),
];

/** Assignee keys (see tasks/task.ts) whose tasks are the caller's; the head of the office may do what a clerk has to do. */
export const assigneeKeysOf = ({ roles }: Pick<Caller, 'roles'>): string[] => {
  const own = roles.map(({ role, unit }) => (unit === undefined ? role : `${role}:${unit}`));
  return [...new Set(own.includes('office-head') ? [...own, 'office-clerk'] : own)];
};

/** 绩效办: a clerk or the head. */
export const isOffice = ({ roles }: Pick<Caller, 'roles'>): boolean => roles.some(({ role }) => role === 'office-clerk' || role === 'office-head');
