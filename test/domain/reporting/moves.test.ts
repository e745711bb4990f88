import { describe, expect, it } from 'vitest';
import type { Window } from '#domain/cycles/cycle.ts';
import { type Act, actOnSubmission, endSubmission, firstTaskId, openSubmission, reopenSubmission, saveFigure } from '#domain/reporting/moves.ts';
import { type ReportedFigure, type SubmissionAct, type SubmissionStatus, settledStatuses, stands, submissionMoves } from '#domain/reporting/submission.ts';
import { aSubmission, aTaskOf, aWindow, refusalOf } from '../a-year.ts';

const words: Record<SubmissionStatus, string> = {
  open: '待填报',
  reported: '已填报待签发',
  signed: '已签发待审核',
  returned: '已退回待重报',
  accepted: '已审核通过',
  expired: '逾期未报',
  withdrawn: '已撤销',
};
const statuses = Object.keys(words) as SubmissionStatus[];
const acts = Object.keys(submissionMoves) as SubmissionAct[];
const window = aWindow();

/** An act at its legal moment, unless the story says otherwise. */
const acting = (act: SubmissionAct, more: Partial<Act> = {}) =>
  actOnSubmission({
    act,
    submission: aSubmission({ status: submissionMoves[act].from[0] }),
    window,
    task: aTaskOf(submissionMoves[act].settles, { window: '2026H1', unit: 'U001' }),
    by: 'li',
    today: '2026-07-08',
    due: '2026-07-13',
    ...(submissionMoves[act].to === 'returned' ? { reason: '二季度数据有误' } : {}),
    ...more,
  });

describe('the moves of a submission', () => {
  it('are those of the table: report, sign, accept, and returning at either step', () => {
    expect(submissionMoves).toStrictEqual({
      report: { from: ['open', 'returned'], to: 'reported', settles: 'report', outcome: 'reported', opens: 'sign' },
      sign: { from: ['reported'], to: 'signed', settles: 'sign', outcome: 'signed', opens: 'accept' },
      'return-to-reporter': { from: ['reported'], to: 'returned', settles: 'sign', outcome: 'returned', opens: 'report' },
      accept: { from: ['signed'], to: 'accepted', settles: 'accept', outcome: 'accepted', opens: undefined },
      'return-to-unit': { from: ['signed'], to: 'returned', settles: 'accept', outcome: 'returned', opens: 'report' },
    });
    expect(settledStatuses).toStrictEqual(['accepted', 'expired', 'withdrawn']);
  });

  it.each(acts)('%s is refused from every other state, with what the state is and should be', (act) => {
    for (const status of statuses) {
      const from: readonly SubmissionStatus[] = submissionMoves[act].from;
      const should = from.map((each) => words[each]).join('”或“');
      expect([status, refusalOf(() => acting(act, { submission: aSubmission({ status }) }))]).toStrictEqual([
        status,
        from.includes(status) ? undefined : { code: `submission-${status}`, message: `该单位的填报当前为“${words[status]}”,应为“${should}”时才能办理` },
      ]);
    }
  });

  it.each(acts)('%s is refused while its window is not open', (act) => {
    const refused = (status: Window['status']) => refusalOf(() => acting(act, { window: aWindow({ status }) }));
    expect(refused('planned')).toStrictEqual({ code: 'window-planned', message: '填报期“上半年”当前为“未开放”,不能执行该操作' });
    expect(refused('opening')).toStrictEqual({ code: 'window-opening', message: '填报期“上半年”当前为“正在开放”,不能执行该操作' });
    expect(refused('closed')).toStrictEqual({ code: 'window-closed', message: '填报期“上半年”当前为“已关闭”,不能执行该操作' });
    expect(refusalOf(() => acting(act, { window: aWindow({ closedEarly: '台风停工' }) }))).toStrictEqual({
      code: 'window-closing',
      message: '填报期“上半年”正在提前关闭(台风停工),不能办理',
    });
  });

  it.each(acts)('%s is refused when its task was settled by another, and is our mistake with a task of another kind', (act) => {
    const { settles } = submissionMoves[act];
    expect(refusalOf(() => acting(act, { task: aTaskOf(settles, { status: 'expired', settledOn: '2026-07-07' }) }))?.code).toBe('task-expired');
    expect(() => acting(act, { task: aTaskOf('join') })).toThrow(new RangeError(`${act} settles a task ${settles}, not join`));
  });

  it.each(['return-to-reporter', 'return-to-unit'] as const)('%s needs a reason', (act) => {
    const { submission, task } = { submission: aSubmission({ status: submissionMoves[act].from[0] }), task: aTaskOf(submissionMoves[act].settles) };
    const without = { act, submission, task, window, by: 'li', today: '2026-07-08', due: '2026-07-13' };
    const refusal = { code: 'reason-required', message: '退回必须说明理由' };
    expect(refusalOf(() => actOnSubmission(without))).toStrictEqual(refusal);
    for (const reason of ['', '  ', '\n']) expect(refusalOf(() => actOnSubmission({ ...without, reason }))).toStrictEqual(refusal);
  });
});

