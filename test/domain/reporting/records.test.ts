import { describe } from 'vitest';
import { Batch, BatchRows, bulkRows } from '#domain/reporting/batch.ts';
import { Entry } from '#domain/reporting/entry.ts';
import { Postings } from '#domain/reporting/postings.ts';
import { ReportedFigure, Submission } from '#domain/reporting/submission.ts';
import { aSubmission } from '../a-year.ts';
import { readsBack } from '../reads-back.ts';

const key = { county: '330798', cycle: '2026' };

describe('records of reporting', () => {
  readsBack('a submission', Submission, {
    full: aSubmission({
      reportedBy: 'li',
      reportedOnBehalfOf: 'wang',
      figuresHash: 'h',
      evidenceHash: 'e',
      withoutEvidence: [{ figure: '办件量', month: '2026-03', reason: '系统未留存' }],
      signedOn: '2026-07-08',
      missing: [{ figure: '办件量', month: '2026-03', reason: '系统迁移' }],
      reason: '数据有误',
      correction: { figures: [{ figure: '办件量', month: '2026-03' }], reason: '台账核实', by: 'luo', on: '2026-07-20', lastDay: '2026-07-24' },
      grants: 1,
      corrections: 2,
      failure: { error: 'x', cause: 'y' },
    }),
    optional: [
      'reportedBy',
      'reportedOnBehalfOf',
      'figuresHash',
      'evidenceHash',
      'withoutEvidence',
      'signedOn',
      'missing',
      'reason',
      'correction',
      'grants',
      'corrections',
      'failure',
    ],
    words: { status: ['open', 'reported', 'signed', 'returned', 'accepted', 'expired', 'withdrawn'] },
    refused: {
      round: [0],
      attempt: [0],
      missing: [[{ figure: '办件量', month: '2026-03', reason: '' }], [{ figure: '办件量', month: '三月', reason: 'x' }], [{ figure: 'a', month: '2026-03' }]],
      failure: [{ error: 'x' }],
    },
  });

  readsBack('a reported figure', ReportedFigure, {
    full: {
      ...key,
      unit: 'U001',
      window: '2026H1',
      figure: '办件量',
      month: '2026-03',
      value: '41',
      note: '含网办',
      by: 'li',
      onBehalfOf: 'wang',
      on: '2026-07-03',
      accepted: { value: '40', by: 'li', on: '2026-07-02' },
      corrected: { from: '39', on: '2026-07-01', reason: '核实' },
      rev: 1,
    },
    optional: ['note', 'onBehalfOf', 'accepted', 'corrected'],
    refused: { figure: [''], month: ['2026-00'], note: ['长'.repeat(501)], rev: [0] },
  });

  readsBack('an entry of a form', Entry, {
    full: { figure: '办件量', month: '2026-03', value: '41', note: '长'.repeat(500), rev: 1 },
    optional: ['note', 'rev'],
    refused: { figure: [''], month: ['2026-3'], note: ['长'.repeat(501)], rev: [0] },
  });

  readsBack('a batch', Batch, {
    full: { ...key, id: 'hash', kind: 'figures', source: '统计局', count: 24, status: 'staged', order: 3, reason: '更正', by: 'clerk', rev: 1 },
    optional: ['order', 'reason'],
    words: { kind: ['figures', 'targets', 'ratings', 'votes', 'peers', 'budgets', 'budget-total'], status: ['staged', 'posted', 'withdrawn'] },
    refused: { count: [0], source: [''], order: [0] },
  });

  readsBack('the postings of a year', Postings, { full: { ...key, last: 0, rev: 1 }, refused: { last: [-1], rev: [0] } });

  readsBack('the rows of a unit in a batch', BatchRows, {
    full: { ...key, unit: 'U001', batch: 'hash', part: 1, rows: [{ a: 1 }] },
    words: { unit: ['-', 'U001', 'U0012'] },
    refused: { part: [0] },
  });

  describe('rows', () => {
    readsBack('a figure', bulkRows.figures, {
      full: { unit: 'U001', figure: '办件量', period: '2025-12', value: '90', source: '统计局' },
      refused: { value: ['九十'], source: [''], figure: [''] },
    });
    readsBack('a budget', bulkRows.budgets, {
      full: { unit: 'U001', base: '100', protected: { basicGuarantees: '60', debtService: '0', earmarked: '0', contracts: '0' } },
      refused: {
        base: ['1.5', '-1'],
        protected: [{ basicGuarantees: '60' }, { basicGuarantees: '1', debtService: '0', earmarked: '0', contracts: '0', other: '0' }],
      },
    });
    readsBack('the total of the budget', bulkRows['budget-total'], { full: { total: '500' }, refused: { total: ['-500'] } });
  });
});
