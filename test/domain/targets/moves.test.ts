import { describe, expect, it } from 'vitest';
import type { Changed, Created } from '#domain/change.ts';
import { actOnTargets, adoptDrafts, askForTargets, type ListAct, saveTarget } from '#domain/targets/moves.ts';
import { statusWords, type TargetListAct, type TargetListStatus, targetListMoves } from '#domain/targets/target-list.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aCycle, aTaskOf, refusalOf } from '../a-year.ts';
import { aCascade, aList, aTarget } from './a-list.ts';

const { plan } = smallCounty();
const year = aCycle({ today: '2026-02-02' });
const acts = Object.keys(targetListMoves) as TargetListAct[];
const statuses = Object.keys(statusWords) as TargetListStatus[];

/** An act at its legal moment, unless the story says otherwise. */
const acting = (act: TargetListAct, more: Partial<ListAct> = {}) =>
  actOnTargets({
    act,
    list: aList({ status: targetListMoves[act].from[0], rev: 3 }),
    task: aTaskOf(targetListMoves[act].settles, { unit: 'U001' }),
    year,
    plan,
    by: 'li',
    ...(targetListMoves[act].to === 'returned' ? { reason: '低于上年实绩' } : {}),
    ...more,
  });

describe('a unit that is asked for its targets', () => {
  it('has a list and a task for its reporter, due on the plan’s day', () => {
    expect(askForTargets(year, plan, 'U001')).toEqual({
      fact: 'targets-asked',
      changes: [
        { created: 'targetList', item: { county: '330798', cycle: '2026', unit: 'U001', status: 'open', round: 1, task: 'propose-targets-U001-1', rev: 1 } },
        {
          created: 'task',
          item: expect.objectContaining({
            id: 'propose-targets-U001-1',
            kind: 'propose-targets',
            assigneeKey: 'unit-reporter:U001',
            due: '2026-02-15',
            status: 'open',
            phase: 'preparation',
          }),
        },
      ],
    });
  });

  it('has five working days at least when it joins after the plan’s day', () => {
    const [, task] = askForTargets(aCycle({ today: '2026-08-03' }), plan, 'U005').changes;
    expect((task as Created<'task'>).item.due).toBe('2026-08-10');
  });
});

