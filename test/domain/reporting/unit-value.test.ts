import { describe, expect, it } from 'vitest';
import type { Batch } from '#domain/reporting/batch.ts';
import type { ReportedFigure, Submission } from '#domain/reporting/submission.ts';
import { unitValues } from '#domain/reporting/unit-value.ts';

const at = { county: '330798', cycle: '2026' } as const;
const figure = (window: string, month: string, value: string): ReportedFigure => ({
  ...at,
  ...{ unit: 'U001', window, figure: '办件量', month, value, by: 'P010', on: '2026-07-03', rev: 1 },
});
const submission = (window: string, status: Submission['status']): Submission => ({
  ...at,
  ...{ unit: 'U001', window, status, round: 1, attempt: 1, task: 't', firstTask: 't', missing: [], rev: 1 },
});
const batch = (id: string, status: Batch['status'], value: string, order?: number) => ({
  batch: { ...at, id, kind: 'figures', source: '统计局', count: 1, status, ...(order === undefined ? {} : { order }), by: 'P001', rev: 1 } satisfies Batch,
  rows: [{ unit: 'U001', figure: '办件量', period: '2026-06', value, source: '统计局' }],
});

describe('the history of a figure', () => {
  it('says what the unit typed and what of it was accepted', () => {
    const values = unitValues(
      [figure('2026H1', '2026-06', '40'), figure('2026FY', '2026-12', '90')],
      [submission('2026H1', 'accepted'), submission('2026FY', 'reported')],
      [],
    );
    expect(values.map(({ month, state }) => `${month} ${state}`)).toEqual(['2026-06 accepted', '2026-12 typed']);
  });

  it('keeps what a later file replaced and what was withdrawn; staged rows have said nothing', () => {
    const values = unitValues(
      [],
      [],
      [batch('a', 'posted', '41', 1), batch('b', 'posted', '42', 2), batch('c', 'withdrawn', '43', 3), batch('d', 'staged', '44')],
    );
    expect(values.map(({ value, state }) => `${value} ${state}`)).toEqual(['41 replaced', '42 posted', '43 withdrawn']);
  });
});
