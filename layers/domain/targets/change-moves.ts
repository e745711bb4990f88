import { type Change, changed, created, type Move } from '../change.ts';
import { addWorkingDays } from '../cycles/calendar.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { join, type Problem, problem } from '../problems/problem.ts';
import type { Plan } from '../schemes/plan.ts';
import { openTask, settleTask } from '../tasks/moves.ts';
import type { Task } from '../tasks/task.ts';
import { cascadesAfter, isMoved, problemsAfter, type Restated } from './apply-change.ts';
import type { Cascade } from './cascade.ts';
import type { ChangedLine, ChangeRequest } from './change-request.ts';
import type { UnitTarget } from './unit-target.ts';

/** Working days that the head of the office has to decide. */
const decisionDays = 5;

const mustBeInTheYear = ({ cycle, today }: Cycle): void => {
  if (today > `${cycle}-12-31`) throw new NotAllowed('year-over', `${cycle} 年度已经结束,不再办理目标调整`);
};

type Filed = Pick<ChangeRequest, 'id' | 'lines' | 'reason' | 'money' | 'requestedBy'>;

/** A change is asked for: the request and the task of the head of the office. */
export const fileChange = (year: Cycle, { calendar }: Plan, filed: Filed): Move => {
  mustBeInTheYear(year);
  const { county, cycle, today } = year;
  const task = `target-change-${filed.id}`;
  const units = new Set(filed.lines.map(({ unit }) => unit));
  const [unit] = units;
  return {
    fact: 'target-change-requested',
    changes: [
      created('targetChange', { county, cycle, ...filed, status: 'requested', task, requestedOn: today, totals: [], rev: 1 }),
      openTask({
        county,
        cycle,
        id: task,
        kind: 'decide-target-change',
        phase: 'midterm-tracking',
        assignee: { role: 'office-head' },
        due: addWorkingDays(today, decisionDays, calendar),
        today,
        ...(units.size === 1 && unit !== undefined ? { unit } : {}),
      }),
    ],
  };
};

const mustBeRequested = ({ id, status }: ChangeRequest): void => {
  if (status !== 'requested') throw new NotAllowed(`target-change-${status}`, `目标调整申请 ${id} ${status === 'approved' ? '已批准' : '未获批准'},不能再办理`);
};

interface Decision {
  request: ChangeRequest;
  task: Task;
  year: Cycle;
  by: string;
  note?: string | undefined;
}

export interface Approval extends Decision {
  /** The newest version of every target. */
  targets: readonly UnitTarget[];
  cascades: readonly Cascade[];
  totals: readonly Restated[];
}

const current = (targets: readonly UnitTarget[], { unit, indicator }: ChangedLine): UnitTarget | undefined =>
  targets.find((target) => target.unit === unit && target.indicator === indicator);

/** Lines whose target has changed since the request was filed. */
const outOfDate = ({ request: { lines }, targets }: Approval): Problem[] =>
  lines.flatMap((line, at) => {
    const version = current(targets, line)?.version;
    return version === line.version
      ? []
      : [
          problem(join('lines', at), 'out-of-date', '申请之后目标已有新的版本,请按现行目标重新申请', {
            expected: `第 ${line.version} 版`,
            got: `第 ${version ?? '?'} 版`,
          }),
        ];
  });

/** Totals restated of cascades that do not exist or that a lead department answers for with its own target. */
const wrongTotals = ({ totals, cascades }: Approval): Problem[] =>
  totals.flatMap(({ cascade }, at) =>
    cascades.some(({ id }) => id === cascade) ? [] : [problem(join('totals', at, 'cascade'), 'unknown-cascade', `没有目标分解 ${cascade}`, { got: cascade })],
  );

const nextVersion = ({ request, targets, year, by }: Approval, line: ChangedLine): Change => {
  const before = current(targets, line);
  if (before === undefined) throw new RangeError(`no target of ${line.unit} ${line.indicator}`);
  const { target: _target, ...kept } = before;
  return created('target', { ...kept, ...line.to, version: before.version + 1, request: request.id, by, on: year.today, rev: 1 });
};

/**
 * The head of the office approves: every line makes the next version of its target, the cascades follow. Refused with everything that no longer adds up;
 * the county's own total changes only where the approval restates it.
 */
export const approveChange = (approval: Approval): Move => {
  const { request, task, year, by, note, targets, cascades, totals } = approval;
  mustBeRequested(request);
  mustBeInTheYear(year);
  const after = cascadesAfter(cascades, request.lines, totals);
  const problems = [...outOfDate(approval), ...wrongTotals(approval), ...problemsAfter(cascades, after, { targets, lines: request.lines })];
  if (problems.length > 0) throw new InvalidInput(`目标调整申请 ${request.id} 有 ${problems.length} 处问题,不能批准`, problems);
  const moved = cascades.flatMap((before, at) => {
    const next = after[at];
    return next !== undefined && isMoved(before, next) ? [{ before, next }] : [];
  });
  const decided = { status: 'approved', decidedBy: by, decidedOn: year.today, ...(note === undefined ? {} : { note }) } as const;
  const restated = moved
    .filter(({ before, next }) => before.total !== next.total)
    .map(({ before, next }) => ({ cascade: before.id, from: before.total, to: next.total }));
  return {
    fact: 'target-change-approved',
    changes: [
      changed('targetChange', request, { ...decided, totals: restated }),
      settleTask(task, 'approved', { on: year.today, by, ...(note === undefined ? {} : { reason: note }) }),
      ...request.lines.map((line) => nextVersion(approval, line)),
      ...moved.map(({ before, next }) => changed('cascade', before, { total: next.total, shares: next.shares, by, on: year.today })),
    ],
  };
};

/** The head of the office refuses, with a reason; nothing changes. */
export const refuseChange = ({ request, task, year, by, note }: Decision & { note: string }): Move => {
  mustBeRequested(request);
  return {
    fact: 'target-change-refused',
    changes: [
      changed('targetChange', request, { status: 'refused', decidedBy: by, decidedOn: year.today, note }),
      settleTask(task, 'refused', { on: year.today, by, reason: note }),
    ],
  };
};
