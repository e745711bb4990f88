import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Assessed } from './asked.ts';
import type { ChangedLine } from './change-request.ts';
import { problemsOfTarget } from './check-target.ts';
import type { TargetEntry } from './entry.ts';
import { statusWords, type TargetList } from './target-list.ts';
import type { UnitTarget } from './unit-target.ts';

/** A line as it is typed. */
export interface AskedLine extends Pick<TargetEntry, 'indicator' | 'target' | 'milestones'> {
  unit: string;
}

interface Around {
  units: readonly Assessed[];
  lists: readonly TargetList[];
  /** The newest version of every target. */
  targets: readonly UnitTarget[];
  year: number;
}

const same = (line: AskedLine, { target, milestones }: UnitTarget): boolean =>
  line.target === target && JSON.stringify(line.milestones) === JSON.stringify(milestones);

const lineProblems = (line: AskedLine, at: number, lines: readonly AskedLine[], { units, lists, targets, year }: Around): Problem[] => {
  const path = join('lines', at);
  const assessed = units.find(({ unit }) => unit.id === line.unit);
  if (assessed === undefined) return [problem(join(path, 'unit'), 'unknown-unit', `年度方案中没有单位 ${line.unit}`, { got: line.unit })];
  const status = lists.find(({ unit }) => unit === line.unit)?.status;
  if (status !== 'agreed')
    return [
      problem(join(path, 'unit'), 'not-agreed', `${assessed.unit.name}的绩效目标尚未核定,可直接修改,不需申请调整`, {
        expected: statusWords.agreed,
        got: status === undefined ? '未下达' : statusWords[status],
      }),
    ];
  const target = targets.find((each) => each.unit === line.unit && each.indicator === line.indicator);
  if (target?.target === undefined)
    return [problem(join(path, 'indicator'), 'no-such-target', `${assessed.unit.name}没有指标 ${line.indicator} 的绩效目标`, { got: line.indicator })];
  if (lines.findIndex((each) => each.unit === line.unit && each.indicator === line.indicator) < at)
    return [problem(path, 'repeated-line', `${assessed.unit.name}的指标 ${line.indicator} 在同一申请中出现了两次`, { got: line.indicator })];
  if (line.target === undefined) return [problem(join(path, 'target'), 'no-target', '调整后的目标值不能为空')];
  if (same(line, target)) return [problem(path, 'nothing-changes', '调整后的目标与现行目标相同', { got: line.target })];
  return problemsOfTarget({ ...line, baseline: target.baseline }, { ...assessed, year }, path);
};

/** All that is wrong with the lines of a change request, line by line. */
export const checkChange = (lines: readonly AskedLine[], around: Around): Problem[] => lines.flatMap((line, at) => lineProblems(line, at, lines, around));

/** The lines of a request that nothing is wrong with: from what is agreed now to what is asked for. */
export const linesOf = (lines: readonly AskedLine[], targets: readonly UnitTarget[]): ChangedLine[] =>
  lines.flatMap(({ unit, indicator, target, milestones }) => {
    const before = targets.find((each) => each.unit === unit && each.indicator === indicator);
    if (before === undefined || target === undefined) return [];
    return [{ unit, indicator, version: before.version, from: { target: before.target, milestones: before.milestones }, to: { target, milestones } }];
  });