describe('four eyes', () => {
  const signing = { act: 'sign' as const, submission: aSubmission({ status: 'reported', reportedBy: 'li' }), task: aTaskOf('sign') };
  it('nobody signs what the same person reported in this round, in whatever capacity, unless the plan lets it be', () => {
    expect(refusalOf(() => acting('sign', { ...signing, by: 'li', onBehalfOf: 'wang' }))?.code).toBe('own-report');
    expect(refusalOf(() => acting('sign', { ...signing, by: 'li' }))?.code).toBe('own-report');
    expect(refusalOf(() => acting('sign', { ...signing, by: 'li', signOwnReport: true }))).toBeUndefined();
    expect(refusalOf(() => acting('sign', { ...signing, by: 'wang' }))).toBeUndefined();
  });

  it('a report of a substitute says for whom', () => {
    expect(acting('report', { by: 'li', onBehalfOf: 'wang' }).changes[0]).toMatchObject({ set: { reportedBy: 'li', reportedOnBehalfOf: 'wang' } });
  });
});

/** The unit's reporter is told that the report came back. */
const told = (task: string, on: string, returned: Record<string, string>) => ({
  created: 'notification',
  item: {
    county: '330798',
    cycle: '2026',
    id: `returned:${task}:unit-reporter:U001`,
    to: 'unit-reporter:U001',
    on,
    told: { kind: 'returned', window: '2026H1', windowName: '上半年', unit: 'U001', ...returned },
    readBy: [],
    rev: 1,
  },
});

describe('what an act changes', () => {
  const next = (more: object) => ({
    created: 'task',
    item: {
      county: '330798',
      cycle: '2026',
      phase: 'midterm-tracking',
      window: '2026H1',
      unit: 'U001',
      due: '2026-07-13',
      day: '2026-07-13',
      opened: '2026-07-08',
      status: 'open',
      ...more,
    },
  });
  const settled = (kind: 'report' | 'sign' | 'accept', set: object) => ({
    changed: 'task',
    before: aTaskOf(kind, { window: '2026H1', unit: 'U001' }),
    set: { status: 'done', settledOn: '2026-07-08', settledBy: 'li', day: '2026-07-08', ...set },
  });

  it('reporting: who reported, what is missing and which hints stand; the report task names the sign task of the unit’s leader', () => {
    const missing = [{ figure: '办件量', month: '2026-03', reason: '系统迁移' }];
    const hints = [{ rule: 'V1', month: '2026-06', figures: ['办件量'], message: '增幅较大', got: '变动 90%' }];
    expect(acting('report', { missing, hints, withoutEvidence: missing })).toStrictEqual({
      fact: 'submission-report',
      changes: [
        {
          changed: 'submission',
          before: aSubmission(),
          set: {
            status: 'reported',
            round: 1,
            task: '2026H1-U001-sign-1',
            reportedBy: 'li',
            reportedOnBehalfOf: undefined,
            missing,
            hints,
            withoutEvidence: missing,
          },
        },
        settled('report', { outcome: 'reported', nextTask: '2026H1-U001-sign-1' }),
        next({ id: '2026H1-U001-sign-1', kind: 'sign', assignee: { role: 'unit-leader', unit: 'U001' }, assigneeKey: 'unit-leader:U001' }),
      ],
    });
    const { set } = acting('report', { hints: [] }).changes[0] as { set: object };
    expect(set).toMatchObject({ missing: [] });
    expect(set).toHaveProperty('hints', undefined);
  });

  it('signing: the hash of the figures that the leader answers for, and the day, which counts against a late report; the accept task is the office’s', () => {
    expect(acting('sign', { figuresHash: 'h', evidenceHash: 'e' })).toStrictEqual({
      fact: 'submission-sign',
      changes: [
        {
          changed: 'submission',
          before: aSubmission({ status: 'reported' }),
          set: { status: 'signed', round: 1, task: '2026H1-U001-accept-1', signedOn: '2026-07-08', evidenceHash: 'e', figuresHash: 'h' },
        },
        settled('sign', { outcome: 'signed', nextTask: '2026H1-U001-accept-1' }),
        next({ id: '2026H1-U001-accept-1', kind: 'accept', assignee: { role: 'office-clerk' }, assigneeKey: 'office-clerk' }),
      ],
    });
  });

  it('accepting ends it: no task follows', () => {
    expect(acting('accept')).toStrictEqual({
      fact: 'submission-accept',
      changes: [
        { changed: 'submission', before: aSubmission({ status: 'signed' }), set: { status: 'accepted', round: 1 } },
        settled('accept', { outcome: 'accepted' }),
      ],
    });
  });

  it.each([
    ['return-to-reporter', 'sign', 'reported'],
    ['return-to-unit', 'accept', 'signed'],
  ] as const)('%s: a new round begins with a report task that carries the reason', (act, kind, status) => {
    const reason = '二季度数据有误';
    expect(acting(act, { submission: aSubmission({ status, round: 2 }) })).toStrictEqual({
      fact: `submission-${act}`,
      changes: [
        { changed: 'submission', before: aSubmission({ status, round: 2 }), set: { status: 'returned', round: 3, task: '2026H1-U001-report-3', reason } },
        settled(kind, { outcome: 'returned', nextTask: '2026H1-U001-report-3', reason }),
        next({ id: '2026H1-U001-report-3', kind: 'report', assignee: { role: 'unit-reporter', unit: 'U001' }, assigneeKey: 'unit-reporter:U001', reason }),
        told('2026H1-U001-report-3', '2026-07-08', { act, reason }),
      ],
    });
  });

  it('the second round of a returned one has tasks of its own', () => {
    const again = acting('report', { submission: aSubmission({ status: 'returned', round: 2 }) });
    expect(again.changes[1]).toMatchObject({ set: { nextTask: '2026H1-U001-sign-2' } });
  });
});

