import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { Role } from '#domain/tasks/task.ts';
import { assigneeKeysOf, type Caller, unitsOf } from './caller.ts';

/** What a permission is about. A route names its subject type; its `on` loads the record and the facts that conditions look at. */
export type SubjectType =
  | 'session'
  | 'person'
  | 'audit'
  | 'county'
  | 'holidays'
  | 'map'
  | 'clock'
  | 'cycle'
  | 'phase'
  | 'window'
  | 'task'
  | 'notification'
  | 'policy'
  | 'plan'
  | 'scheme'
  | 'targets'
  | 'cascade'
  | 'target-change'
  | 'base-data'
  | 'source'
  | 'source-token'
  | 'reconciliation'
  | 'submission'
  | 'figure'
  | 'evidence'
  | 'ledger'
  | 'decision'
  | 'scores'
  | 'scorecard'
  | 'project-form'
  | 'project'
  | 'evaluation'
  | 'lights'
  | 'budget'
  | 'paper'
  | 'commitment';

/** Facts of a subject that a condition may look at. A missing fact meets no condition. */
export interface Facts {
  /** Unit that the record belongs to; all of them where it binds several. */
  unit?: string | readonly string[] | undefined;
  /** Id of the source that delivers. */
  source?: string | undefined;
  /** Who has to do the task (tasks/task.ts `assigneeKey`). */
  assigneeKey?: string | undefined;
  /** The record is about the caller's own person. */
  self?: boolean | undefined;
  /** The scorecard was sent to its unit (check by units has begun). */
  sent?: boolean | undefined;
}

/** Conditions in words: `self` about the caller's own person; `own-source` the source that the caller's token is for; `own-unit` the unit of the very role that grants it; `own-task` assigned to the caller; `own-unit-sent` own unit and already sent. */
export type Where = 'self' | 'own-source' | 'own-unit' | 'own-task' | 'own-unit-sent';

export interface Permission {
  can: Action;
  about: SubjectType | 'all';
  /** `everyone`: whoever holds a role today; `anyone`: also who holds none. */
  roles: readonly Role[] | 'everyone' | 'anyone';
  where?: Where;
}

const office = ['office-clerk', 'office-head'] as const;
const unit = ['unit-reporter', 'unit-leader'] as const;
const head = ['office-head'] as const;
const clerk = ['office-clerk'] as const;
/** Whoever looks over the whole county without acting in it. */
const overview = ['lead-unit', 'county-leader'] as const;
const results = [...office, 'leading-group', 'county-leader', 'finance', 'organisation-department'] as const;

/** Whoever may have work to do; the auditor only looks. */
const acting = [...results, ...unit, 'lead-unit', 'expert'] as const;

