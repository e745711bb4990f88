import { type Exact, exact, roundHalfAway, toText } from '#domain/numbers/exact.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import { expectedValue, linearShare } from '#domain/warnings/expected-value.ts';
import { type Accumulated, accumulate, monthsIn, type Span } from './accumulate.ts';
import type { Disagreement, Exception, ProjectScore, Target, ValueState } from './facts.ts';
import type { Facts } from './facts-of.ts';
import { evaluate, isNoResult } from './formula.ts';
import { partnerOf } from './joint.ts';
import { needsValue, projectsOf } from './rules/kinds.ts';
import { projectsMean } from './rules/project-scores.ts';
import type { Explanation } from './scorecard.ts';
import { baselineName, type Leaf, type Sheet, targetName } from './sheet.ts';
import { spanOf } from './unit-months.ts';

/** A leaf's value for one unit: its state, the number, what went in, and why there is none. */
export interface Measured {
  indicator: Indicator;
  unit: string;
  /** The unit whose value this is, where it is not the unit itself (joint indicators [Z03]). */
  lead: string | undefined;
  state: ValueState;
  value: Exact | undefined;
  notComputable: string | undefined;
  target: Exact | undefined;
  /** What should be reached by the dossier's month; none where nothing is due yet. */
  expected: Exact | undefined;
  baseline: Exact | undefined;
  exception: Exception | undefined;
  /** In a simulation: nothing is expected of the unit by this month. */
  notDue: boolean;
  /** Months of the year that count for the unit, and how many of them are exempt. */
  months: { all: number; exempt: number };
  inputs: Explanation['inputs'];
  /** Due months without a figure, by figure. */
  gaps: { figure: string; months: string[] }[];
  /** Where sources disagreed about a figure that went in. */
  disagreements: Disagreement[];
  /** Projects that its score comes from; none where the rule imports no project scores. */
  projects: readonly ProjectScore[] | undefined;
  figure: (name: string) => Exact | undefined;
}

const optional = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : exact(text));

/** Target and baseline; in a simulation as they stand at the month: what should be reached by then, and the baseline's share of the year. */
const agreedOf = (indicator: Indicator, agreed: Target | undefined, { simulated }: Facts, span: Span) => {
  const [target, baseline] = [optional(agreed?.target), optional(agreed?.baseline)];
  const expected = agreed === undefined ? undefined : expectedValue(indicator, agreed, span);
  if (!simulated) return { target, expected, baseline, notDue: false };
  const notDue = target !== undefined && !target.equals(0) && (expected === undefined || expected.equals(0));
  return { target: expected ?? target, expected, baseline: baseline?.mul(linearShare(indicator, span)), notDue };
};

/** The figures of the unit that reports, each accumulated once. */
const readerOf = ({ figures }: Sheet, facts: Facts, reporter: string, span: Span): ((name: string) => Accumulated) => {
  const read = new Map<string, Accumulated>();
  return (name) => {
    const before = read.get(name);
    if (before !== undefined) return before;
    const figure = figures.get(name);
    const result =
      figure === undefined
        ? { value: undefined, missing: [], notDue: false, sources: [], months: [] }
        : accumulate(figure, facts.figures.get(`${reporter}|${name}`) ?? [], span);
    read.set(name, result);
    return result;
  };
};

type Lookup = (name: string) => Exact | undefined;
type Found = Pick<Measured, 'state' | 'value' | 'notComputable'>;
const unreported: Found = { state: 'unreported', value: undefined, notComputable: undefined };

/** A leaf without a value of its own is reported as soon as one of the figures it reads is; entries and ratings are asked of nobody here. */
const withoutValue = (names: readonly string[], lookup: Lookup): Found =>
  names.length > 0 && names.every((name) => lookup(name) === undefined) ? unreported : { state: 'reported', value: undefined, notComputable: undefined };

const valueFrom = ({ indicator, formula }: Leaf, lookup: Lookup): Found => {
  const result = formula === undefined ? (lookup(indicator.name) ?? { missing: indicator.name }) : evaluate(formula, lookup);
  if (!isNoResult(result)) {
    const value = indicator.valueDigits === undefined ? result : roundHalfAway(result, indicator.valueDigits);
    return { state: 'reported', value, notComputable: undefined };
  }
  return 'missing' in result ? unreported : { state: 'reported', value: undefined, notComputable: result.notComputable };
};

