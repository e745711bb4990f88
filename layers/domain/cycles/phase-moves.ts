import { type Change, changed, created, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import { openTask } from '../tasks/moves.ts';
import { type County, type Cycle, type Phase, type PhaseName, phaseMoves, phaseNames } from './cycle.ts';

const names: Record<PhaseName, string> = {
  preparation: '前期准备',
  'midterm-tracking': '过程评估',
  'final-scoring': '结果评估',
  feedback: '结果反馈',
  'budget-linkage': '结果应用',
};
const words: Record<Phase['status'], string> = { waiting: '未到', ready: '待启动', running: '进行中', failed: '运行失败', complete: '已完成' };

const must = (phase: Phase, move: keyof typeof phaseMoves): Phase['status'] => {
  const { from, to } = phaseMoves[move];
  if ((from as readonly string[]).includes(phase.status)) return to;
  throw new NotAllowed(`phase-${phase.status}`, `阶段“${names[phase.phase]}”当前为“${words[phase.status]}”,不能执行该操作`);
};

/** The office's first act of the year: the plan. Known before there is a plan, so its day comes from the policy's opening day. */
export const issuePlanTaskId = 'preparation-issue-plan';

/** A new cycle: five phases, the first ready, and the office's first task. */
export const openCycle = (county: County, year: string, today: string, due: string): Move => {
  if (county.policyVersion === undefined || county.policyHash === undefined) throw new NotAllowed('no-policy', '尚未发布考评办法,不能开启年度考评周期');
  const cycle: Cycle = {
    county: county.county,
    cycle: year,
    status: 'active',
    today,
    policyVersion: county.policyVersion,
    policyHash: county.policyHash,
    ...(county.calendarHash === undefined ? {} : { calendarHash: county.calendarHash }),
    rev: 1,
  };
  const phases = phaseNames.map(
    (phase, at): Change =>
      created('phase', {
        county: county.county,
        cycle: year,
        phase,
        status: at === 0 ? 'ready' : 'waiting',
        attempt: 0,
        ...(at === 0 ? { firstTask: issuePlanTaskId } : {}),
        rev: 1,
      }),
  );
  const task = openTask({
    county: county.county,
    cycle: year,
    id: issuePlanTaskId,
    kind: 'issue-plan',
    phase: 'preparation',
    assignee: { role: 'office-head' },
    due,
    today,
  });
  return { fact: 'cycle-opened', changes: [created('cycle', cycle), ...phases, task] };
};

export const startPhase = (phase: Phase, today: string): Move => ({
  fact: 'phase-started',
  changes: [changed('phase', phase, { status: must(phase, 'start'), attempt: phase.attempt + 1, startedOn: today })],
});

/** A new execution for a phase whose execution failed or was stopped; it walks through what is settled to where the data stands. */
export const resumePhase = (phase: Phase): Move => ({
  fact: 'phase-resumed',
  changes: [changed('phase', phase, { status: must(phase, 'resume'), attempt: phase.attempt + 1, failure: undefined })],
});

export const failPhase = (phase: Phase, failure: NonNullable<Phase['failure']>): Move => ({
  fact: 'phase-failed',
  changes: [changed('phase', phase, { status: must(phase, 'fail'), failure })],
});

/** The phase is complete and makes the next one ready; after the last one the cycle is closed. */
export const completePhase = (phases: readonly Phase[], name: PhaseName, cycle: Cycle): Move => {
  const phase = phases.find(({ phase }) => phase === name);
  if (phase === undefined) throw new RangeError(`no phase ${name}`);
  const next = phases.find(({ phase }) => phase === phaseNames[phaseNames.indexOf(name) + 1]);
  return {
    fact: 'phase-completed',
    changes: [
      changed('phase', phase, { status: must(phase, 'complete'), completedOn: cycle.today }),
      next === undefined ? changed('cycle', cycle, { status: 'closed' }) : changed('phase', next, { status: must(next, 'ready') }),
    ],
  };
};
