import { describe, expect, it } from 'vitest';
import { capacityOf } from '#domain/access/capacity.ts';
import { roleNames } from '#domain/access/role-names.zh-cn.ts';
import { colleaguesOf, isInForce, noticesOn, rolesAsSubstitute, SubstitutableRole, Substitution } from '#domain/access/substitution.ts';
import { appointSubstitute, endSubstitution } from '#domain/access/substitution-moves.ts';
import type { Person } from '#domain/cycles/cycle.ts';
import { sentenceOf } from '#domain/notifications/wording.zh-cn.ts';
import { Role } from '#domain/tasks/task.ts';
import { refusalOf } from '../a-year.ts';
import { readsBack } from '../reads-back.ts';

const aPerson = (id: string, name: string, posts: Person['posts']): Person => ({ county: '330798', id, name, posts, rev: 3 });
const absent = aPerson('P1', '王芳', [{ role: 'unit-reporter', unit: 'U001', from: '2026-01-01', to: '2026-12-31' }]);
const near = aPerson('P2', '李敏', [{ role: 'unit-leader', unit: 'U001', from: '2026-01-01' }]);
const far = aPerson('P3', '陈刚', [{ role: 'unit-reporter', unit: 'U002', from: '2026-01-01' }]);
const asked = {
  person: absent,
  substitute: near,
  role: 'unit-reporter' as const,
  unit: 'U001',
  from: '2026-07-06',
  to: '2026-07-10',
  reason: '外出培训',
  by: 'P1',
  today: '2026-07-03',
  byOffice: false,
  known: [] as Substitution[],
};
const substitution: Substitution = {
  county: '330798',
  substitute: 'P2',
  substituteName: '李敏',
  id: '0001',
  person: 'P1',
  personName: '王芳',
  role: 'unit-reporter',
  unit: 'U001',
  from: '2026-07-06',
  to: '2026-07-10',
  reason: '外出培训',
  by: 'P1',
  status: 'active',
  rev: 1,
};
const code = (more: Partial<typeof asked>): string | undefined => refusalOf(() => appointSubstitute({ ...asked, ...more }))?.code;

describe('a substitution', () => {
  readsBack('a substitution', Substitution, {
    full: { ...substitution, status: 'ended', endedOn: '2026-07-08', endReason: '提前返岗' },
    optional: ['unit', 'endedOn', 'endReason'],
    words: { status: ['active', 'ended'], role: SubstitutableRole.options },
    refused: { from: ['7月6日'], id: ['1'], reason: [''] },
  });

  it('is written down with its notices to the person, the substitute, the leader of the unit and the office', () => {
    const { fact, changes } = appointSubstitute(asked);
    expect(fact).toBe('substitute-appointed');
    expect(changes.slice(0, 2)).toEqual([
      { created: 'substitution', item: substitution },
      { changed: 'person', before: absent, set: {} },
    ]);
    const notices = changes.slice(2).map((change) => ('created' in change && change.created === 'notification' ? change.item : undefined));
    expect(notices.map((notice) => notice?.to)).toEqual(['person:P1', 'person:P2', 'unit-leader:U001', 'office-clerk']);
    const told = notices[0]?.told;
    expect(told === undefined ? '' : sentenceOf(told)).toBe('2026年7月6日至2026年7月10日,李敏代王芳办理“单位填报人”(U001)的工作。事由:外出培训');
  });

  it('has days that are not over, of a post that is held on all of them', () => {
    expect(code({ from: '2026-07-11' })).toBe('days-reversed');
    expect(code({ today: '2026-07-11' })).toBe('days-passed');
    expect(code({ today: '2026-07-10' })).toBeUndefined();
    expect(code({ from: '2026-12-30', to: '2027-01-02' })).toBe('post-not-held');
    expect(code({ role: 'unit-leader' as never })).toBe('post-not-held');
    expect(code({ unit: 'U002' })).toBe('post-not-held');
  });

  it('is of somebody else, who may act, and near unless the office names him', () => {
    expect(code({ substitute: absent })).toBe('own-substitute');
    expect(code({ substitute: far })).toBe('not-of-the-unit');
    expect(code({ substitute: far, byOffice: true })).toBeUndefined();
    expect(code({ substitute: far, byOffice: true, by: far.id })).toBe('names-oneself');
    expect(code({ substitute: aPerson('P4', '毛俊杰', [{ role: 'auditor', from: '2026-01-01' }]), byOffice: true })).toBe('auditor-acts');
  });

  it('within the office is a matter of the office’s people', () => {
    const clerk = aPerson('P5', '顾丽华', [{ role: 'office-clerk', from: '2026-01-01' }]);
    const head = aPerson('P6', '罗淑芬', [{ role: 'office-head', from: '2026-01-01' }]);
    const { unit: _, ...ofOffice } = { ...asked, person: head, role: 'office-head' as const };
    expect(refusalOf(() => appointSubstitute({ ...ofOffice, substitute: clerk }))).toBeUndefined();
    expect(refusalOf(() => appointSubstitute({ ...ofOffice, substitute: near }))?.code).toBe('not-of-the-unit');
  });

  it('is one at a time for a post', () => {
    expect(code({ known: [substitution] })).toBe('substituted-already');
    expect(code({ known: [substitution], from: '2026-07-10', to: '2026-07-12' })).toBe('substituted-already');
    expect(code({ known: [substitution], from: '2026-07-11', to: '2026-07-12' })).toBeUndefined();
    expect(code({ known: [{ ...substitution, status: 'ended' }] })).toBeUndefined();
    expect(code({ known: [{ ...substitution, unit: 'U002' }] })).toBeUndefined();
    expect(appointSubstitute({ ...asked, known: [{ ...substitution, status: 'ended' }] }).changes[0]).toMatchObject({ item: { id: '0002' } });
  });

  it('ends early with a reason, once, and not after its last day', () => {
    const ended = { status: 'ended', endedOn: '2026-07-08', endReason: '提前返岗' } as const;
    const move = endSubstitution(substitution, { reason: '提前返岗', today: '2026-07-08' });
    expect(move.changes[0]).toEqual({ changed: 'substitution', before: substitution, set: ended });
    expect(move.changes).toHaveLength(5);
    expect(refusalOf(() => endSubstitution({ ...substitution, ...ended }, { reason: 'x', today: '2026-07-08' }))?.code).toBe('substitution-ended');
    expect(refusalOf(() => endSubstitution(substitution, { reason: 'x', today: '2026-07-11' }))?.code).toBe('substitution-over');
  });
});