/** Evaluated projects that count for the unit. In a simulation those without a score are not due yet. */
const projectsFor = ({ rule }: Indicator, unit: string, { projects, simulated }: Facts): readonly ProjectScore[] | undefined => {
  if (projectsOf(rule) === undefined) return undefined;
  const own = projects.get(unit) ?? [];
  return simulated ? own.filter(({ score }) => score !== undefined) : own;
};

/** A unit without projects has nothing to import; the scheme says so beforehand to all. Without any score it is late: the unit itself, or those who review. */
const fromProjects = (projects: readonly ProjectScore[], weighing: NonNullable<ReturnType<typeof projectsOf>>): Found => {
  const value = projectsMean(projects, weighing);
  if (value !== undefined) return { state: 'reported', value, notComputable: undefined };
  if (projects.length === 0) return { ...unreported, state: 'not-applicable' };
  return { ...unreported, state: projects.some(({ awaits }) => awaits !== 'unit') ? 'pending' : 'unreported' };
};

/** 不适用 and 剔除 of the whole year take the leaf out whatever was reported; 暂缺 ends when the value arrives. */
const underException = (found: Found, exception: Exception | undefined, months: Measured['months'], names: readonly string[]): Found => {
  if (exception === undefined) return found;
  if (exception.state === 'pending')
    return found.state === 'unreported' || (names.length === 0 && found.value === undefined) ? { ...unreported, state: 'pending' } : found;
  const wholeYear = exception.months === undefined || (months.exempt > 0 && months.exempt === months.all);
  return wholeYear ? { ...unreported, state: exception.state } : found;
};

/** Room 1, measure: the value of one leaf for one unit, or which of the four states of "no value" it is in. */
export const measure = (sheet: Sheet, leaf: Leaf, unit: Unit, facts: Facts): Measured => {
  const { indicator, names } = leaf;
  const lead = partnerOf(facts.plan, indicator.code, unit.id)?.lead;
  const reporter = facts.units.get(lead ?? unit.id) ?? unit;
  const exception = facts.exceptions.get(`${unit.id}|${indicator.code}`) ?? facts.exceptions.get(`${reporter.id}|${indicator.code}`);
  const span: Span = { ...spanOf(reporter, facts.through), exempt: exception?.state === 'pending' ? undefined : exception?.months };
  const read = readerOf(sheet, facts, reporter.id, span);
  const agreed = facts.targets.get(`${reporter.id}|${indicator.code}`) ?? facts.targets.get(`${unit.id}|${indicator.code}`);
  const { target, expected, baseline, notDue } = agreedOf(indicator, agreed, facts, span);
  const lookup: Lookup = (name) => (name === targetName ? target : name === baselineName ? baseline : read(name).value);
  const months = monthsIn(span);
  const [projects, weighing] = [projectsFor(indicator, reporter.id, facts), projectsOf(indicator.rule)];
  const given =
    projects !== undefined && weighing !== undefined
      ? fromProjects(projects, weighing)
      : needsValue(indicator.rule)
        ? valueFrom(leaf, lookup)
        : withoutValue(names, lookup);
  const found = underException(given, exception, months, names);
  const silentYet = found.state === 'unreported' && names.some((name) => read(name).notDue);
  const outOfTree = found.state === 'not-applicable' || found.state === 'exempted';
  const early = facts.simulated && !outOfTree && (notDue || silentYet);
  return {
    indicator,
    unit: unit.id,
    lead,
    ...found,
    state: early ? 'not-applicable' : found.state,
    target,
    expected,
    baseline,
    exception,
    notDue: early,
    months,
    inputs: inputsOf(names, read, target, baseline),
    gaps: names.flatMap((name) => (read(name).missing.length === 0 ? [] : [{ figure: name, months: read(name).missing }])),
    disagreements: names.flatMap((name) =>
      (facts.disagreements.get(`${reporter.id}|${name}`) ?? []).filter(({ period }) => read(name).months.includes(period)),
    ),
    projects,
    figure: (name) => read(name).value,
  };
};

const inputsOf = (
  names: readonly string[],
  read: (name: string) => Accumulated,
  target: Exact | undefined,
  baseline: Exact | undefined,
): Explanation['inputs'] => [
  ...names.flatMap((name) => {
    const { value, sources } = read(name);
    return value === undefined ? [] : [{ name, value: toText(value), ...(sources.length === 0 ? {} : { source: sources.join('、') }) }];
  }),
  ...(target === undefined ? [] : [{ name: targetName, value: toText(target) }]),
  ...(baseline === undefined ? [] : [{ name: baselineName, value: toText(baseline) }]),
];