describe('opening a submission', () => {
  it('asks the unit’s reporter until the window’s due day', () => {
    expect(openSubmission({ window, unit: 'U001', today: '2026-07-01' })).toStrictEqual({
      fact: 'submission-opened',
      changes: [
        { created: 'submission', item: aSubmission() },
        {
          created: 'task',
          item: {
            county: '330798',
            cycle: '2026',
            id: firstTaskId('2026H1', 'U001', 1),
            kind: 'report',
            phase: 'midterm-tracking',
            window: '2026H1',
            unit: 'U001',
            assignee: { role: 'unit-reporter', unit: 'U001' },
            assigneeKey: 'unit-reporter:U001',
            due: '2026-07-10',
            day: '2026-07-10',
            opened: '2026-07-01',
            status: 'open',
          },
        },
      ],
    });
  });

  it('of a unit that joins after the due day is due today, on the due day then', () => {
    expect(openSubmission({ window, unit: 'U005', today: '2026-07-14' }).changes[1]).toMatchObject({ item: { due: '2026-07-14' } });
    expect(openSubmission({ window, unit: 'U005', today: '2026-07-10' }).changes[1]).toMatchObject({ item: { due: '2026-07-10' } });
  });
});

describe('reopening an accepted submission', () => {
  const reopening = { window, today: '2026-07-09', due: '2026-07-14', reason: '统计口径更正' };
  const accepted = aSubmission({ status: 'accepted', round: 2 });

  it('begins a new round and a new execution, and keeps the window from closing meanwhile', () => {
    const task = '2026H1-U001-report-3';
    expect(reopenSubmission({ ...reopening, submission: accepted })).toStrictEqual({
      fact: 'submission-reopened',
      changes: [
        {
          changed: 'submission',
          before: accepted,
          set: { status: 'returned', round: 3, attempt: 2, task, firstTask: task, reason: '统计口径更正', failure: undefined, quality: undefined },
        },
        { changed: 'window', before: window, set: {} },
        {
          created: 'task',
          item: {
            county: '330798',
            cycle: '2026',
            id: task,
            kind: 'report',
            phase: 'midterm-tracking',
            window: '2026H1',
            unit: 'U001',
            assignee: { role: 'unit-reporter', unit: 'U001' },
            assigneeKey: 'unit-reporter:U001',
            due: '2026-07-14',
            day: '2026-07-14',
            opened: '2026-07-09',
            status: 'open',
            reason: '统计口径更正',
          },
        },
        told(task, '2026-07-09', { act: 'reopen', reason: '统计口径更正' }),
      ],
    });
  });

  it('is refused for any other, and after the window closed', () => {
    for (const status of statuses.filter((each) => each !== 'accepted'))
      expect(refusalOf(() => reopenSubmission({ ...reopening, submission: aSubmission({ status }) }))).toStrictEqual({
        code: `submission-${status}`,
        message: `该单位的填报当前为“${words[status]}”,只有审核通过的才能重新打开`,
      });
    for (const status of ['planned', 'opening', 'closed'] as const)
      expect(refusalOf(() => reopenSubmission({ ...reopening, window: aWindow({ status }), submission: accepted }))?.code).toBe(`window-${status}`);
    expect(refusalOf(() => reopenSubmission({ ...reopening, window: aWindow({ closedEarly: '台风' }), submission: accepted }))?.code).toBe('window-closing');
  });
});