describe('the ability of a substitute', () => {
  const role = { role: 'unit-reporter', unit: 'U001', for: { person: 'P1', name: '王芳' } };
  it.each([
    ['2026-07-05', []],
    ['2026-07-06', [role]],
    ['2026-07-10', [role]],
    ['2026-07-11', []],
  ])('on %s is %j', (day, roles) => {
    expect(rolesAsSubstitute(day, [substitution], [absent])).toEqual(roles);
    expect(noticesOn(day, [substitution], () => true)).toHaveLength(roles.length);
    expect(isInForce({ ...substitution, status: 'ended' }, day)).toBe(false);
  });

  it('ends with the post itself', () => {
    const moved = { ...absent, posts: [{ role: 'unit-reporter' as const, unit: 'U001', from: '2026-01-01', to: '2026-07-07' }] };
    expect(rolesAsSubstitute('2026-07-07', [substitution], [moved])).toHaveLength(1);
    expect(rolesAsSubstitute('2026-07-08', [substitution], [moved])).toEqual([]);
    expect(rolesAsSubstitute('2026-07-07', [substitution], [far])).toEqual([]);
  });

  it('acts for the other only where no post of its own permits the act', () => {
    const roles = [{ role: 'unit-leader' as const, unit: 'U001' }, role as { role: 'unit-reporter'; unit: string; for: { person: string; name: string } }];
    expect(capacityOf({ roles }, 'report', { type: 'submission', unit: 'U001' })).toEqual({ person: 'P1', name: '王芳' });
    expect(capacityOf({ roles }, 'sign', { type: 'submission', unit: 'U001' })).toBeUndefined();
    expect(capacityOf({ roles }, 'read', { type: 'submission', unit: 'U001' })).toBeUndefined();
    expect(capacityOf({ roles: [{ role: 'office-head' }] }, 'report', { type: 'submission', unit: 'U001' })).toBeUndefined();
  });

  it('every role has a name; those that judge in person, look or are systems have no substitute', () => {
    expect(Object.keys(roleNames).sort()).toEqual([...Role.options].sort());
    const without = Role.options.filter((each) => !SubstitutableRole.safeParse(each).success);
    expect(without).toEqual(['leading-group', 'expert', 'county-leader', 'auditor', 'source-system']);
  });
});

describe('whom a person may ask', () => {
  const auditor = aPerson('P4', '毛俊', [
    { role: 'unit-leader', unit: 'U001', from: '2026-01-01' },
    { role: 'auditor', from: '2026-01-01' },
  ]);
  const clerk = aPerson('P5', '孙敏', [{ role: 'office-clerk', from: '2026-01-01' }]);
  const head = aPerson('P6', '罗淑', [{ role: 'office-head', from: '2026-01-01' }]);
  const leading = aPerson('P7', '黎秀', [{ role: 'leading-group', from: '2026-01-01' }]);
  const all = [absent, near, far, auditor, clerk, head, leading];

  it('is who holds a post in the same unit or office today, no auditor and not oneself', () => {
    expect(colleaguesOf(absent, all, '2026-07-06')).toEqual([{ role: 'unit-reporter', unit: 'U001', people: [{ id: 'P2', name: '李敏' }] }]);
    expect(colleaguesOf(clerk, all, '2026-07-06')).toEqual([{ role: 'office-clerk', unit: undefined, people: [{ id: 'P6', name: '罗淑' }] }]);
  });

  it('is nobody for a post that must be held in person, or one that is over', () => {
    expect(colleaguesOf(leading, all, '2026-07-06')).toEqual([]);
    expect(colleaguesOf(absent, all, '2027-01-01')).toEqual([]);
  });
});
