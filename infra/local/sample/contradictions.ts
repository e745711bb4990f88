import { checkSource, unknownFigures, unknownSources } from '#domain/ingestion/check-sources.ts';
import { cellOf, sameValue } from '#domain/ingestion/reconcile.ts';
import { checkEntry } from '#domain/ledger/check-entry.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { checkTargets, missingRatings } from '#domain/targets/completeness.ts';
import type { Role } from '#domain/tasks/task.ts';
import type { Fault } from './bad-sample.ts';
import { indicatorsOf, wholePlan } from './every-unit.ts';
import { figureFaults } from './figure-faults.ts';
import { projectFaults } from './project-files.ts';
import type { SampleFiles } from './read-files.ts';
import { cellFault, type Row } from './table-file.ts';
import { cascadeFaults, targetFaults } from './target-faults.ts';
import { toPlayable } from './to-playable.ts';
import { faultAt } from './yaml-file.ts';

/** Every row of a unit names it as the plan does. */
const nameFaults = (rows: readonly Row<{ 单位编号: string; 单位: string }>[], { units }: Plan): Fault[] =>
  rows.flatMap((row) => {
    const unit = units.find(({ id }) => id === row.cells.单位编号);
    if (unit === undefined) return [cellFault(row, '单位编号', '年度方案和 joining.yaml 中没有这个单位', { got: row.cells.单位编号 })];
    return unit.name === row.cells.单位 ? [] : [cellFault(row, '单位', '单位名称与年度方案不一致', { expected: unit.name, got: row.cells.单位 })];
  });

const indicatorFaults = (rows: readonly Row<{ 单位编号: string; 指标: string }>[], plan: Plan, { schemes }: SampleFiles): Fault[] =>
  rows.flatMap((row) =>
    indicatorsOf(plan, schemes, row.cells.单位编号).has(row.cells.指标)
      ? []
      : [cellFault(row, '指标', '该单位的考评细则中没有这个指标', { got: row.cells.指标 })],
  );

const channelFaults = ({ votes, policy }: SampleFiles): Fault[] => {
  const known = policy.publicTrack?.channels.map(({ name }) => name) ?? [];
  return votes.flatMap((row) =>
    known.includes(row.cells.渠道) ? [] : [cellFault(row, '渠道', '考评办法中没有这个渠道', { expected: known.join('、'), got: row.cells.渠道 })],
  );
};

const incomplete = (file: string, problems: readonly { message: string }[]): Fault[] => problems.map(({ message }) => ({ file, message }));

const ledgerFaults = ({ ledger, policy, schemes, files }: SampleFiles, plan: Plan): Fault[] =>
  ledger.flatMap(({ content }, at) =>
    checkEntry(content, { policy, plan, schemes }).map((problem) => faultAt(files.ledger, { ...problem, path: `entries[${at}].${problem.path}` })),
  );

/** The registry is as the API demands it, and knows every source that the schemes and the base data name. */
const sourceFaults = ({ sources, schemes, baseData, files }: SampleFiles): Fault[] => {
  const registered = sources.map(({ id, ...settings }) => ({ county: '', id, ...settings, by: '', rev: 1 }));
  return [
    ...registered.flatMap((source, at) =>
      checkSource(source.id, source, registered).map((problem) => faultAt(files.sources, { ...problem, path: `sources[${at}].${problem.path}` })),
    ),
    ...[...unknownSources(schemes, registered), ...unknownFigures(registered, schemes)].map((problem) => faultAt(files.sources, problem)),
    ...baseData.flatMap((row) =>
      sources.length === 0 || sources.some(({ name }) => name === row.cells.来源) ? [] : [cellFault(row, '来源', '数据来源未登记', { got: row.cells.来源 })],
    ),
  ];
};

