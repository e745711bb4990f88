import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rolesOn } from '#domain/access/caller.ts';
import { dayLeftWithoutHead } from '#domain/access/heads.ts';
import type { Identity } from '#domain/access/identity.ts';
import { appoint, bindAccount, comeBack, dismiss, endAccount, type Keeping, leave, describe as redescribe, takeOn } from '#domain/access/staff-moves.ts';
import type { Move } from '#domain/change.ts';
import { addDays } from '#domain/cycles/calendar.ts';
import type { County, Person } from '#domain/cycles/cycle.ts';

const today = '2026-03-10';
const county: County = { county: '330799', registry: 'counties', name: '青川县', tickedThrough: today, rev: 4 };
type Post = Person['posts'][number];
const person = (id: string, ...posts: Post[]): Person => ({ county: '330799', id, name: `某${id}`, posts, rev: 2 });
const head = person('P001', { role: 'office-head', from: '2025-01-01' });
const clerk = person('P002', { role: 'office-clerk', from: '2025-01-01' });
const reporter = person('P007', { role: 'unit-reporter', unit: 'U001', from: '2025-01-01' });
const people = [head, clerk, reporter];
const units = ['U001', 'U002'];
const byHead: Keeping = { county, people, units, by: 'P001', byName: '某P001', byHead: true };
const byClerk: Keeping = { county, people, units, by: 'P002', byName: '某P002', byHead: false };

const setOf = ({ changes }: Move): Partial<Person> => (changes[0] as unknown as { set: Partial<Person> }).set;
const refusal = (code: string) => expect.objectContaining({ name: 'NotAllowed', code });

describe('somebody new', () => {
  it('gets the next number and the posts they begin with', () => {
    const { fact, changes } = takeOn({ name: '程晓', phone: '0571-5550000', posts: [{ role: 'unit-leader', unit: 'U002', from: today }] }, byClerk);
    expect(fact).toBe('person-taken-on');
    expect(changes).toEqual([
      {
        created: 'person',
        item: { county: '330799', id: 'P008', name: '程晓', phone: '0571-5550000', posts: [{ role: 'unit-leader', unit: 'U002', from: today }], rev: 1 },
      },
    ]);
  });

  it.each<[string, Post[], string]>([
    ['a unit’s post without the unit', [{ role: 'unit-reporter', from: today }], 'unit-missing'],
    ['a unit at a post that is of none', [{ role: 'finance', unit: 'U001', from: today }], 'unit-unfit'],
    ['a post that ends before it begins', [{ role: 'finance', from: today, to: '2026-03-09' }], 'days-reversed'],
    ['the place of a system', [{ role: 'source-system', from: today }], 'no-person'],
    [
      'the same post twice',
      [
        { role: 'finance', from: today },
        { role: 'finance', from: '2026-12-01' },
      ],
      'post-held',
    ],
    [
      'looking on and acting',
      [
        { role: 'auditor', from: today },
        { role: 'finance', from: '2027-01-01' },
      ],
      'auditor-acts',
    ],
  ])('does not get %s', (_, posts, code) => {
    expect(() => takeOn({ name: '程晓', posts }, byHead)).toThrow(refusal(code));
  });

  it('may look on after having acted, and hold the same post again after a pause', () => {
    const posts: Post[] = [
      { role: 'finance', from: '2025-01-01', to: '2025-06-30' },
      { role: 'finance', from: '2025-09-01', to: '2025-12-31' },
      { role: 'auditor', from: '2026-01-01' },
    ];
    expect(takeOn({ name: '程晓', posts }, byHead).changes).toHaveLength(1);
  });
});

describe('posts', () => {
  it('of the office, of the leading group and of the auditor are given and taken by the head alone', () => {
    for (const role of ['office-clerk', 'office-head', 'leading-group', 'auditor'] as const) {
      expect(() => appoint(person('P009'), { role, from: today }, byClerk)).toThrow(refusal('head-only'));
      expect(() => takeOn({ name: '程晓', posts: [{ role, from: today }] }, byClerk)).toThrow(refusal('head-only'));
      expect(setOf(appoint(person('P009'), { role, from: today }, byHead)).posts).toEqual([{ role, from: today }]);
    }
    expect(() => dismiss(head, { role: 'office-head', from: '2025-01-01', to: today }, byClerk)).toThrow(refusal('head-only'));
    expect(() => leave(head, today, byClerk)).toThrow(refusal('head-only'));
  });

  it('of a unit that no plan has are refused by its very name, in a county that has a plan', () => {
    const post: Post = { role: 'unit-reporter', unit: 'U404', from: today };
    const unknown = expect.objectContaining({ name: 'InvalidInput', problems: [expect.objectContaining({ path: 'unit', code: 'unknown-unit', got: 'U404' })] });
    expect(() => appoint(person('P009'), post, byClerk)).toThrow(unknown);
    expect(() => takeOn({ name: '程晓', posts: [post] }, byClerk)).toThrow(unknown);
    expect(setOf(appoint(person('P009'), post, { ...byClerk, units: [] })).posts).toEqual([post]);
  });

  it('are never one’s own affair', () => {
    const post: Post = { role: 'finance', from: today };
    expect(() => appoint(head, post, byHead)).toThrow(refusal('own-post'));
    expect(() => leave(clerk, today, byClerk)).toThrow(refusal('own-post'));
  });

  it('end with a day, at the earliest yesterday; one that has not begun by then never was', () => {
    const ends = (to: string) => setOf(dismiss(reporter, { role: 'unit-reporter', unit: 'U001', from: '2025-01-01', to }, byClerk)).posts;
    expect(ends('2026-03-09')).toEqual([{ role: 'unit-reporter', unit: 'U001', from: '2025-01-01', to: '2026-03-09' }]);
    expect(() => ends('2026-03-08')).toThrow(refusal('day-passed'));
    const next = person('P007', { role: 'finance', from: '2026-05-01' });
    expect(setOf(dismiss(next, { role: 'finance', from: '2026-05-01', to: today }, byClerk)).posts).toEqual([]);
    expect(() => dismiss(next, { role: 'finance', from: '2026-05-02', to: today }, byClerk)).toThrow(refusal('post-not-held'));
  });
});