describe('the moves of a list', () => {
  it('are those of the table: propose, sign, accept, and returning at either step', () => {
    expect(targetListMoves).toStrictEqual({
      propose: { from: ['open', 'returned'], to: 'proposed', settles: 'propose-targets', outcome: 'proposed', opens: 'sign-targets' },
      sign: { from: ['proposed'], to: 'signed', settles: 'sign-targets', outcome: 'signed', opens: 'accept-targets' },
      'return-to-reporter': { from: ['proposed'], to: 'returned', settles: 'sign-targets', outcome: 'returned', opens: 'propose-targets' },
      accept: { from: ['signed'], to: 'agreed', settles: 'accept-targets', outcome: 'agreed', opens: undefined },
      'return-to-unit': { from: ['signed'], to: 'returned', settles: 'accept-targets', outcome: 'returned', opens: 'propose-targets' },
    });
  });

  it.each(acts)('%s is refused from every other state, with what the state is and should be', (act) => {
    const from: readonly TargetListStatus[] = targetListMoves[act].from;
    const should = from.map((each) => statusWords[each]).join('”或“');
    for (const status of statuses) {
      const after = status === 'agreed' ? ';核定后只能通过调整申请变更' : '';
      expect([status, refusalOf(() => acting(act, { list: aList({ status }) }))]).toStrictEqual([
        status,
        from.includes(status)
          ? undefined
          : { code: `targets-${status}`, message: `该单位的绩效目标当前为“${statusWords[status]}”,应为“${should}”时才能办理${after}` },
      ]);
    }
  });

  it.each<[TargetListAct, string | undefined, string | undefined]>([
    ['propose', 'sign-targets-U001-1', 'unit-leader:U001'],
    ['sign', 'accept-targets-U001-1', 'office-clerk'],
    ['return-to-reporter', 'propose-targets-U001-2', 'unit-reporter:U001'],
    ['accept', undefined, undefined],
    ['return-to-unit', 'propose-targets-U001-2', 'unit-reporter:U001'],
  ])('%s settles its task, which names the next one: %s of %s', (act, id, assigneeKey) => {
    const [list, settled, ...opened] = acting(act).changes;
    expect((list as Changed<'targetList'>).set).toMatchObject({ status: targetListMoves[act].to, round: id?.endsWith('2') ? 2 : 1 });
    expect((settled as Changed<'task'>).set).toMatchObject({ status: 'done', outcome: targetListMoves[act].outcome, settledBy: 'li', settledOn: '2026-02-02' });
    expect((settled as Changed<'task'>).set.nextTask).toBe(id);
    expect(opened).toEqual(id === undefined ? [] : [{ created: 'task', item: expect.objectContaining({ id, assigneeKey, unit: 'U001' }) }]);
  });

  it.each<[TargetListAct, object, Partial<ListAct>]>([
    ['propose', { status: 'proposed', round: 1, task: 'sign-targets-U001-1', proposedBy: 'li' }, { hash: 'of a list that nobody signs yet' }],
    ['sign', { status: 'signed', round: 1, task: 'accept-targets-U001-1' }, {}],
    ['sign', { status: 'signed', round: 1, task: 'accept-targets-U001-1', signedOn: '2026-02-02', hash: 'h' }, { hash: 'h' }],
    ['return-to-reporter', { status: 'returned', round: 2, task: 'propose-targets-U001-2', reason: '低于上年实绩' }, {}],
    ['accept', { status: 'agreed', round: 1, agreedOn: '2026-02-02' }, {}],
    ['return-to-unit', { status: 'returned', round: 2, task: 'propose-targets-U001-2', reason: '低于上年实绩' }, { hash: 'of what was signed' }],
  ])('%s writes down what it is and nothing else: %o', (act, set, more) => {
    const { fact, changes } = acting(act, more);
    expect(fact).toBe(`targets-${act}`);
    expect(changes[0]).toStrictEqual({ changed: 'targetList', before: aList({ status: targetListMoves[act].from[0], rev: 3 }), set });
  });

  it('hand the reason of a return on: to the task that ends and to the one that follows', () => {
    const [, settled, opened] = acting('return-to-unit').changes;
    expect((settled as Changed<'task'>).set.reason).toBe('低于上年实绩');
    expect((opened as Created<'task'>).item).toMatchObject({ reason: '低于上年实绩', phase: 'preparation' });
    const [, yes, next] = acting('propose').changes;
    expect((yes as Changed<'task'>).set).not.toHaveProperty('reason');
    expect((next as Created<'task'>).item).not.toHaveProperty('reason');
  });

  it('put the cascades that bind the unit in force with the acceptance, and with no other act', () => {
    const [declared, inForce] = [aCascade(), aCascade({ id: 'FJ-02', status: 'in-force' })];
    expect(acting('accept', { cascades: [declared, inForce] }).changes.slice(2)).toStrictEqual([
      { changed: 'cascade', before: declared, set: { status: 'in-force' } },
      { held: 'cascade', before: inForce },
    ]);
    const others = acts.filter((act) => act !== 'accept').flatMap((act) => acting(act, { cascades: [declared, inForce] }).changes);
    expect(others.filter((change) => 'changed' in change && change.changed === 'cascade')).toEqual([]);
    expect(others.filter((change) => 'held' in change)).toEqual([]);
  });

  it('keep who proposed, what was signed when, and when it was agreed', () => {
    const setBy = (act: TargetListAct, more: Partial<ListAct> = {}) => (acting(act, more).changes[0] as Changed<'targetList'>).set;
    expect(setBy('propose')).toMatchObject({ proposedBy: 'li' });
    expect(setBy('sign', { hash: 'h' })).toMatchObject({ signedOn: '2026-02-02', hash: 'h' });
    expect(setBy('accept')).toMatchObject({ agreedOn: '2026-02-02' });
    expect(setBy('return-to-unit')).toMatchObject({ reason: '低于上年实绩' });
  });

  it.each(['return-to-reporter', 'return-to-unit'] as const)('%s needs a reason', (act) => {
    for (const reason of ['', ' ', undefined])
      expect(refusalOf(() => acting(act, { reason }))).toEqual({ code: 'reason-required', message: '退回必须说明理由' });
  });

  it.each(acts)('%s settles no foreign task', (act) => {
    expect(() => acting(act, { task: aTaskOf('report') })).toThrow(new RangeError(`${act} settles a task ${targetListMoves[act].settles}, not report`));
  });
});

describe('targets are written', () => {
  const target = aTarget({ target: '120', by: 'wu', on: '2026-02-03' });

  it('under the list’s state and their own rev; a target that is no longer there goes', () => {
    const list = aList({ status: 'returned' });
    expect(saveTarget(list, undefined, target)).toEqual({
      fact: 'target-saved',
      changes: [
        { held: 'targetList', before: list },
        { created: 'target', item: target },
      ],
    });
    const before = aTarget();
    expect(saveTarget(list, before, { ...target, target: undefined }).changes[1]).toEqual({
      changed: 'target',
      before,
      set: { target: undefined, baseline: undefined, milestones: [], by: 'wu', on: '2026-02-03' },
    });
  });

  it('only while the unit is asked: what is proposed, signed or agreed stands still', () => {
    for (const status of statuses) {
      const expected = ['open', 'returned'].includes(status) ? undefined : `targets-${status}`;
      expect([status, refusalOf(() => saveTarget(aList({ status }), undefined, target))?.code]).toEqual([status, expected]);
      expect([status, refusalOf(() => adoptDrafts(aList({ status }), [target]))?.code]).toEqual([status, expected]);
    }
  });

  it('from the office’s drafts in one go', () => {
    const list = aList();
    expect(adoptDrafts(list, [target, aTarget({ indicator: 'R2' })])).toEqual({
      fact: 'drafts-adopted',
      changes: [
        { held: 'targetList', before: list },
        { created: 'target', item: target },
        { created: 'target', item: aTarget({ indicator: 'R2' }) },
      ],
    });
  });
});
