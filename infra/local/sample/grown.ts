import { exact } from '#domain/numbers/exact.ts';
import { figuresOf, leavesOf } from '#domain/schemes/figures-of.ts';
import type { FigureValue, Target } from '#domain/scoring/facts.ts';
import type { Playable } from '../play/sample-port.ts';
import { type Clone, clonesOf, peopleOf } from './clones.ts';
import { figureBy, type Scale, scaled, targetBy } from './scale.ts';

type Budget = Playable['budgets'][number];

/** The rows of the sample, and for each clone its model's rows under its own number, varied. */
const copies = <T extends { unit: string }>(rows: readonly T[], clones: readonly Clone[], vary: (row: T, scale: Scale) => T): T[] => {
  const byUnit = Map.groupBy(rows, ({ unit }) => unit);
  return [...rows, ...clones.flatMap(({ unit: { id }, model, scale }) => (byUnit.get(model) ?? []).map((row) => vary({ ...row, unit: id }, scale)))];
};

const varyFigure = ({ schemes }: Playable): ((row: FigureValue, scale: Scale) => FigureValue) => {
  const units = new Map(schemes.flatMap(figuresOf).map(({ name, unitOfMeasure }) => [name, unitOfMeasure]));
  return (row, scale) => ({ ...row, value: figureBy(row.value, units.get(row.figure), scale) });
};

const isTarget = (row: Target, value: string): row is Target & { target: string } => row.target !== undefined && exact(row.target).equals(exact(value));

const varyTarget = ({ schemes }: Playable): ((row: Target, scale: Scale) => Target) => {
  const units = new Map(schemes.flatMap(({ root }) => leavesOf(root)).map(({ code, unitOfMeasure }) => [code, unitOfMeasure]));
  return (row, scale) => {
    const vary = (text: string) => targetBy(text, units.get(row.indicator), scale);
    return {
      ...row,
      ...(row.target === undefined ? {} : { target: vary(row.target) }),
      ...(row.baseline === undefined ? {} : { baseline: vary(row.baseline) }),
      // The last milestone stays the target, with the target's own decimals.
      milestones: row.milestones.map(({ month, value }) => ({ month, value: vary(isTarget(row, value) ? row.target : value) })),
    };
  };
};

const varyBudget = (row: Budget, { size }: Scale): Budget => ({
  ...row,
  base: scaled(row.base, size),
  protected: {
    basicGuarantees: scaled(row.protected.basicGuarantees, size),
    debtService: scaled(row.protected.debtService, size),
    earmarked: scaled(row.protected.earmarked, size),
    contracts: scaled(row.protected.contracts, size),
  },
});

const sumOf = (budgets: readonly Budget[]): bigint => budgets.reduce((sum, { base }) => sum + BigInt(base), 0n);

/** A larger county: the sample's units and as many more, modelled on them in turn; their figures vary with size and quality. Pure and deterministic. */
export const grown = (sample: Playable, units: number, names: Record<string, string[]>): Playable => {
  const clones = clonesOf(sample, units - sample.plan.units.length - sample.joining.length, names);
  if (clones.length === 0) return sample;
  const budgets = copies(sample.budgets, clones, varyBudget);
  return {
    ...sample,
    plan: { ...sample.plan, units: [...sample.plan.units, ...clones.map(({ unit }) => unit)] },
    people: [...sample.people, ...clones.flatMap(peopleOf)],
    targets: copies(sample.targets, clones, varyTarget(sample)),
    baseData: copies(sample.baseData, clones, varyFigure(sample)),
    history: copies(sample.history, clones, varyFigure(sample)),
    figures: copies(sample.figures, clones, varyFigure(sample)),
    gaps: copies(sample.gaps, clones, (row) => row),
    forms: {
      ...sample.forms,
      unchanged: copies(sample.forms.unchanged, clones, (row) => row),
      explanations: copies(sample.forms.explanations, clones, (row) => row),
      acknowledged: copies(sample.forms.acknowledged, clones, (row) => row),
    },
    ratings: copies(sample.ratings, clones, (row, { quality }) => ({ ...row, ratings: row.ratings.map((text) => scaled(text, quality)) })),
    publicVotes: copies(sample.publicVotes, clones, (row, { size }) => ({ ...row, counts: row.counts.map((count) => Number(scaled(String(count), size))) })),
    budgets,
    budgetTotal: ((BigInt(sample.budgetTotal) * sumOf(budgets)) / sumOf(sample.budgets)).toString(),
  };
};