describe('leaving', () => {
  it('ends all posts with the day, and coming back brings none of them with it', () => {
    const both = person('P007', { role: 'unit-reporter', unit: 'U001', from: '2025-01-01', to: '2026-01-31' }, { role: 'finance', from: '2025-01-01' });
    const left = setOf(leave(both, '2026-03-31', byClerk));
    expect(left).toEqual({ posts: [both.posts[0], { role: 'finance', from: '2025-01-01', to: '2026-03-31' }], endedOn: '2026-03-31' });
    const gone = { ...both, ...left };
    expect(() => appoint(gone, { role: 'finance', from: '2026-06-01' }, byClerk)).toThrow(refusal('person-ended'));
    expect(() => leave(gone, '2026-04-01', byClerk)).toThrow(refusal('person-ended'));
    expect(setOf(comeBack(gone, byClerk))).toEqual({ endedOn: undefined });
    expect(() => comeBack(both, byClerk)).toThrow(refusal('person-there'));
  });
});

describe('the head of the office', () => {
  const second = person('P003', { role: 'office-head', from: '2025-01-01' });
  const bySecond = (...others: Person[]): Keeping => ({ ...byHead, people: [head, second, ...others], by: 'P003' });

  it('may go while there is another, and takes the county’s state along so that two cannot remove each other', () => {
    const { changes } = leave(head, today, bySecond());
    expect(changes.map((change) => 'changed' in change && change.changed)).toEqual(['person', 'county']);
    expect(appoint(person('P009'), { role: 'finance', from: today }, byHead).changes).toHaveLength(1);
  });

  it('may not go as the last one, nor leave a day without one', () => {
    const alone: Keeping = { ...byHead, people: [head], by: 'P009' };
    expect(() => leave(head, '2026-03-31', alone)).toThrow('2026-04-01 起将没有考评办主任');
    const late = person('P003', { role: 'office-head', from: '2026-04-02' });
    expect(() => leave(head, '2026-03-31', { ...alone, people: [head, late] })).toThrow(refusal('last-head'));
    expect(setOf(leave(head, '2026-04-01', { ...alone, people: [head, late] })).endedOn).toBe('2026-04-01');
  });

  const day = fc.integer({ min: -20, max: 20 }).map((days) => addDays(today, days));
  const post = fc
    .tuple(fc.constantFrom('office-head' as const, 'finance' as const), day, fc.option(day, { nil: undefined }))
    .map(([role, from, to]): Post => (to === undefined ? { role, from } : { role, from, to: to < from ? from : to }));
  const staff = fc.array(
    fc.array(post, { maxLength: 3 }).map((posts) => ({ posts })),
    { maxLength: 4 },
  );

  it('is there on every day on which there was to be one: counted day by day', () => {
    const headOn = (all: readonly Pick<Person, 'posts'>[], on: string) => all.some((each) => rolesOn(on, each).some(({ role }) => role === 'office-head'));
    fc.assert(
      fc.property(staff, staff, (before, after) => {
        const days = Array.from({ length: 30 }, (_, at) => addDays(today, at));
        expect(dayLeftWithoutHead(before, after, today)).toBe(days.find((on) => headOn(before, on) && !headOn(after, on)));
      }),
    );
  });
});

describe('an account', () => {
  const account: Identity = { id: 'a'.repeat(64), provider: 'local', subject: 'x', county: '330799', person: 'P007', status: 'active', on: today, rev: 1 };
  const told = ({ changes }: Move) => changes.flatMap((change) => ('created' in change && change.created === 'notification' ? [change.item.to] : []));

  it('is bound by somebody else, and the person hears of it', () => {
    const bound = bindAccount(reporter, account, undefined, byHead);
    expect(bound.changes[0]).toEqual({ created: 'identity', item: account });
    expect(told(bound)).toEqual(['person:P007', 'office-head']);
    expect(() => bindAccount(head, { ...account, person: 'P001' }, undefined, byHead)).toThrow(refusal('own-post'));
  });

  it('stands for one person at a time; of another county it says no more than that', () => {
    expect(() => bindAccount(clerk, account, account, byHead)).toThrow('人员 P007 名下');
    expect(() => bindAccount(clerk, account, { ...account, county: '330798', person: 'P100' }, byHead)).toThrow(/^该账号已登记在其他县/);
    const ended: Identity = { ...account, status: 'ended', rev: 2 };
    expect(bindAccount(clerk, { ...account, person: 'P002' }, ended, byHead).changes[0]).toEqual({
      changed: 'identity',
      before: ended,
      set: { county: '330799', person: 'P002', on: today, status: 'active' },
    });
  });

  it('ends once, and is not bound to somebody who has left', () => {
    expect(told(endAccount(reporter, account, byHead))).toHaveLength(2);
    expect(() => endAccount(reporter, { ...account, status: 'ended' }, byHead)).toThrow(refusal('account-ended'));
    expect(() => bindAccount({ ...reporter, endedOn: today }, account, undefined, byHead)).toThrow(refusal('person-ended'));
  });
});

it('a name and a telephone number may be put right by anybody of the office, and taken away', () => {
  expect(setOf(redescribe({ ...head, phone: '0571-5550000' }, { name: '新名' }))).toEqual({ name: '新名', phone: undefined });
});