/** The whole of who may do what; everything else is denied. docs/access.md is made from it. */
export const permissions = [
  { can: 'sign-in', about: 'session', roles: 'anyone' },
  { can: 'read', about: 'session', roles: 'anyone' },
  { can: 'sign-out', about: 'session', roles: 'anyone' },
  { can: 'read', about: 'all', roles: ['auditor'] },
  { can: 'read', about: 'audit', roles: office },
  { can: 'substitute', about: 'person', roles: office },
  { can: 'substitute', about: 'person', roles: acting, where: 'self' },
  { can: 'read-own', about: 'person', roles: 'everyone' },
  { can: 'read', about: 'person', roles: office },
  { can: 'keep', about: 'person', roles: office },
  { can: 'bind', about: 'person', roles: head },

  { can: 'read', about: 'county', roles: 'everyone' },
  { can: 'read', about: 'holidays', roles: 'everyone' },
  { can: 'import', about: 'holidays', roles: office },
  { can: 'read', about: 'map', roles: 'everyone' },
  { can: 'import', about: 'map', roles: office },
  { can: 'read', about: 'cycle', roles: 'everyone' },
  { can: 'read', about: 'phase', roles: 'everyone' },
  { can: 'read', about: 'window', roles: 'everyone' },
  { can: 'tick', about: 'county', roles: head },
  { can: 'read', about: 'clock', roles: office },
  { can: 'open', about: 'cycle', roles: head },
  { can: 'add-unit', about: 'cycle', roles: head },
  { can: 'add-unit', about: 'window', roles: head },
  { can: 'close', about: 'phase', roles: head },
  { can: 'close', about: 'window', roles: head },
  { can: 'resume', about: 'phase', roles: head },
  { can: 'resume', about: 'submission', roles: head },

  { can: 'read-own', about: 'task', roles: 'everyone' },
  { can: 'read', about: 'task', roles: [...office, 'leading-group'] },
  { can: 'read', about: 'task', roles: 'everyone', where: 'own-task' },
  { can: 'read', about: 'task', roles: unit, where: 'own-unit' },
  { can: 'settle', about: 'task', roles: acting, where: 'own-task' },
  { can: 'extend', about: 'task', roles: head },
  { can: 'nudge', about: 'task', roles: office },
  { can: 'withdraw', about: 'task', roles: head },
  { can: 'read-own', about: 'notification', roles: 'everyone' },
  { can: 'mark-read', about: 'notification', roles: acting },

  { can: 'read', about: 'policy', roles: 'everyone' },
  { can: 'read', about: 'plan', roles: 'everyone' },
  { can: 'read', about: 'scheme', roles: 'everyone' },
  { can: 'save', about: 'policy', roles: clerk },
  { can: 'save', about: 'plan', roles: clerk },
  { can: 'save', about: 'scheme', roles: clerk },
  { can: 'publish', about: 'policy', roles: head },
  { can: 'publish', about: 'plan', roles: head },
  { can: 'publish', about: 'scheme', roles: head },

  { can: 'read', about: 'targets', roles: [...office, 'leading-group', ...overview] },
  { can: 'read', about: 'targets', roles: unit, where: 'own-unit' },
  { can: 'ask', about: 'targets', roles: office },
  { can: 'save', about: 'targets', roles: ['unit-reporter'], where: 'own-unit' },
  { can: 'propose', about: 'targets', roles: ['unit-reporter'], where: 'own-unit' },
  { can: 'sign', about: 'targets', roles: ['unit-leader'], where: 'own-unit' },
  { can: 'return-to-reporter', about: 'targets', roles: ['unit-leader'], where: 'own-unit' },
  { can: 'accept', about: 'targets', roles: office },
  { can: 'return-to-unit', about: 'targets', roles: office },
  { can: 'read', about: 'cascade', roles: [...office, 'leading-group', ...overview] },
  { can: 'read', about: 'cascade', roles: unit, where: 'own-unit' },
  { can: 'declare', about: 'cascade', roles: office },
  { can: 'declare', about: 'cascade', roles: ['unit-leader'], where: 'own-unit' },
  { can: 'read', about: 'target-change', roles: [...office, 'leading-group', ...overview, 'finance'] },
  { can: 'read', about: 'target-change', roles: unit, where: 'own-unit' },
  { can: 'file', about: 'target-change', roles: office },
  { can: 'file', about: 'target-change', roles: ['unit-leader'], where: 'own-unit' },
  { can: 'decide', about: 'target-change', roles: head },
  { can: 'read', about: 'base-data', roles: [...office, ...overview] },
  { can: 'save', about: 'base-data', roles: clerk },
  { can: 'confirm', about: 'base-data', roles: office },

  { can: 'read', about: 'source', roles: [...office, 'leading-group', ...overview, ...unit] },
  { can: 'save', about: 'source', roles: office },
  { can: 'pull', about: 'source', roles: office },
  { can: 'deliver', about: 'source', roles: ['source-system'], where: 'own-source' },
  { can: 'read', about: 'source-token', roles: office },
  { can: 'issue', about: 'source-token', roles: head },
  { can: 'revoke', about: 'source-token', roles: office },
  { can: 'read', about: 'reconciliation', roles: [...office, 'leading-group', ...overview] },
  { can: 'read', about: 'reconciliation', roles: unit, where: 'own-unit' },
  { can: 'reconcile', about: 'reconciliation', roles: office },

  { can: 'read', about: 'submission', roles: [...office, ...overview] },
  { can: 'read', about: 'submission', roles: unit, where: 'own-unit' },
  { can: 'read', about: 'figure', roles: [...office, ...overview] },
  { can: 'read', about: 'figure', roles: unit, where: 'own-unit' },
  { can: 'save', about: 'figure', roles: ['unit-reporter'], where: 'own-unit' },
  { can: 'read', about: 'evidence', roles: [...office, ...overview] },
  { can: 'read', about: 'evidence', roles: unit, where: 'own-unit' },
  { can: 'save', about: 'evidence', roles: ['unit-reporter'], where: 'own-unit' },
  { can: 'accept', about: 'evidence', roles: office },
  { can: 'refuse', about: 'evidence', roles: office },
  { can: 'report', about: 'submission', roles: ['unit-reporter'], where: 'own-unit' },
  { can: 'sign', about: 'submission', roles: ['unit-leader'], where: 'own-unit' },
  { can: 'return-to-reporter', about: 'submission', roles: ['unit-leader'], where: 'own-unit' },
  { can: 'accept', about: 'submission', roles: office },
  { can: 'return-to-unit', about: 'submission', roles: office },
  { can: 'reopen', about: 'submission', roles: office },
  { can: 'grant-correction', about: 'submission', roles: head },

  { can: 'read', about: 'ledger', roles: [...office, 'leading-group', ...overview] },
  { can: 'read', about: 'ledger', roles: unit, where: 'own-unit' },
  { can: 'create', about: 'ledger', roles: ['office-clerk', 'lead-unit'] },
  { can: 'withdraw', about: 'ledger', roles: head },

  { can: 'read', about: 'decision', roles: results },
  { can: 'record', about: 'decision', roles: ['office-head', 'leading-group'] },
  { can: 'read', about: 'scores', roles: results },
  { can: 'read', about: 'scorecard', roles: [...office, 'leading-group', 'county-leader'] },
  { can: 'read', about: 'scorecard', roles: unit, where: 'own-unit-sent' },

  { can: 'read', about: 'project-form', roles: 'everyone' },
  { can: 'publish', about: 'project-form', roles: head },
  { can: 'read', about: 'project', roles: [...office, 'leading-group', 'finance', ...overview] },
  { can: 'read', about: 'project', roles: unit, where: 'own-unit' },
  { can: 'create', about: 'project', roles: ['office-clerk', 'finance'] },
  { can: 'adjust', about: 'project', roles: ['finance'] },
  { can: 'open', about: 'evaluation', roles: [...office, 'finance'] },
  { can: 'read', about: 'evaluation', roles: [...office, 'leading-group', 'finance', ...overview] },
  { can: 'read', about: 'evaluation', roles: unit, where: 'own-unit' },
  { can: 'save', about: 'evaluation', roles: ['unit-reporter'], where: 'own-task' },
  { can: 'report', about: 'evaluation', roles: ['unit-reporter'], where: 'own-task' },
  { can: 'sign', about: 'evaluation', roles: ['unit-leader'], where: 'own-task' },
  { can: 'return-to-reporter', about: 'evaluation', roles: ['unit-leader'], where: 'own-task' },
  { can: 'review', about: 'evaluation', roles: ['finance', 'unit-leader'], where: 'own-task' },
  { can: 'return-to-unit', about: 'evaluation', roles: ['finance', 'unit-leader'], where: 'own-task' },
  { can: 'finalise', about: 'evaluation', roles: ['office-head', 'finance'], where: 'own-task' },
  { can: 'read', about: 'lights', roles: [...office, 'leading-group', ...overview] },
  { can: 'read', about: 'lights', roles: unit, where: 'own-unit-sent' },

  { can: 'read', about: 'budget', roles: results },
  { can: 'adjust', about: 'budget', roles: ['finance'] },
  { can: 'sign-off', about: 'budget', roles: ['finance'] },
  { can: 'read', about: 'paper', roles: results },
  { can: 'confirm-use', about: 'paper', roles: ['organisation-department'] },

  { can: 'read', about: 'commitment', roles: 'everyone' },
  { can: 'save', about: 'commitment', roles: office },
  { can: 'publish', about: 'commitment', roles: head },
  { can: 'withdraw', about: 'commitment', roles: head },
] as const satisfies readonly (Omit<Permission, 'can'> & { can: string })[];

