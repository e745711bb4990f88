import { describe, expect, it } from 'vitest';
import type { Keeping } from '#domain/access/staff-moves.ts';
import { importStaff, readStaffTable, type StaffRow, staffRows } from '#domain/access/staff-table.ts';
import type { County, Person } from '#domain/cycles/cycle.ts';

const today = '2026-03-10';
const county: County = { county: '330799', registry: 'counties', name: '青川县', tickedThrough: today, rev: 4 };
const person = (id: string, name: string, ...posts: Person['posts']): Person => ({ county: '330799', id, name, phone: '0571-1', posts, rev: 2 });
const head = person('P001', '罗淑芬', { role: 'office-head', from: '2025-01-01' });
const clerk = person('P002', '孙敏', { role: 'office-clerk', from: '2025-01-01' });
const reporter = person('P007', '王学军', { role: 'unit-reporter', unit: 'U001', from: '2025-01-01' });
const people = [head, clerk, reporter];
const byHead: Keeping = { county, people, units: ['U001', 'U002'], by: 'P001', byName: '罗淑芬', byHead: true };
const byClerk: Keeping = { ...byHead, by: 'P002', byName: '孙敏', byHead: false };

const row = (more: Partial<StaffRow> = {}): StaffRow => ({
  ...{ id: '', name: '程晓', phone: '0571-5550000', role: '单位填报人', unit: 'U002', from: '2026-04-01', to: '' },
  ...more,
});
const told = (rows: readonly StaffRow[], keeping = byHead) => readStaffTable(rows, keeping).problems.map(({ path, code }) => `${path} ${code}`);
const wanted = (rows: readonly StaffRow[], keeping = byHead) =>
  readStaffTable(rows, keeping).changes.map(({ row: at, what, person: id }) => `${at} ${what} ${id}`);

describe('the table of people', () => {
  it('as it was written out changes nothing, and is not brought in', () => {
    const rows = staffRows(people);
    expect([told(rows), wanted(rows)]).toEqual([[], []]);
    expect(() => importStaff(rows, byHead)).toThrow(expect.objectContaining({ code: 'nothing-changes' }));
  });

  it('brings somebody new with several posts, ends a post, renames: all in one move', () => {
    const rows = [
      row(),
      row({ role: '财政部门经办', unit: '' }),
      row({ id: 'P007', name: '王学军', phone: '0571-1', unit: 'U001', from: '2025-01-01', to: '2026-03-31' }),
      row({ id: 'P002', name: '孙敏敏', phone: '0571-1', role: '', unit: '', from: '' }),
    ];
    expect([told(rows), wanted(rows)]).toEqual([[], ['0 new P008', '0 appointed P008', '1 appointed P008', '2 ending P007', '3 described P002']]);
    const { fact, changes } = importStaff(rows, byHead);
    expect(fact).toBe('people-imported');
    expect(changes).toHaveLength(3);
    expect(changes).toContainEqual(
      expect.objectContaining({ created: 'person', item: expect.objectContaining({ id: 'P008', posts: [expect.anything(), expect.anything()] }) }),
    );
  });

  it('lets a held post of a unit that no plan has stand and end, and tells of it; no new one is given', () => {
    const before = { ...reporter, posts: [{ role: 'unit-reporter' as const, unit: 'U404', from: '2025-01-01' }] };
    const keeping = { ...byHead, people: [head, clerk, before] };
    const [held] = staffRows([before]);
    const ending = { ...row(), ...held, to: '2026-03-31' };
    const read = readStaffTable([ending], keeping);
    expect([read.problems, read.notes.map(({ code, got }) => `${code} ${got}`), read.changes.map(({ what }) => what)]).toEqual([
      [],
      ['unknown-unit U404'],
      ['ending'],
    ]);
    expect(told([{ ...ending, from: '2026-05-01' }], keeping)).toEqual(['rows[0].unit unknown-unit']);
  });

  it('brought in again adds nobody twice', () => {
    const once = readStaffTable([row()], byHead).people;
    expect(wanted([row()], { ...byHead, people: once })).toEqual([]);
  });

  it('is told of every wrong cell at once, by row and column', () => {
    const rows = [
      row({ id: 'P404', phone: '电话', role: '局长', from: '三月' }),
      row({ unit: 'U404', to: '2026/12/31' }),
      row({ name: '' }),
      row({ id: 'P007', name: '王学军', phone: '0571-1', unit: 'U001', from: '2025-06-01' }),
      row({ id: 'P007', name: '王军', phone: '0571-1', unit: 'U002' }),
      row({ name: '孙敏' }),
      row({ unit: '' }),
    ];
    expect(told(rows).sort()).toEqual([
      'rows[0].from wrong-day',
      'rows[0].id unknown-person',
      'rows[0].phone wrong-phone',
      'rows[0].role unknown-role',
      'rows[1].to wrong-day',
      'rows[1].unit unknown-unit',
      'rows[2].name wrong-name',
      'rows[3].role post-held',
      'rows[4].name contradicts',
      'rows[5].id same-name',
      'rows[6].role unit-missing',
    ]);
    expect(() => importStaff(rows, byHead)).toThrow(expect.objectContaining({ name: 'InvalidInput' }));
  });

  it('keeps to the rules of posts: who gives which, never one’s own, a last day stays, a head there must be', () => {
    expect(told([row({ role: '审计人员', unit: '' })], byClerk)).toEqual(['rows[0].role head-only']);
    expect(told([row({ id: 'P001', name: '罗淑芬', phone: '0571-1', role: '财政部门经办', unit: '' })])).toEqual(['rows[0].role own-post']);
    const ended = { ...reporter, posts: [{ role: 'unit-reporter' as const, unit: 'U001', from: '2025-01-01', to: '2026-12-31' }] };
    const again = row({ id: 'P007', name: '王学军', phone: '0571-1', unit: 'U001', from: '2025-01-01' });
    expect(told([again], { ...byHead, people: [head, clerk, ended] })).toEqual(['rows[0].role post-ends']);
    const going = row({ id: 'P001', name: '罗淑芬', phone: '0571-1', role: '考评办主任', unit: '', from: '2025-01-01', to: '2026-03-31' });
    expect(told([going], { ...byHead, by: 'P009' })).toEqual(['rows last-head']);
  });
});
