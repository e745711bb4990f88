import { exact, hundred } from '#domain/numbers/exact.ts';
import type { Disagreement, FigureValue, SourceValue } from '#domain/scoring/facts.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { Source } from './source.ts';

type Cell = Pick<FigureValue, 'unit' | 'figure' | 'period'>;

/** What the rule knows besides the values. */
export interface Believed {
  sources: readonly Pick<Source, 'name' | 'precedence' | 'tolerance'>[];
  decisions: readonly Reconciliation[];
  /** The source that the unit's scheme names for the figure; at the same precedence it goes first. */
  declared: (unit: string, figure: string) => string | undefined;
}

export interface Settled {
  /** Exactly one value a unit, figure and month. */
  figures: FigureValue[];
  disagreements: Disagreement[];
}

/** Whoever is not registered comes after all who are. */
const lastPrecedence = 1000;

export const cellOf = ({ unit, figure, period }: Cell): string => `${unit}|${figure}|${period}`;
export const sameValue = (a: SourceValue, b: SourceValue): boolean => a.source === b.source && exact(a.value).equals(exact(b.value));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By how much the weaker source may differ is the weaker one's own tolerance. */
const agrees = (counted: SourceValue, other: SourceValue, { sources }: Believed): boolean => {
  const gap = exact(counted.value).sub(exact(other.value)).abs();
  if (gap.equals(0)) return true;
  const { absolute, percent } = sources.find(({ name }) => name === other.source)?.tolerance ?? {};
  if (absolute !== undefined && gap.lte(exact(absolute))) return true;
  return percent !== undefined && gap.lte(exact(counted.value).abs().mul(exact(percent)).div(hundred));
};

/** The value of the source that is believed most goes first. Of one source that said two things (in the form and in a batch) what is given last goes first; which text is smaller decides nothing. */
export const inOrder = (values: readonly FigureValue[], { sources, declared }: Pick<Believed, 'sources' | 'declared'>): FigureValue[] => {
  const precedence = new Map(sources.map((source) => [source.name, source.precedence]));
  const rank = ({ source }: FigureValue) => precedence.get(source) ?? lastPrecedence;
  const named = ({ unit, figure, source }: FigureValue) => (declared(unit, figure) === source ? 0 : 1);
  return [...values].reverse().sort((a, b) => rank(a) - rank(b) || named(a) - named(b) || byText(a.source, b.source));
};

const plain = ({ source, value }: SourceValue): SourceValue => ({ source, value });

/** The newest decision that was taken on just these values: a value that came or changed since asks for a new one. */
const decisionOn = (own: readonly Reconciliation[], values: readonly SourceValue[]): Reconciliation | undefined =>
  own
    .filter(({ counted, others }) => {
      const decided = [counted, ...others];
      return decided.length === values.length && values.every((value) => decided.some((each) => sameValue(each, value)));
    })
    .sort((a, b) => b.version - a.version)[0];

const settleCell = (
  given: readonly FigureValue[],
  own: readonly Reconciliation[],
  believed: Believed,
): { figure: FigureValue; disagreement?: Disagreement } | undefined => {
  const [first, ...rest] = inOrder(given, believed);
  if (first === undefined) return undefined;
  const different = rest.filter((other) => !agrees(first, other, believed)).filter((other, at, all) => all.findIndex((each) => sameValue(each, other)) === at);
  if (different.length === 0) return { figure: first };
  const values = [first, ...different];
  const decision = decisionOn(own, values);
  const counted = values.find((each) => decision !== undefined && sameValue(each, decision.counted)) ?? first;
  const { unit, figure, period } = counted;
  const others = values.filter((each) => each !== counted).map(plain);
  const decided = decision === undefined ? {} : { decided: { reason: decision.reason, by: decision.by, on: decision.on } };
  return { figure: counted, disagreement: { unit, figure, period, counted: plain(counted), others, ...decided } };
};

/**
 * 数据核对: one value for each unit, figure and month out of all that were given. Where sources differ beyond tolerance the office's decision counts,
 * until there is one the source that precedes; the others stay beside it. A source that contradicts itself (units report
 * otherwise than a batch in their name says) disagrees like two sources. Of the batches of a source only the latest word is given here.
 */
export const settleValues = (values: readonly FigureValue[], believed: Believed): Settled => {
  const decisions = Map.groupBy(believed.decisions, cellOf);
  const cells = [...Map.groupBy(values, cellOf)].flatMap(([cell, given]) => settleCell(given, decisions.get(cell) ?? [], believed) ?? []);
  return { figures: cells.map(({ figure }) => figure), disagreements: cells.flatMap(({ disagreement }) => disagreement ?? []) };
};
