import { describe, expect, it } from 'vitest';
import type { Changed } from '#domain/change.ts';
import { sentenceOf } from '#domain/notifications/wording.zh-cn.ts';
import { acceptedValue, correctedInAll, countsAsAccepted, grantCorrection, lockedProblem } from '#domain/reporting/correction.ts';
import { actOnSubmission, endSubmission, saveFigure } from '#domain/reporting/moves.ts';
import type { ReportedFigure } from '#domain/reporting/submission.ts';
import { aSubmission, aTaskOf, aWindow, refusalOf } from '../a-year.ts';

const closed = aWindow({ status: 'closed', closedOn: '2026-07-15' });
const aFigure = (month: string, value: string, more: Partial<ReportedFigure> = {}): ReportedFigure => ({
  county: '330798',
  cycle: '2026',
  unit: 'U001',
  window: '2026H1',
  figure: '办件量',
  month,
  value,
  note: '含网办',
  by: 'li',
  on: '2026-07-03',
  rev: 1,
  ...more,
});
const reported = [aFigure('2026-03', '40'), aFigure('2026-06', '80')];
const accepted = aSubmission({ status: 'accepted', signedOn: '2026-07-08', reportedBy: 'li', round: 2 });
const asked = {
  submission: accepted,
  window: closed,
  reported,
  named: [{ figure: '办件量', month: '2026-06' }],
  reason: '上级核查发现漏统',
  lastDay: '2026-07-24',
  by: 'luo',
  today: '2026-07-20',
  final: { due: '2027-01-15', closed: false },
};
const code = (more: Partial<typeof asked>) => refusalOf(() => grantCorrection({ ...asked, ...more }))?.code;
const correction = { figures: asked.named, reason: asked.reason, by: 'luo', on: '2026-07-20', lastDay: '2026-07-24' };
const correcting = aSubmission({ ...accepted, status: 'returned', round: 3, attempt: 2, correction });
const setOf = (change: unknown) => (change as Changed).set as Record<string, unknown>;

