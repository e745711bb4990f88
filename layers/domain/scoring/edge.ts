import { zero } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Draft } from './candidate.ts';

type Tie = Policy['quota']['tie'];
type Criterion = Exclude<Tie, string>[number];

const compareBy = (criterion: Criterion, a: Draft, b: Draft, chosen: ReadonlySet<string>): number => {
  switch (criterion.by) {
    case 'goal':
      return (b.goalMarks.get(criterion.goal) ?? zero).compare(a.goalMarks.get(criterion.goal) ?? zero);
    case 'node':
      return (b.nodeMarks.get(criterion.code) ?? zero).compare(a.nodeMarks.get(criterion.code) ?? zero);
    case 'office':
      return Number(chosen.has(b.unit)) - Number(chosen.has(a.unit));
  }
};

const nameOf = (criterion: Criterion): string => (criterion.by === 'goal' ? criterion.goal : criterion.by === 'node' ? criterion.code : criterion.by);

export interface Edge {
  seated: readonly Draft[];
  /** Units at the edge that no criterion could tell apart: they get no seat until the office decides. */
  undecided: readonly Draft[];
  /** The goal, node or rule that told the units apart. */
  decidedBy: string | undefined;
}

/** Who of the equal scores at the edge takes the remaining seats, fewer than the units; it decides the seat, not the rank [T07]. */
export const decideEdge = (tied: readonly Draft[], free: number, tie: Tie, chosen: ReadonlySet<string>): Edge => {
  if (typeof tie === 'string') return { seated: tie === 'allIn' ? tied : [], undecided: [], decidedBy: tie };
  const compare = (a: Draft, b: Draft): number => tie.reduce((found, criterion) => (found === 0 ? compareBy(criterion, a, b, chosen) : found), 0);
  const order = [...tied].sort(compare);
  const [last, first] = [order[free - 1], order[free]];
  if (last === undefined || first === undefined) return { seated: order.slice(0, free), undecided: [], decidedBy: undefined };
  const criterion = tie.find((each) => compareBy(each, last, first, chosen) !== 0);
  if (criterion !== undefined) return { seated: order.slice(0, free), undecided: [], decidedBy: nameOf(criterion) };
  return { seated: order.filter((each) => compare(each, last) < 0), undecided: order.filter((each) => compare(each, last) === 0), decidedBy: undefined };
};
