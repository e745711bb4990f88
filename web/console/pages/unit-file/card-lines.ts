import type { Mark, NodeScore, Scorecard } from '#domain/scoring/scorecard.ts';

export interface CardLine {
  level: number;
  node?: NodeScore;
  mark?: Mark;
}

/** A scorecard as lines of a table: each node before what hangs on it, in the scheme's order. */
export const cardLines = ({ nodes, marks }: Pick<Scorecard, 'nodes' | 'marks'>): CardLine[] => {
  const [nodeOf, markOf] = [new Map(nodes.map((node) => [node.code, node])), new Map(marks.map((mark) => [mark.code, mark]))];
  const below = (code: string, level: number): CardLine[] => {
    const [node, mark] = [nodeOf.get(code), markOf.get(code)];
    if (node !== undefined) return [{ level, node }, ...node.children.flatMap((child) => below(child, level + 1))];
    return mark === undefined ? [] : [{ level, mark }];
  };
  return nodes.filter(({ parent }) => parent === undefined).flatMap(({ code }) => below(code, 0));
};