describe('a submission whose task ends without the person', () => {
  it('ends with it', () => {
    const open: SubmissionStatus[] = ['open', 'reported', 'signed', 'returned'];
    for (const status of open) {
      const before = aSubmission({ status });
      expect(endSubmission(before, { to: 'expired', figures: [] })).toStrictEqual([{ changed: 'submission', before, set: { status: 'expired' } }]);
      expect(endSubmission(before, { to: 'withdrawn', reason: '机构撤并', figures: [] })).toStrictEqual([
        { changed: 'submission', before, set: { status: 'withdrawn', reason: '机构撤并' } },
      ]);
    }
  });

  it('is not touched when it was settled: accepted stays accepted', () => {
    for (const status of settledStatuses)
      expect(refusalOf(() => endSubmission(aSubmission({ status }), { to: 'expired', figures: [] }))).toStrictEqual({
        code: `submission-${status}`,
        message: `该单位的填报已为“${words[status]}”,不能再撤销或按逾期处理`,
      });
  });
});

describe('saving a figure', () => {
  const figure: ReportedFigure = {
    county: '330798',
    cycle: '2026',
    unit: 'U001',
    window: '2026H1',
    figure: '办件量',
    month: '2026-03',
    value: '41',
    note: '含网办',
    by: 'li',
    on: '2026-07-03',
    rev: 1,
  };
  const submission = aSubmission();

  it('writes it while the submission is as it was seen', () => {
    expect(saveFigure(submission, window, undefined, figure)).toStrictEqual({
      fact: 'figure-saved',
      changes: [
        { held: 'submission', before: submission },
        { created: 'figure', item: figure },
      ],
    });
  });

  it('changes value, author and day; what was said of the value before is gone', () => {
    const { note: _, ...without } = { ...figure, value: '42', by: 'zhao', on: '2026-07-04' };
    const [, change] = saveFigure(submission, window, figure, without as ReportedFigure).changes;
    const gone = { onBehalfOf: undefined, note: undefined, reason: undefined, measures: undefined, unchanged: undefined };
    expect(change).toStrictEqual({ changed: 'figure', before: figure, set: { value: '42', ...gone, by: 'zhao', on: '2026-07-04' } });
    const said = { note: '含窗口', reason: '窗口搬迁', measures: '增设延时服务', unchanged: true } as const;
    expect(saveFigure(submission, window, figure, { ...figure, ...said }).changes[1]).toMatchObject({ set: said });
  });

  it('is another fact when it is taken back; the record keeps its place and its rev', () => {
    const { note: _, ...empty } = { ...figure, value: '' };
    const { fact, changes } = saveFigure(submission, window, figure, empty as ReportedFigure);
    expect([fact, changes[1]]).toMatchObject(['figure-taken-back', { changed: 'figure', before: figure, set: { value: '', note: undefined } }]);
    expect([stands(figure), stands(empty)]).toEqual([true, false]);
  });

  it('is refused once the unit has reported, and outside the window', () => {
    for (const status of statuses) {
      const legal = status === 'open' || status === 'returned';
      expect([status, refusalOf(() => saveFigure(aSubmission({ status }), window, undefined, figure))?.code]).toStrictEqual([
        status,
        legal ? undefined : `submission-${status}`,
      ]);
    }
    expect(refusalOf(() => saveFigure(submission, aWindow({ status: 'closed' }), undefined, figure))?.code).toBe('window-closed');
  });
});
