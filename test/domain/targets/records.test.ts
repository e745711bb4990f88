import { describe } from 'vitest';
import { Cascade } from '#domain/targets/cascade.ts';
import { ChangeRequest } from '#domain/targets/change-request.ts';
import { TargetEntry } from '#domain/targets/entry.ts';
import { TargetList } from '#domain/targets/target-list.ts';
import { BaselineSource, UnitTarget } from '#domain/targets/unit-target.ts';
import { readsBack } from '../reads-back.ts';
import { aCascade, aList, anEntry, aRequest, aTarget } from './a-list.ts';

describe('records of targets', () => {
  readsBack('a list', TargetList, {
    full: aList({ proposedBy: 'li', signedOn: '2026-02-03', agreedOn: '2026-02-05', hash: 'h', reason: '低于上年' }),
    optional: ['proposedBy', 'signedOn', 'agreedOn', 'hash', 'reason'],
    words: { status: ['open', 'proposed', 'signed', 'returned', 'agreed'] },
    refused: { round: [0], rev: [0], signedOn: ['2026年'] },
  });

  readsBack('a target', UnitTarget, {
    full: aTarget({
      baseline: { value: '90', source: { from: 'file', name: '统计年鉴', batch: 'hash' } },
      milestones: [{ month: '2026-12', value: '100' }],
      request: 'BG-001',
    }),
    optional: ['target', 'baseline', 'milestones', 'request'],
    refused: {
      version: [0],
      target: ['一百'],
      baseline: [{ value: '90' }, { value: '90', source: { from: 'hearsay' } }],
      milestones: [[{ month: '12', value: '1' }]],
    },
  });

  readsBack('the source of a baseline, last year', BaselineSource, { full: { from: 'last-cycle', cycle: '2025' }, refused: { cycle: ['25'] } });

  readsBack('a target as it is typed', TargetEntry, {
    full: { ...anEntry(), rev: 1 },
    optional: ['target', 'baseline', 'milestones', 'rev'],
    refused: { indicator: [''], rev: [0], baseline: [{ value: '90', source: { from: 'file', name: '' } }] },
  });

  readsBack('a cascade', Cascade, {
    full: aCascade({ lead: { unit: 'U002', indicator: 'R1' }, rule: { kind: 'stated', percent: '105', basis: '会议纪要' } }),
    optional: ['lead'],
    words: { status: ['declared', 'in-force'] },
    refused: {
      total: ['百'],
      shares: [[]],
      rule: [
        { kind: 'stated', percent: '0', basis: 'x' },
        { kind: 'stated', percent: '105', basis: '' },
      ],
      rev: [0],
    },
  });

  readsBack('a change request', ChangeRequest, {
    full: aRequest({ decidedBy: 'head', decidedOn: '2026-07-08', note: '同意', totals: [{ cascade: 'FJ-01', from: '100', to: '80' }] }),
    optional: ['decidedBy', 'decidedOn', 'note', 'totals'],
    words: { status: ['requested', 'approved', 'refused'] },
    refused: { money: [{ moves: true }, { moves: true, adjustment: ' ' }, { moves: false, adjustment: 'x' }], lines: [[]], reason: [''] },
  });
});
