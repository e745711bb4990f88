import { type Exact, exact, roundHalfAway, toText } from '#domain/numbers/exact.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Figure, Indicator } from '#domain/schemes/indicator.ts';
import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { type Accumulated, accumulate } from './accumulate.ts';
import type { Dossier } from './dossier.ts';
import type { Exception, FigureValue, Target, ValueState } from './facts.ts';
import { evaluate, type Formula, isNoResult, namesIn, parseFormula } from './formula.ts';
import { figuresRead, needsValue } from './rules/kinds.ts';
import type { Explanation } from './scorecard.ts';

/** A leaf's value for one unit: its state, the number, what went in, and why there is none. */
export interface Measured {
  indicator: Indicator;
  unit: string;
  state: ValueState;
  value: Exact | undefined;
  notComputable: string | undefined;
  target: Exact | undefined;
  baseline: Exact | undefined;
  exception: Exception | undefined;
  inputs: Explanation['inputs'];
  /** Due months without a figure, by figure. */
  gaps: { figure: string; months: string[] }[];
  figure: (name: string) => Exact | undefined;
}

/** The dossier's facts by unit, looked up once for all indicators. */
export interface Facts {
  plan: Plan;
  through: string;
  figures: ReadonlyMap<string, readonly FigureValue[]>;
  targets: ReadonlyMap<string, Target>;
  exceptions: ReadonlyMap<string, Exception>;
}

export const factsOf = ({ plan, through, figures, targets, exceptions }: Dossier): Facts => ({
  plan,
  through,
  figures: Map.groupBy(figures, ({ unit, figure }) => `${unit}|${figure}`),
  targets: new Map(targets.map((target) => [`${target.unit}|${target.indicator}`, target])),
  exceptions: new Map(exceptions.map((exception) => [`${exception.unit}|${exception.indicator}`, exception])),
});

/** Names a formula knows besides figures. */
const targetName = '目标';
const baselineName = '基期';

const optional = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : exact(text));

/** A joint indicator's value is the lead's, entered once [Z03]. */
const reporterOf = (plan: Plan, indicator: string, unit: string): string =>
  plan.joints.find((joint) => joint.indicator === indicator && joint.partners.some((partner) => partner.unit === unit))?.lead ?? unit;

/** The figures a leaf rests on: those of its formula (or its own), and those its rule reads. */
const namesOf = ({ rule, name }: Indicator, parsed: Formula | undefined): string[] => {
  const own = parsed !== undefined ? namesIn(parsed).filter((each) => each !== targetName && each !== baselineName) : needsValue(rule) ? [name] : [];
  return [...new Set([...own, ...figuresRead(rule)])];
};

/** A leaf without a value of its own is reported as soon as one of the figures it reads is; entries and ratings are asked of nobody here. */
const withoutValue = (names: readonly string[], lookup: (name: string) => Exact | undefined): Found => {
  const silent = names.length > 0 && names.every((name) => lookup(name) === undefined);
  return { state: silent ? 'unreported' : 'reported', value: undefined, notComputable: undefined };
};

interface Found {
  state: ValueState;
  value: Exact | undefined;
  notComputable: string | undefined;
}

const valueFrom = (indicator: Indicator, parsed: Formula | undefined, lookup: (name: string) => Exact | undefined): Found => {
  const result = parsed === undefined ? (lookup(indicator.name) ?? { missing: indicator.name }) : evaluate(parsed, lookup);
  if (!isNoResult(result)) {
    const value = indicator.valueDigits === undefined ? result : roundHalfAway(result, indicator.valueDigits);
    return { state: 'reported', value, notComputable: undefined };
  }
  return 'missing' in result
    ? { state: 'unreported', value: undefined, notComputable: undefined }
    : { state: 'reported', value: undefined, notComputable: result.notComputable };
};

/** Room 1, measure: the value of one leaf for one unit, or which of the four states of "no value" it is in. */
export const measure = (scheme: Scheme, indicator: Indicator, unit: Unit, facts: Facts): Measured => {
  const known = new Map(figuresOf(scheme).map((figure): [string, Figure] => [figure.name, figure]));
  const reporter = reporterOf(facts.plan, indicator.code, unit.id);
  const accumulated = new Map<string, Accumulated>();
  const read = (name: string): Accumulated => {
    const found = accumulated.get(name);
    if (found !== undefined) return found;
    const figure = known.get(name);
    const values = facts.figures.get(`${reporter}|${name}`) ?? [];
    const result = figure === undefined ? { value: undefined, missing: [], sources: [] } : accumulate(figure, values, facts.through, unit.since);
    accumulated.set(name, result);
    return result;
  };
  const agreed = facts.targets.get(`${unit.id}|${indicator.code}`);
  const [target, baseline] = [optional(agreed?.target), optional(agreed?.baseline)];
  const lookup = (name: string): Exact | undefined => (name === targetName ? target : name === baselineName ? baseline : read(name).value);
  const parsed = indicator.formula === undefined ? undefined : parseFormula(indicator.formula);
  const names = namesOf(indicator, parsed);
  const found: Found = needsValue(indicator.rule) ? valueFrom(indicator, parsed, lookup) : withoutValue(names, lookup);
  const exception = facts.exceptions.get(`${unit.id}|${indicator.code}`);
  const excepted = exception !== undefined && exception.months === undefined;
  return {
    indicator,
    unit: unit.id,
    ...found,
    ...(excepted && (exception.state !== 'pending' || found.value === undefined) ? { state: exception.state, value: undefined } : {}),
    target,
    baseline,
    exception,
    inputs: inputsOf(names, read, agreed),
    gaps: names.flatMap((name) => (read(name).missing.length === 0 ? [] : [{ figure: name, months: read(name).missing }])),
    figure: (name) => read(name).value,
  };
};

const inputsOf = (names: readonly string[], read: (name: string) => Accumulated, agreed: Target | undefined): Explanation['inputs'] => [
  ...names.flatMap((name) => {
    const { value, sources } = read(name);
    return value === undefined ? [] : [{ name, value: toText(value), ...(sources.length === 0 ? {} : { source: sources.join('、') }) }];
  }),
  ...(agreed?.target === undefined ? [] : [{ name: targetName, value: agreed.target }]),
  ...(agreed?.baseline === undefined ? [] : [{ name: baselineName, value: agreed.baseline }]),
];
