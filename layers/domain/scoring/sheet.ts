import { figuresOf, leavesOf } from '#domain/schemes/figures-of.ts';
import type { Figure, Indicator } from '#domain/schemes/indicator.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { type Formula, namesIn, parseFormula } from './formula.ts';
import { figuresRead, needsValue } from './rules/kinds.ts';

/** Names a formula knows besides figures. */
export const targetName = '目标';
export const baselineName = '基期';

/** A leaf ready to be measured: its formula read once, and the figures it rests on. */
export interface Leaf {
  indicator: Indicator;
  formula: Formula | undefined;
  /** Figures of its formula (or its own), and those its rule reads. */
  names: readonly string[];
}

/** A scheme ready to be measured. */
export interface Sheet {
  scheme: Scheme;
  figures: ReadonlyMap<string, Figure>;
  leaves: readonly Leaf[];
}

const leafOf = (indicator: Indicator): Leaf => {
  const formula = indicator.formula === undefined ? undefined : parseFormula(indicator.formula);
  const own =
    formula !== undefined
      ? namesIn(formula).filter((name) => name !== targetName && name !== baselineName)
      : needsValue(indicator.rule)
        ? [indicator.name]
        : [];
  return { indicator, formula, names: [...new Set([...own, ...figuresRead(indicator.rule)])] };
};

export const sheetOf = (scheme: Scheme): Sheet => ({
  scheme,
  figures: new Map(figuresOf(scheme).map((figure) => [figure.name, figure])),
  leaves: leavesOf(scheme.root).map(leafOf),
});
