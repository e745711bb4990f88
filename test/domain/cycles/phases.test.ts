import { describe, expect, it } from 'vitest';
import { type County, type Phase, phaseMoves, phaseNames } from '#domain/cycles/cycle.ts';
import { startsOn } from '#domain/cycles/phase-days.ts';
import { completePhase, failPhase, openCycle, resumePhase, startPhase } from '#domain/cycles/phase-moves.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aCycle, aPhase, refusalOf } from '../a-year.ts';

const county: County = {
  county: '330798',
  registry: 'counties',
  name: '小样县',
  tickedThrough: '2025-11-30',
  policyVersion: 3,
  policyHash: 'policy-hash',
  rev: 4,
};

const failure = { error: 'States.TaskFailed', cause: 'x' };
const complete = (phase: Phase) => completePhase([phase, aPhase('final-scoring', 'waiting')], 'midterm-tracking', aCycle());
const moves = {
  start: (phase: Phase) => startPhase(phase, '2026-07-01'),
  fail: (phase: Phase) => failPhase(phase, failure),
  resume: (phase: Phase) => resumePhase(phase),
  complete,
};
const words = { waiting: '未到', ready: '待启动', running: '进行中', failed: '运行失败', complete: '已完成' };
const statuses = Object.keys(words) as Phase['status'][];

describe('the moves of a phase', () => {
  it('are those of the table', () => {
    expect(phaseMoves).toStrictEqual({
      ready: { from: ['waiting'], to: 'ready' },
      start: { from: ['ready'], to: 'running' },
      fail: { from: ['running'], to: 'failed' },
      resume: { from: ['running', 'failed'], to: 'running' },
      complete: { from: ['running'], to: 'complete' },
    });
  });

  it.each(Object.keys(moves) as (keyof typeof moves)[])('%s is refused from every other state, in the words of the field', (move) => {
    for (const status of statuses) {
      const from: readonly string[] = phaseMoves[move].from;
      const refusal = refusalOf(() => moves[move](aPhase('midterm-tracking', status)));
      expect([status, refusal]).toStrictEqual([
        status,
        from.includes(status) ? undefined : { code: `phase-${status}`, message: `阶段“过程评估”当前为“${words[status]}”,不能执行该操作` },
      ]);
    }
  });

  it.each([
    ['preparation', '前期准备'],
    ['final-scoring', '结果评估'],
    ['feedback', '结果反馈'],
    ['budget-linkage', '结果应用'],
  ] as const)('names the phase %s as people do: %s', (phase, name) => {
    expect(refusalOf(() => startPhase(aPhase(phase, 'waiting'), '2026-07-01'))?.message).toBe(`阶段“${name}”当前为“未到”,不能执行该操作`);
  });

  it('starting and resuming each count a new execution; resuming forgets the failure', () => {
    const ready = aPhase('midterm-tracking', 'ready', { attempt: 0 });
    expect(startPhase(ready, '2026-07-01')).toStrictEqual({
      fact: 'phase-started',
      changes: [{ changed: 'phase', before: ready, set: { status: 'running', attempt: 1, startedOn: '2026-07-01' } }],
    });
    const failed = aPhase('midterm-tracking', 'failed', { attempt: 2, failure });
    expect(resumePhase(failed)).toStrictEqual({
      fact: 'phase-resumed',
      changes: [{ changed: 'phase', before: failed, set: { status: 'running', attempt: 3, failure: undefined } }],
    });
    const running = aPhase('midterm-tracking', 'running');
    expect(failPhase(running, failure)).toStrictEqual({
      fact: 'phase-failed',
      changes: [{ changed: 'phase', before: running, set: { status: 'failed', failure } }],
    });
  });

  it('a complete phase makes the next one ready', () => {
    const phases = [
      aPhase('preparation', 'complete'),
      aPhase('midterm-tracking', 'running'),
      aPhase('final-scoring', 'waiting'),
      aPhase('feedback', 'waiting'),
    ];
    expect(completePhase(phases, 'midterm-tracking', aCycle({ today: '2027-01-02' }))).toStrictEqual({
      fact: 'phase-completed',
      changes: [
        { changed: 'phase', before: phases[1], set: { status: 'complete', completedOn: '2027-01-02' } },
        { changed: 'phase', before: phases[2], set: { status: 'ready' } },
      ],
    });
  });

  it('the last one closes the cycle', () => {
    const [last, cycle] = [aPhase('budget-linkage', 'running'), aCycle()];
    expect(completePhase([last], 'budget-linkage', cycle).changes).toStrictEqual([
      { changed: 'phase', before: last, set: { status: 'complete', completedOn: '2026-07-03' } },
      { changed: 'cycle', before: cycle, set: { status: 'closed' } },
    ]);
  });

  it('a next phase that is no longer waiting is not made ready again, and an unknown phase is our mistake', () => {
    const phases = [aPhase('midterm-tracking', 'running'), aPhase('final-scoring', 'running')];
    expect(refusalOf(() => completePhase(phases, 'midterm-tracking', aCycle()))?.code).toBe('phase-running');
    expect(() => completePhase([], 'feedback', aCycle())).toThrow(new RangeError('no phase feedback'));
  });
});

describe('opening a year', () => {
  it('writes the cycle under the policy in force, five phases of which the first is ready, and the first task of the office', () => {
    const { fact, changes } = openCycle(county, '2026', '2025-12-01', '2026-01-15');
    expect(fact).toBe('cycle-opened');
    expect(changes).toStrictEqual([
      {
        created: 'cycle',
        item: { county: '330798', cycle: '2026', status: 'active', today: '2025-12-01', policyVersion: 3, policyHash: 'policy-hash', rev: 1 },
      },
      ...phaseNames.map((phase) => ({
        created: 'phase',
        item: {
          county: '330798',
          cycle: '2026',
          phase,
          attempt: 0,
          rev: 1,
          ...(phase === 'preparation' ? { status: 'ready', firstTask: 'preparation-issue-plan' } : { status: 'waiting' }),
        },
      })),
      {
        created: 'task',
        item: {
          county: '330798',
          cycle: '2026',
          id: 'preparation-issue-plan',
          kind: 'issue-plan',
          phase: 'preparation',
          assignee: { role: 'office-head' },
          assigneeKey: 'office-head',
          due: '2026-01-15',
          day: '2026-01-15',
          opened: '2025-12-01',
          status: 'open',
        },
      },
    ]);
  });

  it('is refused without a policy in force', () => {
    const { policyVersion: _, ...withoutVersion } = county;
    const { policyHash: __, ...withoutHash } = county;
    for (const without of [withoutVersion, withoutHash])
      expect(refusalOf(() => openCycle(without, '2026', '2025-12-01', '2026-01-15'))).toStrictEqual({
        code: 'no-policy',
        message: '尚未发布考评办法,不能开启年度考评周期',
      });
  });
});

describe('the plan', () => {
  it('says on which day each phase begins', () => {
    const { plan } = smallCounty();
    expect((['midterm-tracking', 'final-scoring', 'feedback', 'budget-linkage'] as const).map((phase) => startsOn(plan, phase))).toStrictEqual([
      '2026-07-01',
      '2027-01-04',
      '2027-02-10',
      '2027-03-15',
    ]);
  });
});
