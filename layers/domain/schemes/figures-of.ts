import { needsValue } from '#domain/scoring/rules/kinds.ts';
import type { Figure, Indicator } from './indicator.ts';
import type { Node, Scheme } from './scheme.ts';

/** The leaves of a tree, in the scheme's order. */
export const leavesOf = (node: Node): Indicator[] => node.children.flatMap((child) => (child.kind === 'node' ? leavesOf(child) : [child]));

/** An indicator without a formula is its own figure, unless its rule reads other figures, entries, ratings or project scores. */
const ownFigure = ({ name, formula, rule, unitOfMeasure, accumulation, frequency, source, domain }: Indicator): Figure[] => {
  if (formula !== undefined || !needsValue(rule)) return [];
  return [{ name, unitOfMeasure: unitOfMeasure ?? '', accumulation, frequency: frequency ?? 'yearly', source: source ?? '', domain, baseData: false }];
};

/** Every figure (数据项) a scheme rests on, once: the same name is the same figure, and what is declared of it counts. */
export const figuresOf = (scheme: Scheme): Figure[] => {
  const leaves = leavesOf(scheme.root);
  const declared = new Set([...scheme.figures, ...leaves.flatMap(({ figures }) => figures)].map(({ name }) => name));
  const own = (leaf: Indicator): Figure[] => ownFigure(leaf).filter(({ name }) => !declared.has(name));
  const all = [...scheme.figures, ...leaves.flatMap((leaf) => [...leaf.figures, ...own(leaf)])];
  return [...new Map(all.map((figure) => [figure.name, figure])).values()];
};
