import { describe, expect, it } from 'vitest';
import { checkEntry } from '#domain/ledger/check-entry.ts';
import { LedgerEntry } from '#domain/ledger/entry.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { Adjustment, Exception } from '#domain/scoring/facts.ts';
import { smallCounty } from '../../support/small-county.ts';
import { readsBack } from '../reads-back.ts';

const { policy: plain, plan, schemes } = smallCounty();
const policy = Policy.parse({
  ...plain,
  vetoes: [
    { code: 'ENV', name: '环保', effect: { gradeCap: '合格' }, article: '第九条' },
    { code: 'SAFE', name: '安全', effect: { gradeCap: '合格' }, article: '第九条' },
  ],
});

/** The first category's scheme, with an inner node and an indicator that counts honours by their level. */
const [first, second] = schemes;
if (first === undefined || second === undefined) throw new Error('no schemes');
const counting = Scheme.parse({
  ...first,
  root: {
    ...first.root,
    children: [
      { ...first.root, code: 'R9', children: first.root.children },
      {
        kind: 'indicator',
        code: 'R3',
        name: '改革创新',
        fullMarks: '5',
        text: '按级别加分',
        rule: {
          kind: 'count',
          mode: 'add',
          kinds: [
            { name: '国家级', each: '3' },
            { name: '省级', each: '2' },
          ],
        },
      },
      {
        kind: 'indicator',
        code: 'R4',
        name: '败诉',
        fullMarks: '5',
        text: '按次扣分',
        rule: { kind: 'count', mode: 'deduct', kinds: [{ name: '败诉件数', each: '1' }] },
      },
    ],
  },
});
const papers = { policy, plan, schemes: [counting, second] };

const adjusting = (more: Partial<Adjustment> = {}) =>
  checkEntry(
    {
      type: 'adjustment',
      adjustment: { id: 'JL-1', unit: 'U001', kind: 'bonus', matter: '获省级通报表扬', marks: '1', date: '2026-05-18', document: '省政办〔2026〕9号', ...more },
    },
    papers,
  );
const excepting = (more: Partial<Exception> = {}) =>
  checkEntry({ type: 'exception', exception: { unit: 'U001', indicator: 'R1', state: 'exempted', basis: '防汛', document: '纪要', ...more } }, papers);

