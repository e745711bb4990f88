import { describe, expect, it } from 'vitest';
import { type Believed, settleValues } from '#domain/ingestion/reconcile.ts';
import { Reconciliation } from '#domain/ingestion/reconciliation.ts';
import { reconcile } from '#domain/ingestion/reconciliation-moves.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import type { Disagreement } from '#domain/scoring/facts.ts';
import { readsBack } from '../reads-back.ts';

const cell = { unit: 'U001', figure: '争取上级资金', period: '2026-06' };
const said = (source: string, value: string) => ({ ...cell, source, value });
const finance = { name: '财政局', precedence: 20, tolerance: { percent: '0.5' } };
const audit = { name: '审计局', precedence: 10, tolerance: { percent: '1' } };
const selfReport = { name: '自报', precedence: 90, tolerance: { absolute: '2' } };
const believed = (more: Partial<Believed> = {}): Believed => ({ sources: [finance, audit, selfReport], decisions: [], declared: () => '财政局', ...more });
const plain = ({ source, value }: { source: string; value: string }) => `${source} ${value}`;
const settled = (values: ReturnType<typeof said>[], more: Partial<Believed> = {}) => {
  const { figures, disagreements } = settleValues(values, believed(more));
  return { counted: figures.map(plain), others: disagreements.map(({ counted, others }) => [counted, ...others].map(plain)) };
};
const decided = (counted: ReturnType<typeof said>, others: ReturnType<typeof said>[], version = 1): Reconciliation => ({
  county: '330798',
  cycle: '2026',
  ...cell,
  version,
  counted: { source: counted.source, value: counted.value },
  others: others.map(({ source, value }) => ({ source, value })),
  reason: '口径与细则一致',
  by: 'P002',
  on: '2026-07-02',
});

describe('values of several sources', () => {
  it('leave exactly one: the value of the source that precedes, whatever the order they came in', () => {
    const values = [said('财政局', '2948'), said('审计局', '2710'), said('自报', '2948')];
    const expected = { counted: ['审计局 2710'], others: [['审计局 2710', '财政局 2948', '自报 2948']] };
    expect(settled(values)).toEqual(expected);
    expect(settled([...values].reverse())).toEqual(expected);
  });

  it('agree within the tolerance of the weaker one, in % or absolutely, up to the very limit', () => {
    expect(settled([said('审计局', '1000'), said('财政局', '1005')]).others).toEqual([]);
    expect(settled([said('审计局', '1000'), said('财政局', '994.9')]).others).toHaveLength(1);
    expect(settled([said('财政局', '10'), said('自报', '12')]).others).toEqual([]);
    expect(settled([said('财政局', '10'), said('自报', '12.01')]).others).toHaveLength(1);
    expect(settled([said('审计局', '-1000'), said('财政局', '-1005')]).others).toEqual([]);
    expect(settled([said('审计局', '0'), said('财政局', '0.1')]).others).toHaveLength(1);
    expect(settled([said('财政局', '10.0'), said('省平台', '10')])).toEqual({ counted: ['财政局 10.0'], others: [] });
  });

  it('of other units, figures and months have nothing to do with each other', () => {
    const others = [
      { ...said('审计局', '1'), unit: 'U002' },
      { ...said('审计局', '1'), period: '2026-05' },
      { ...said('审计局', '1'), figure: '别的' },
    ];
    expect(settled([said('财政局', '2948'), ...others])).toEqual({ counted: ['财政局 2948', '审计局 1', '审计局 1', '审计局 1'], others: [] });
  });

  it('without a registry: the source that the scheme names goes first', () => {
    expect(settled([said('乙', '1'), said('甲', '2')], { sources: [], declared: () => '乙' }).counted).toEqual(['乙 1']);
    expect(settled([said('B', '1'), said('A', '2')], { sources: [], declared: () => undefined }).counted).toEqual(['A 2']);
  });

  it('registered sources precede those nobody registered; at the same precedence the named one goes first', () => {
    expect(settled([said('财政局', '1'), said('自报', '5')], { sources: [selfReport] }).counted).toEqual(['自报 5']);
    expect(settled([said('审计局', '1'), said('财政局', '5')], { sources: [{ ...audit, precedence: 20 }, finance] }).counted).toEqual(['财政局 5']);
  });

  it('of one source that contradicts itself are a disagreement too; what is given last goes first, whatever its text', () => {
    expect(settled([said('自报', '10'), said('自报', '7')])).toEqual({ counted: ['自报 7'], others: [['自报 7', '自报 10']] });
    expect(settled([said('自报', '7'), said('自报', '10')])).toEqual({ counted: ['自报 10'], others: [['自报 10', '自报 7']] });
    expect(settled([said('财政局', '2'), said('财政局', '2.0')]).others).toEqual([]);
  });
});

describe('the decision of the office', () => {
  const values = [said('财政局', '2948'), said('审计局', '2710')];
  const [ours, theirs] = values as [ReturnType<typeof said>, ReturnType<typeof said>];

  it('counts instead of the precedence, and the other value stays beside it with the reason', () => {
    const { figures, disagreements } = settleValues(values, believed({ decisions: [decided(ours, [theirs])] }));
    expect(figures).toEqual([ours]);
    expect(disagreements).toEqual([
      {
        ...cell,
        counted: { source: '财政局', value: '2948' },
        others: [{ source: '审计局', value: '2710' }],
        decided: { reason: '口径与细则一致', by: 'P002', on: '2026-07-02' },
      },
    ]);
  });

  it('holds only for the values it was taken on: a corrected or a third value asks again', () => {
    const decisions = [decided(ours, [theirs])];
    expect(settled([ours, said('审计局', '2711')], { decisions }).counted).toEqual(['审计局 2711']);
    expect(settled([...values, said('自报', '100')], { decisions }).counted).toEqual(['审计局 2710']);
    expect(settled([...values, said('自报', '2711')], { decisions }).counted).toEqual(['财政局 2948']);
  });

  it('is followed by the newest one', () => {
    const decisions = [decided(ours, [theirs], 2), decided(theirs, [ours], 3), decided(ours, [theirs], 1)];
    expect(settled(values, { decisions }).counted).toEqual(['审计局 2710']);
  });

  const [disagreement] = settleValues(values, believed()).disagreements as [Disagreement];
  const deciding = { county: '330798', cycle: '2026', disagreement, reason: '口径与细则一致', by: 'P002', on: '2026-07-02' };

  it('is a new version every time, of this cell alone', () => {
    const counted = { source: '财政局', value: '2948' };
    const before = [decided(ours, [theirs]), { ...decided(ours, [theirs]), unit: 'U002' }];
    expect(reconcile({ ...deciding, counted, before }).changes).toEqual([{ created: 'reconciliation', item: decided(ours, [theirs], 2) }]);
  });

  it('takes no value that nobody gave', () => {
    const counted = { source: '财政局', value: '3000' };
    expect(() => reconcile({ ...deciding, counted, before: [] })).toThrow(InvalidInput);
    try {
      reconcile({ ...deciding, counted, before: [] });
    } catch (error) {
      expect((error as InvalidInput).problems).toMatchObject([{ path: 'counted', expected: '审计局 2710、财政局 2948', got: '财政局 3000' }]);
    }
  });

  readsBack('a decision', Reconciliation, {
    full: decided(ours, [theirs]),
    refused: {
      others: [[]],
      reason: ['', '长'.repeat(501)],
      version: [0],
      period: ['2026'],
      counted: [
        { source: '', value: '1' },
        { source: 'a', value: '一' },
      ],
    },
  });
});
