import { describe, expect, it } from 'vitest';
import { type Action, abilityOf, permissions, type Subject } from '#domain/access/abilities.ts';
import { anyone, assigneeKeysOf, RoleInForce, rolesOn, unitsOf } from '#domain/access/caller.ts';
import { Session } from '#domain/access/session.ts';
import { Role } from '#domain/tasks/task.ts';
import { readsBack } from '../reads-back.ts';

const may = (roles: { role: Role; unit?: string }[], can: Action, subject: Subject): boolean => abilityOf({ roles }).can(can, subject);
const reporter = [{ role: 'unit-reporter' as const, unit: 'U001' }];
const leader = [{ role: 'unit-leader' as const, unit: 'U001' }];
const as = (role: Role) => [{ role }];

describe('permissions of the county', () => {
  it('lets a unit report and its leader sign, each only for the own unit', () => {
    expect(may(reporter, 'report', { type: 'submission', unit: 'U001' })).toBe(true);
    expect(may(reporter, 'report', { type: 'submission', unit: 'U002' })).toBe(false);
    expect(may(reporter, 'sign', { type: 'submission', unit: 'U001' })).toBe(false);
    expect(may(leader, 'sign', { type: 'submission', unit: 'U001' })).toBe(true);
    expect(may(leader, 'return-to-reporter', { type: 'submission', unit: 'U002' })).toBe(false);
    expect(may(leader, 'report', { type: 'submission', unit: 'U001' })).toBe(false);
  });

  it('does not lend the unit of one post to the role of another', () => {
    const both = [
      { role: 'unit-reporter' as const, unit: 'U001' },
      { role: 'unit-leader' as const, unit: 'U002' },
    ];
    expect(may(both, 'report', { type: 'submission', unit: 'U001' })).toBe(true);
    expect(may(both, 'report', { type: 'submission', unit: 'U002' })).toBe(false);
    expect(may(both, 'sign', { type: 'submission', unit: 'U001' })).toBe(false);
    expect(may(both, 'sign', { type: 'submission', unit: 'U002' })).toBe(true);
  });

  it('refuses a unit role without a unit, and a subject without the fact that decides', () => {
    expect(may(as('unit-reporter'), 'report', { type: 'submission' })).toBe(false);
    expect(may(reporter, 'report', { type: 'submission' })).toBe(false);
    expect(may(reporter, 'read', { type: 'task' })).toBe(false);
  });

  it('shows a scorecard to its unit only after it was sent, to the office always', () => {
    const card = { type: 'scorecard' as const, unit: 'U001' };
    expect(may(leader, 'read', { ...card, sent: false })).toBe(false);
    expect(may(leader, 'read', { ...card, sent: true })).toBe(true);
    expect(may(leader, 'read', { ...card, unit: 'U002', sent: true })).toBe(false);
    for (const role of ['office-clerk', 'office-head', 'leading-group', 'auditor', 'county-leader'] as const)
      expect(may(as(role), 'read', { ...card, sent: false })).toBe(true);
    expect(may(as('finance'), 'read', { ...card, sent: true })).toBe(false);
  });

  it('parts drafting from publishing, noting facts from withdrawing them', () => {
    for (const type of ['policy', 'plan', 'scheme'] as const) {
      expect(may(as('office-clerk'), 'save', { type })).toBe(true);
      expect(may(as('office-clerk'), 'publish', { type })).toBe(false);
      expect(may(as('office-head'), 'publish', { type })).toBe(true);
    }
    expect(may(as('office-clerk'), 'create', { type: 'ledger' })).toBe(true);
    expect(may(as('office-clerk'), 'withdraw', { type: 'ledger' })).toBe(false);
    expect(may(as('office-head'), 'withdraw', { type: 'ledger' })).toBe(true);
  });

  it('leaves money to finance and the use of results to the organisation department', () => {
    const able = (can: Action, type: Subject['type']) => Role.options.filter((role) => may(as(role), can, { type }));
    expect(able('sign-off', 'budget')).toEqual(['finance']);
    expect(able('adjust', 'budget')).toEqual(['finance']);
    expect(able('confirm-use', 'paper')).toEqual(['organisation-department']);
    expect(able('tick', 'county')).toEqual(['office-head']);
    expect(able('record', 'decision')).toEqual(['office-head', 'leading-group']);
  });

  it('lets the auditor read everything and change nothing', () => {
    const types = [...new Set(permissions.map(({ about }) => about))].filter((about) => about !== 'all');
    const actions = [...new Set(permissions.map(({ can }) => can))].filter((can) => !['read', 'read-own', 'sign-out', 'sign-in'].includes(can));
    for (const type of types) {
      expect(may(as('auditor'), 'read', { type })).toBe(true);
      for (const can of actions) expect(may(as('auditor'), can, { type, unit: 'U001', sent: true, assigneeKey: 'auditor' })).toBe(false);
    }
  });

  it('denies by default: without a role in force one can only sign in, sign out and see that one has none', () => {
    const allowed = permissions.filter(
      ({ can, about }) => about !== 'all' && abilityOf(anyone).can(can, { type: about, unit: 'U001', assigneeKey: 'system', sent: true }),
    );
    expect(allowed.map(({ can, about }) => `${can} ${about}`)).toEqual(['sign-in session', 'read session', 'sign-out session']);
  });

  it('grants each thing once', () => {
    const lines = permissions.map(({ can, about, roles, ...rest }) => JSON.stringify([can, about, roles, rest]));
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('tasks', () => {
  it('are settled by those they are assigned to; the head may stand in for a clerk, not the reverse', () => {
    const task = (assigneeKey: string) => ({ type: 'task' as const, assigneeKey });
    expect(may(reporter, 'settle', task('unit-reporter:U001'))).toBe(true);
    expect(may(reporter, 'settle', task('unit-reporter:U002'))).toBe(false);
    expect(may(as('office-head'), 'settle', task('office-clerk'))).toBe(true);
    expect(may(as('office-clerk'), 'settle', task('office-head'))).toBe(false);
    for (const role of Role.options) expect(may(as(role), 'settle', task('system'))).toBe(false);
  });

  it('of one unit are seen by the unit and the office', () => {
    const task = { type: 'task' as const, unit: 'U001', assigneeKey: 'unit-leader:U001' };
    expect(may(reporter, 'read', task)).toBe(true);
    expect(may([{ role: 'unit-reporter', unit: 'U002' }], 'read', task)).toBe(false);
    expect(may(as('office-clerk'), 'read', task)).toBe(true);
    expect(may(as('office-clerk'), 'extend', task)).toBe(false);
    expect(may(as('office-head'), 'extend', task)).toBe(true);
  });

  it('name their assignees as posts do', () => {
    expect(assigneeKeysOf({ roles: [...reporter, { role: 'finance' }] })).toEqual(['unit-reporter:U001', 'finance']);
  });
});

describe('who holds any role', () => {
  it('reads the papers everybody works by, and the own tasks; nobody else does', () => {
    const common = permissions.flatMap(({ about, ...rest }) => (rest.roles === 'everyone' && about !== 'all' ? [{ about, ...rest }] : []));
    expect(common.map(({ can, about, ...rest }) => `${can} ${about} ${'where' in rest ? rest.where : ''}`.trim())).toEqual([
      'read-own person',
      'read county',
      'read holidays',
      'read map',
      'read cycle',
      'read phase',
      'read window',
      'read-own task',
      'read task own-task',
      'read-own notification',
      'read policy',
      'read plan',
      'read scheme',
      'read project-form',
      'read commitment',
    ]);
    for (const role of Role.options)
      for (const { can, about: type } of common) expect([role, can, type, may(as(role), can, { type, assigneeKey: role })]).toEqual([role, can, type, true]);
    for (const { can, about: type } of common) expect(abilityOf({ roles: [] }).can(can, { type })).toBe(false);
  });

  it('whoever it is may sign in, see whether one is signed in, and sign out', () => {
    for (const roles of [[], as('finance')])
      for (const can of ['sign-in', 'read', 'sign-out'] as const) expect(may(roles, can, { type: 'session' })).toBe(true);
  });
});

describe('the caller of a route without a session', () => {
  it('is nobody of no county', () => expect(anyone).toEqual({ county: '-', person: '-', name: '', roles: [], session: '-' }));
});

describe('what belongs to the caller', () => {
  it('are the units of the roles asked for, each once', () => {
    const roles = [
      { role: 'unit-reporter' as const, unit: 'U001' },
      { role: 'unit-leader' as const, unit: 'U001' },
      { role: 'unit-leader' as const, unit: 'U002' },
      { role: 'finance' as const },
      { role: 'unit-leader' as const },
    ];
    expect(unitsOf({ roles }, ['unit-leader', 'unit-reporter'])).toEqual(['U001', 'U002']);
    expect(unitsOf({ roles }, ['unit-reporter'])).toEqual(['U001']);
    expect(unitsOf({ roles }, ['finance'])).toEqual([]);
  });

  it('are the tasks of a clerk too for the head of the office, each once', () => {
    expect(assigneeKeysOf({ roles: [{ role: 'office-head' }, { role: 'office-clerk' }] })).toEqual(['office-head', 'office-clerk']);
    expect(assigneeKeysOf({ roles: [{ role: 'office-head' }] })).toEqual(['office-head', 'office-clerk']);
  });
});

describe('records of access', () => {
  readsBack('a session', Session, {
    full: {
      county: '330798',
      person: 'wang',
      id: 's1',
      opened: 1_799_964_000,
      seen: 1_799_964_000,
      agent: 'Firefox',
      factors: { acr: 'high', amr: ['otp'] },
      expires: 1_800_000_000,
    },
    optional: ['agent'],
    refused: { expires: [0, 1.5], county: ['33'] },
  });
  readsBack('a role in force', RoleInForce, {
    full: { role: 'unit-leader', unit: 'U001', for: { person: 'P1', name: '王芳' } },
    optional: ['unit', 'for'],
    words: { role: Role.options },
  });
});

describe('posts', () => {
  const person = {
    posts: [
      { role: 'unit-reporter' as const, unit: 'U001', from: '2026-01-01', to: '2026-06-30' },
      { role: 'auditor' as const, from: '2026-07-01' },
    ],
  };
  it.each([
    ['2025-12-31', []],
    ['2026-01-01', [{ role: 'unit-reporter', unit: 'U001' }]],
    ['2026-06-30', [{ role: 'unit-reporter', unit: 'U001' }]],
    ['2026-07-01', [{ role: 'auditor' }]],
    ['2030-01-01', [{ role: 'auditor' }]],
  ])('give on %s the roles %j', (day, roles) => expect(rolesOn(day, person)).toEqual(roles));
});
