import { describe } from 'vitest';
import { County, Cycle, Person, Phase, phaseNames, Window } from '#domain/cycles/cycle.ts';
import { Decision } from '#domain/cycles/decision.ts';
import { CycleKey, PhaseKey, WindowKey } from '#domain/cycles/keys.ts';
import { aCycle, aPhase, aWindow } from '../a-year.ts';
import { readsBack } from '../reads-back.ts';

describe('records of the year', () => {
  readsBack('the county', County, {
    full: { county: '330798', registry: 'counties', name: '小样县', tickedThrough: '2026-07-03', policyVersion: 1, policyHash: 'h', rev: 3 },
    optional: ['registry', 'policyVersion', 'policyHash'],
    refused: { registry: ['others'], rev: [0, 1.5], tickedThrough: ['昨天'], policyVersion: [0] },
  });

  readsBack('a person', Person, {
    full: { county: '330798', id: 'wang', name: '王某', posts: [{ role: 'unit-leader', unit: 'U001', from: '2026-01-01', to: '2026-06-30' }], rev: 1 },
    refused: { posts: [[{ role: 'mayor', from: '2026-01-01' }], [{ role: 'finance' }], [{ role: 'finance', from: '2026-01-01', phone: '138' }]] },
  });

  readsBack('the cycle', Cycle, {
    full: aCycle({ planVersion: 1, planHash: 'h' }),
    optional: ['planVersion', 'planHash'],
    words: { status: ['active', 'closed'] },
    refused: { cycle: ['26', '20261', 'x2026', '2026x'], today: ['2026-13-01'], policyVersion: [0], planVersion: [0] },
  });

  readsBack('a phase', Phase, {
    full: aPhase('feedback', 'failed', {
      firstTask: 't',
      startedOn: '2027-02-10',
      completedOn: '2027-03-10',
      failure: { error: 'States.Timeout', cause: 'x' },
      closedEarly: '台风',
    }),
    optional: ['firstTask', 'startedOn', 'completedOn', 'failure', 'closedEarly'],
    words: { status: ['waiting', 'ready', 'running', 'failed', 'complete'], phase: phaseNames },
    refused: { attempt: [-1], failure: [{ error: 'x' }] },
  });

  readsBack('a window', Window, {
    full: aWindow({ closedOn: '2026-07-11', closedEarly: '台风' }),
    optional: ['closedOn', 'closedEarly'],
    words: { status: ['planned', 'opening', 'open', 'closed'], phase: phaseNames },
    refused: { from: ['2026-13', '2026'], due: ['10日'], final: ['yes'] },
  });

  readsBack('a decision', Decision, {
    full: {
      county: '330798',
      cycle: '2026',
      id: 'd1',
      kind: 'review',
      meeting: '县委常委会会议',
      number: '〔2027〕3号',
      date: '2027-02-20',
      minutes: '会议原则同意',
      outcome: 'passed',
      changes: [{ kind: 'grade', id: 'g1', unit: 'U001', grade: '合格', reason: '发生较大责任事故', by: '领导小组' }],
      by: 'office-head',
      rev: 1,
    },
    words: { kind: ['first-look', 'review', 'decide'] },
    refused: { meeting: [''], number: [''], minutes: [''], changes: [[{ kind: 'grade' }]] },
  });

  const key = { county: '330798', cycle: '2026' };
  readsBack('the state of a year', CycleKey, { full: key });
  readsBack('the state of a phase', PhaseKey, { full: { ...key, phase: 'feedback' }, words: { phase: phaseNames } });
  readsBack('the state of a window', WindowKey, { full: { ...key, window: '2026H1' }, refused: { window: ['', '上半年'] } });
});