/** A decision speaks of a unit of the plan and takes the value that stands in the figures of the year, or one of the others. */
const reconciliationFaults = ({ reconciliations, files }: SampleFiles, figures: readonly FigureValue[]): Fault[] =>
  reconciliations.flatMap((each, at) => {
    const given = [...figures.filter((value) => cellOf(value) === cellOf(each)), ...each.others];
    if (given.some((value) => sameValue(value, each.counted))) return [];
    const path = `reconciliations[${at}].counted`;
    const expected = given.map(({ source, value }) => `${source} ${value}`).join('、');
    const got = `${each.counted.source} ${each.counted.value}`;
    return [faultAt(files.reconciliations, { path, code: 'not-a-given-value', message: '没有来源提供这个数值', expected, got })];
  });

/** Windows and units that the lists of reporting.yaml name. */
const reportingFaults = ({ reporting, files }: SampleFiles, plan: Plan): Fault[] => {
  const windowFaults = (list: 'slips' | 'acknowledged') =>
    reporting[list].flatMap(({ window }, at) =>
      plan.windows.some(({ code }) => code === window)
        ? []
        : [faultAt(files.reporting, { path: `${list}[${at}].window`, code: 'unknown-window', message: '年度方案中没有这个填报期', got: window })],
    );
  const unitFaults = (list: 'slips' | 'acknowledged' | 'mistyped' | 'unchanged' | 'explanations') =>
    reporting[list].flatMap(({ unit }, at) =>
      plan.units.some(({ id }) => id === unit)
        ? []
        : [faultAt(files.reporting, { path: `${list}[${at}].unit`, code: 'unknown-unit', message: '年度方案中没有这个单位', got: unit })],
    );
  return [
    ...(['slips', 'acknowledged'] as const).flatMap(windowFaults),
    ...(['slips', 'acknowledged', 'mistyped', 'unchanged', 'explanations'] as const).flatMap(unitFaults),
  ];
};

/** Posts that somebody must hold for the year to be played. */
const county: readonly Role[] = ['office-clerk', 'office-head', 'leading-group', 'finance', 'organisation-department', 'auditor'];
const ofUnit: readonly Role[] = ['unit-reporter', 'unit-leader'];

const postFaults = ({ people }: SampleFiles, { units }: Plan): Fault[] => {
  const held = new Set(people.flatMap(({ posts }) => posts.filter(({ to }) => to === undefined).map(({ role, unit }) => `${role}|${unit ?? ''}`)));
  return [
    ...county.filter((role) => !held.has(`${role}|`)).map((role) => ({ file: 'people.yaml', message: `没有现任的 ${role}` })),
    ...units.flatMap(({ id, name }) =>
      ofUnit.filter((role) => !held.has(`${role}|${id}`)).map((role) => ({ file: 'people.yaml', message: `${name}(${id})没有现任的 ${role}` })),
    ),
  ];
};

const budgetFaults = ({ budgets }: SampleFiles, { units }: Plan): Fault[] =>
  units
    .filter(({ id, kind, paidBy }) => kind !== 'vertical' && paidBy === 'county' && !budgets.some(({ cells }) => cells.单位编号 === id))
    .map(({ id, name }) => ({ file: 'budgets.csv', message: `没有${name}(${id})的本年预算` }));

/** What the files, each right in itself, say against each other. */
export const contradictions = (files: SampleFiles): Fault[] => {
  const plan = wholePlan(files);
  const { targets, ratings, figures } = toPlayable(files);
  return [
    ...nameFaults([...files.figures, ...files.baseData, ...files.targets, ...files.ratings, ...files.votes, ...files.budgets], plan),
    ...indicatorFaults([...files.targets, ...files.ratings], plan, files),
    ...figureFaults(files),
    ...channelFaults(files),
    ...incomplete('targets.csv', checkTargets(plan, files.schemes, targets)),
    ...targetFaults(files, plan, targets),
    ...cascadeFaults(files, plan, targets),
    ...incomplete('ratings.csv', missingRatings(plan, files.schemes, ratings)),
    ...ledgerFaults(files, plan),
    ...sourceFaults(files),
    ...reconciliationFaults(files, figures),
    ...reportingFaults(files, plan),
    ...projectFaults(files.projectFiles, new Set(plan.units.map(({ id }) => id))),
    ...postFaults(files, plan),
    ...budgetFaults(files, plan),
  ];
};