describe('a correction of what was accepted', () => {
  it('is granted by the office for named figures until a day: a new round in the closed window, and the unit hears of it', () => {
    const { fact, changes } = grantCorrection(asked);
    expect(fact).toBe('correction-granted');
    expect(changes).toHaveLength(3);
    const task = '2026H1-U001-report-3';
    expect(setOf(changes[0])).toEqual({
      status: 'returned',
      round: 3,
      attempt: 2,
      task,
      firstTask: task,
      reason: asked.reason,
      correction,
      grants: 1,
      failure: undefined,
    });
    const second = grantCorrection({ ...asked, submission: { ...accepted, grants: 1 } });
    expect(setOf(second.changes[0])).toMatchObject({ grants: 2 });
    expect(changes[1]).toMatchObject({
      created: 'task',
      item: { id: task, kind: 'report', due: '2026-07-24', assigneeKey: 'unit-reporter:U001', reason: asked.reason },
    });
    const told = changes[2] !== undefined && 'created' in changes[2] && changes[2].created === 'notification' ? changes[2].item.told : undefined;
    expect(told === undefined ? '' : sentenceOf(told)).toBe('考评办准许更正“上半年”已审核通过的 1 项数据,截至2026年7月24日。事由:上级核查发现漏统');
  });

  it('keeps an open window from closing meanwhile', () => {
    expect(grantCorrection({ ...asked, window: aWindow() }).changes[1]).toMatchObject({ changed: 'window', set: {} });
    expect(refusalOf(() => grantCorrection({ ...asked, window: aWindow({ closedEarly: '台风' }) }))?.code).toBe('window-closing');
  });

  it('is refused where nothing is accepted, after the year-end window, for days that cannot be and figures that are not there', () => {
    expect(code({ submission: aSubmission({ status: 'signed' }) })).toBe('not-accepted');
    expect(code({ submission: correcting })).toBe('not-accepted');
    expect(code({ final: { due: '2027-01-15', closed: true } })).toBe('scores-computed');
    expect(code({ lastDay: '2026-07-19' })).toBe('last-day-passed');
    expect(code({ lastDay: '2027-01-16' })).toBe('last-day-too-late');
    expect(code({ lastDay: '2027-01-15' })).toBeUndefined();
    expect(code({ named: [{ figure: '办件量', month: '2026-05' }] })).toBe('figure-not-reported');
  });

  it('locks everything else, and keeps what was accepted until the new value is accepted', () => {
    const entry = { figure: '办件量', month: '2026-03', value: '41' };
    expect(lockedProblem(correcting, entry, 'figures[0]')).toMatchObject({ path: 'figures[0]', code: 'locked', expected: '办件量(2026-06)', got: '41' });
    expect(lockedProblem(correcting, { ...entry, month: '2026-06' }, 'figures[0]')).toBeUndefined();
    expect(lockedProblem(accepted, entry, 'figures[0]')).toBeUndefined();
    expect(lockedProblem(correcting, { ...entry, month: '2026-06', value: ' ' }, 'figures[0]')).toMatchObject({
      path: 'figures[0].value',
      code: 'value-needed',
    });
    expect(refusalOf(() => saveFigure(correcting, closed, reported[0], aFigure('2026-03', '41')))?.code).toBe('locked');
    expect(refusalOf(() => saveFigure(correcting, closed, undefined, aFigure('2026-05', '41')))?.code).toBe('locked');
    expect(refusalOf(() => saveFigure(accepted, aWindow(), reported[1], aFigure('2026-06', '81')))?.code).toBe('submission-accepted');
    const [, change] = saveFigure(correcting, closed, reported[1], aFigure('2026-06', '85', { by: 'zhao', on: '2026-07-21' })).changes;
    const first = { value: '80', note: '含网办', by: 'li', on: '2026-07-03' };
    expect(setOf(change)).toMatchObject({ value: '85', by: 'zhao', accepted: first });
    const again = aFigure('2026-06', '85', { accepted: { value: '80', by: 'li', on: '2026-07-03' } });
    expect(setOf(saveFigure(correcting, closed, again, aFigure('2026-06', '86')).changes[1])).toMatchObject({ value: '86', accepted: { value: '80' } });
    expect([acceptedValue(again), acceptedValue(aFigure('2026-06', '85'))]).toEqual(['80', '85']);
    expect([countsAsAccepted(correcting), countsAsAccepted(accepted), countsAsAccepted(aSubmission({ status: 'returned' }))]).toEqual([true, true, false]);
  });

  it('goes through report, signature and acceptance in the closed window, is counted, and makes no report late', () => {
    const act = (name: 'sign' | 'accept', status: 'reported' | 'signed', figures: ReportedFigure[] = []) =>
      actOnSubmission({
        act: name,
        submission: { ...correcting, status },
        window: closed,
        task: aTaskOf(name),
        by: 'chen',
        today: '2026-07-22',
        due: '2026-07-27',
        figures,
      });
    expect(correctedInAll({ ...correcting, corrections: 2 }, [aFigure('2026-06', '85', { accepted: { value: '80', by: 'li', on: '2026-07-03' } })])).toBe(3);
    expect(correctedInAll({ ...correcting, corrections: 2 }, [aFigure('2026-06', '80', { accepted: { value: '80', by: 'li', on: '2026-07-03' } })])).toBe(2);
    expect(setOf(act('sign', 'reported').changes[0])).toMatchObject({ status: 'signed', signedOn: '2026-07-08' });
    const figures = [reported[0] as ReportedFigure, aFigure('2026-06', '85', { accepted: { value: '80', by: 'li', on: '2026-07-03' } })];
    const { changes } = act('accept', 'signed', figures);
    expect(setOf(changes[0])).toEqual({ status: 'accepted', round: 3, correction: undefined, corrections: 1 });
    expect(changes[1]).toMatchObject({
      changed: 'figure',
      before: figures[1],
      set: { accepted: undefined, corrected: { from: '80', on: '2026-07-22', reason: asked.reason } },
    });
    expect(changes).toHaveLength(3);
    const same = act('accept', 'signed', [aFigure('2026-06', '80', { accepted: { value: '80', by: 'li', on: '2026-07-03' } })]);
    expect(setOf(same.changes[0])).not.toHaveProperty('corrections');
    expect(setOf(same.changes[1])).toEqual({ accepted: undefined });
    expect(
      refusalOf(() =>
        actOnSubmission({
          act: 'accept',
          submission: aSubmission({ status: 'signed' }),
          window: closed,
          task: aTaskOf('accept'),
          by: 'x',
          today: '2026-07-22',
          due: '2026-07-27',
        }),
      )?.code,
    ).toBe('window-closed');
  });

  it('that is not finished in time, or is taken back, leaves what was accepted before', () => {
    const figure = aFigure('2026-06', '85', { note: '更正', by: 'zhao', on: '2026-07-21', accepted: { value: '80', by: 'li', on: '2026-07-03' } });
    for (const [to, reason] of [
      ['expired', undefined],
      ['withdrawn', '不需更正'],
    ] as const) {
      const [submission, restored, ...more] = endSubmission(correcting, {
        to,
        figures: [reported[0] as ReportedFigure, figure],
        ...(reason === undefined ? {} : { reason }),
      });
      expect(setOf(submission)).toMatchObject({ status: 'accepted', correction: undefined });
      expect(setOf(restored)).toMatchObject({ value: '80', by: 'li', on: '2026-07-03', note: undefined, accepted: undefined });
      expect(more).toEqual([]);
    }
  });
});
