import { describe, expect, it } from 'vitest';
import { batchIdOf, type Found, type Intake, underWay } from '#domain/ingestion/intake.ts';
import {
  confirmIntake,
  confirmTaskId,
  fileChecked,
  fileRefused,
  postIntake,
  receiveFile,
  recheckIntake,
  withdrawIntake,
} from '#domain/ingestion/intake-moves.ts';
import { problem } from '#domain/problems/problem.ts';
import { aTask } from '#domain/tasks/moves.ts';
import { anIntake } from '../../support/an-intake.ts';

const today = '2026-08-03';
const counts = { rows: 3, badRows: 1, badCells: 2, values: 2, unchanged: 0, replacing: 0, blank: 0 };
const found: Found = { format: 'csv', sheet: '', otherSheets: [], headerRow: 1, mapping: 'header' };
const checked = (more: Partial<Intake> = {}) => anIntake({ status: 'checked', found, counts, task: 'intake-abcdef-confirm-1', rev: 2, ...more });
const task = aTask({
  county: '330798',
  cycle: '2026',
  id: 'intake-abcdef-confirm-1',
  kind: 'confirm-batch',
  phase: 'ingestion',
  assignee: { role: 'office-clerk' },
  due: today,
  today,
});
const by = { by: 'li', today };

describe('an intake', () => {
  it('is received once and has work to do until somebody has decided and it is posted', () => {
    expect(receiveFile(anIntake()).changes).toEqual([{ created: 'intake', item: anIntake() }]);
    expect(underWay).toEqual(['received', 'checked', 'confirmed']);
  });

  it('once read waits for a clerk to confirm within three days', () => {
    const { changes } = fileChecked(anIntake({ id: '0123456789abcdef99', run: 2 }), { found, counts }, today);
    expect(changes).toMatchObject([
      { changed: 'intake', set: { status: 'checked', counts, task: 'intake-0123456789abcdef-confirm-2' } },
      { created: 'task', item: { kind: 'confirm-batch', assigneeKey: 'office-clerk', due: '2026-08-06', status: 'open' } },
    ]);
  });

  it('that cannot be read says why and waits for nobody', () => {
    const refusal = problem('header', 'columns-missing', '缺少“数值”列');
    expect(fileRefused(anIntake(), refusal).changes).toMatchObject([{ set: { status: 'refused', refusal } }]);
    expect(() => fileRefused(checked(), refusal)).toThrow('该文件当前为“待确认”');
    expect(() => fileChecked(checked(), {}, today)).toThrow('该文件当前为“待确认”');
  });

  it('with bad rows is posted as a whole by nobody, its good rows are', () => {
    expect(() => confirmIntake(checked(), { task, choice: 'all', ...by })).toThrow('还有 1 行(2 个单元格)有错误');
    expect(confirmIntake(checked(), { task, choice: 'good-rows', ...by }).changes).toMatchObject([
      { set: { status: 'confirmed', choice: 'good-rows', confirmedBy: 'li' } },
      { set: { status: 'done', outcome: 'good-rows', settledBy: 'li' } },
    ]);
  });

  it('without bad rows is posted as a whole; with nothing new it is not', () => {
    const clean = { ...counts, badRows: 0, badCells: 0 };
    expect(confirmIntake(checked({ counts: clean }), { task, choice: 'all', ...by }).changes).toMatchObject([
      { set: { choice: 'all' } },
      { set: { outcome: 'all' } },
    ]);
    expect(() => confirmIntake(checked({ counts: { ...clean, unchanged: 2 } }), { task, choice: 'all', ...by })).toThrow('没有新的或有变化的数据');
    expect(() => confirmIntake(anIntake(), { task, choice: 'all', ...by })).toThrow('该文件当前为“正在校验”');
  });

  it('is read again in the waiting execution, or in a new one where none waits', () => {
    expect(recheckIntake(checked(), { conversions: 'take', task, ...by }).changes).toMatchObject([
      { set: { status: 'received', run: 2, attempt: 1, conversions: 'take', counts: undefined, task: undefined } },
      { set: { outcome: 'recheck' } },
    ]);
    const again = recheckIntake(anIntake({ status: 'refused' }), { conversions: 'ask', task: undefined, ...by }).changes;
    expect(again).toHaveLength(1);
    expect(again).toMatchObject([{ set: { status: 'received', run: 2, attempt: 2, refusal: undefined } }]);
    expect(() => recheckIntake(anIntake({ status: 'posted' }), { conversions: 'ask', task: undefined, ...by })).toThrow('该文件当前为“已入库”');
  });

  it('is given up with a reason, whether by itself or by its task', () => {
    const ending = { reason: '重复报送', ...by };
    expect(withdrawIntake(checked(), { task, ...ending }).changes).toMatchObject([
      { set: { status: 'withdrawn', reason: '重复报送' } },
      { set: { status: 'withdrawn' } },
    ]);
    expect(withdrawIntake(checked(), { task: { ...task, status: 'withdrawn' }, ...ending }).changes).toHaveLength(1);
    expect(() => withdrawIntake(anIntake({ status: 'posted' }), { task, ...ending })).toThrow('该文件当前为“已入库”');
  });

  it('and its batch count from one transaction on', () => {
    const batch = { county: '330798', cycle: '2026', id: 'b', kind: 'figures', source: '财政局', count: 2, status: 'staged', by: 'li', rev: 1 } as const;
    const postings = { county: '330798', cycle: '2026', last: 6, rev: 9 };
    const confirmed = anIntake({ status: 'confirmed', basis: 'h' });
    expect(postIntake(confirmed, { batch, postings, basis: 'h' })).toMatchObject({
      fact: 'intake-posted',
      changes: [
        { changed: 'batch', set: { status: 'posted', order: 7 } },
        { changed: 'postings', before: postings, set: { last: 7 } },
        { changed: 'intake', set: { status: 'posted', batch: 'b' } },
      ],
    });
    const byHand = { ...batch, status: 'posted' } as const;
    expect(postIntake(confirmed, { batch: byHand, postings, basis: 'x' }).changes).toEqual([
      { changed: 'intake', before: confirmed, set: { status: 'posted', batch: 'b' } },
    ]);
    expect(() => postIntake(checked(), { batch, postings, basis: 'h' })).toThrow('该文件当前为“待确认”');
  });

  it.each([['another'], [undefined]])('is read and confirmed anew when what counted at the preview (%s) has changed', (basis) => {
    const confirmed = anIntake({ status: 'confirmed', counts, basis, choice: 'all', confirmedBy: 'li', task: 't' });
    const batch = { county: '330798', cycle: '2026', id: 'b', kind: 'figures', source: '财政局', count: 2, status: 'staged', by: 'li', rev: 1 } as const;
    const reason = '确认之后、入库之前,该来源计入的数据有变化,与预览不符;请按新的预览重新确认';
    const { fact, changes } = postIntake(confirmed, { batch, postings: undefined, basis: 'h' });
    expect(fact).toBe('intake-outdated');
    expect(changes).toMatchObject([
      {
        changed: 'intake',
        set: { status: 'received', run: 2, counts: undefined, basis: undefined, task: undefined, choice: undefined, confirmedBy: undefined, reason },
      },
      { changed: 'batch', set: { status: 'withdrawn', reason } },
    ]);
    expect(changes).toHaveLength(2);
  });

  it('leaves one batch a run, named by its content', () => {
    expect([batchIdOf(anIntake({ id: 'h' })), batchIdOf(anIntake({ id: 'h', run: 3 }))]).toEqual(['h', 'h-3']);
    expect(confirmTaskId({ id: 'h', run: 3 })).toBe('intake-h-confirm-3');
  });
});