describe('an entry of the ledger', () => {
  it('may hang on the top, on any node and on any indicator of the unit’s own scheme', () => {
    for (const on of ['R', 'R9', 'R1', 'R2']) expect(adjusting({ on })).toEqual([]);
    expect(adjusting()).toEqual([]);
    expect(adjusting({ unit: 'U003', on: 'R2' })).toEqual([]);
    expect(excepting({ indicator: 'R2' })).toEqual([]);
  });

  it('of an unknown unit is refused, and nothing more is said about it', () => {
    const unknown = (type: string) => [{ path: `content.${type}.unit`, code: 'unknown-unit', message: '年度方案中没有单位 U099', got: 'U099' }];
    expect(adjusting({ unit: 'U099', on: 'R7' })).toEqual(unknown('adjustment'));
    expect(excepting({ unit: 'U099', indicator: 'R7' })).toEqual(unknown('exception'));
  });

  it('on something that the unit’s scheme does not have is refused, even when another scheme has it', () => {
    expect(adjusting({ on: 'R7' })).toEqual([{ path: 'content.adjustment.on', code: 'unknown-node', message: '样1局的考评细则中没有编码 R7', got: 'R7' }]);
    expect(adjusting({ unit: 'U003', on: 'R9' }).map(({ code }) => code)).toEqual(['unknown-node']);
    expect(excepting({ unit: 'U003', indicator: 'R3' })).toEqual([
      { path: 'content.exception.indicator', code: 'unknown-indicator', message: '样3局的考评细则中没有指标 R3', got: 'R3' },
    ]);
    expect(excepting({ indicator: 'R9' }).map(({ code }) => code)).toEqual(['unknown-indicator']);
  });

  it('is refused as long as the unit’s scheme is not published', () => {
    const without = { ...papers, schemes: [second] };
    const adjustment: Adjustment = { id: 'JL-1', unit: 'U001', kind: 'bonus', on: 'R', matter: 'm', level: '省级', date: '2026-05-18', document: 'd' };
    expect(checkEntry({ type: 'adjustment', adjustment }, without).map(({ code }) => code)).toEqual(['unknown-node', 'no-marks']);
    const exception: Exception = { unit: 'U001', indicator: 'R1', state: 'pending', basis: 'b', document: 'd' };
    expect(checkEntry({ type: 'exception', exception }, without).map(({ code }) => code)).toEqual(['unknown-indicator']);
  });

  it('says its marks, unless it is a veto', () => {
    const { marks: _, ...silent }: Partial<Adjustment> = { marks: '1' };
    const noMarks = { path: 'content.adjustment.marks', code: 'no-marks', message: '加分或扣分应写明分值;只有挂在按级别计分的指标上才可只写级别' };
    const without = (more: Partial<Adjustment>) =>
      checkEntry(
        { type: 'adjustment', adjustment: { id: 'JL-1', unit: 'U001', kind: 'bonus', matter: 'm', date: '2026-05-18', document: 'd', ...silent, ...more } },
        papers,
      );
    expect(without({})).toEqual([noMarks]);
    expect(without({ kind: 'deduction' })).toEqual([noMarks]);
    expect(without({ level: '省级' })).toEqual([noMarks]);
    expect(without({ level: '省级', on: 'R1' })).toEqual([noMarks]);
    expect(without({ level: '省级', on: 'R4' })).toEqual([noMarks]);
    expect(without({ kind: 'deduction', level: '省级', on: 'R3' })).toEqual([noMarks]);
    expect(without({ kind: 'veto', veto: 'ENV' })).toEqual([]);
  });

  it('on an indicator that counts by level has one of its levels; marks alone would count for nothing there', () => {
    expect(adjusting({ on: 'R3', level: '省级' })).toEqual([]);
    expect(adjusting({ on: 'R3', level: '镇级' })).toEqual([
      { path: 'content.adjustment.level', code: 'unknown-level', message: '指标“改革创新”按级别计分,级别应为细则所列', expected: '国家级、省级', got: '镇级' },
    ]);
    expect(adjusting({ on: 'R3' })).toMatchObject([{ code: 'unknown-level', got: '(空)' }]);
    expect(adjusting({ on: 'R3', kind: 'deduction' })).toEqual([]);
  });

  it('of a veto names one of the policy’s', () => {
    expect(adjusting({ kind: 'veto', veto: 'SAFE' })).toEqual([]);
    const unknown = { path: 'content.adjustment.veto', code: 'unknown-veto', message: '一票否决事项应为考评办法所列', expected: 'ENV、SAFE' };
    expect(adjusting({ kind: 'veto', veto: 'XF' })).toEqual([{ ...unknown, got: 'XF' }]);
    expect(adjusting({ kind: 'veto' })).toEqual([{ ...unknown, got: '(空)' }]);
    expect(adjusting({ kind: 'bonus', veto: 'XF' })).toEqual([]);
  });

  it('tells all that is wrong at once', () => {
    expect(adjusting({ kind: 'veto', veto: 'XF', on: 'R7' }).map(({ code }) => code)).toEqual(['unknown-node', 'unknown-veto']);
  });
});

describe('a ledger entry in the table', () => {
  const entry = { county: '330798', cycle: '2026', id: 'JL-1', status: 'in-force', reason: '已更正', by: 'clerk', on: '2026-05-20', rev: 1 } as const;
  readsBack('an adjustment', LedgerEntry, {
    full: {
      ...entry,
      content: {
        type: 'adjustment',
        adjustment: {
          id: 'JL-1',
          unit: 'U001',
          kind: 'bonus',
          on: 'R',
          matter: 'm',
          level: '省级',
          marks: '1',
          veto: 'ENV',
          date: '2026-05-18',
          document: 'd',
        },
      },
    },
    optional: ['reason'],
    words: { status: ['in-force', 'withdrawn'] },
    refused: { content: [{ type: 'other' }, { type: 'adjustment' }, { type: 'adjustment', adjustment: { id: 'JL-1' } }], rev: [0] },
  });
  readsBack('an exception', LedgerEntry, {
    full: {
      ...entry,
      content: { type: 'exception', exception: { unit: 'U001', indicator: 'R1', state: 'exempted', months: ['2026-07'], basis: 'b', document: 'd' } },
    },
    optional: ['reason'],
    refused: { content: [{ type: 'exception' }, { type: 'exception', exception: { unit: 'U001' }, adjustment: {} }] },
  });
});