export type Action = (typeof permissions)[number]['can'];

/** What is asked: may the caller do this about this record? */
export type Subject = Facts & { type: SubjectType };

export type AppAbility = MongoAbility<[Action, Subject | SubjectType | 'all']>;
type Rule = RawRuleOf<AppAbility>;

const conditions: Record<Where, (who: Pick<Caller, 'roles'>, roles: readonly Role[]) => Record<string, unknown>> = {
  self: () => ({ self: true }),
  'own-source': (who) => ({ source: { $in: who.roles.flatMap(({ source }) => source ?? []) } }),
  'own-unit': (who, roles) => ({ unit: { $in: unitsOf(who, roles) } }),
  'own-unit-sent': (who, roles) => ({ unit: { $in: unitsOf(who, roles) }, sent: true }),
  'own-task': (who) => ({ assigneeKey: { $in: assigneeKeysOf(who) } }),
};

const holds = (roles: readonly Role[], granted: Permission['roles']): boolean => {
  if (granted === 'anyone') return true;
  return granted === 'everyone' ? roles.length > 0 : roles.some((role) => granted.includes(role));
};

const ruleOf = (who: Pick<Caller, 'roles'>, { can, about, roles, where }: Permission): Rule => {
  const granting = typeof roles === 'string' ? [] : roles;
  return { action: can, subject: about, ...(where === undefined ? {} : { conditions: conditions[where](who, granting) }) } as Rule;
};

/** The caller's permissions, by CASL; deny by default. */
export const abilityOf = (who: Pick<Caller, 'roles'>): AppAbility => {
  const held = who.roles.map(({ role }) => role);
  const rules = (permissions as readonly Permission[]).filter(({ roles }) => holds(held, roles)).map((permission) => ruleOf(who, permission));
  return createMongoAbility<AppAbility>(rules, { detectSubjectType: (subject) => subject.type });
};
