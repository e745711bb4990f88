import { exact, hundred, toText } from '#domain/numbers/exact.ts';
import { cut } from './cuts.ts';
import type { Graded } from './rank.ts';
import { flag } from './rules/marking.ts';
import type { Scorecard } from './scorecard.ts';
import type { Scored } from './total-units.ts';

/** The scorecard of a unit: everything the four rooms found, as data. */
export const cardOf = ({ unit, lineUp, marks, total }: Scored, graded: Graded, simulated: boolean): Scorecard => {
  const { scheme } = lineUp.sheet;
  const all = [...marks.values()];
  return {
    unit: unit.id,
    name: unit.name,
    category: lineUp.category.code,
    scheme: scheme.code,
    schemeVersion: scheme.version,
    fullMarks: scheme.root.fullMarks,
    marks: all.map(({ mark }) => mark),
    nodes: total.nodes,
    total: toText(total.total),
    bonus: toText(total.bonus),
    deduction: toText(total.deduction),
    lateDeduction: toText(total.late),
    score: toText(graded.score),
    percent: toText(graded.score.div(exact(scheme.root.fullMarks)).mul(hundred)),
    grade: graded.grade,
    rank: graded.rank,
    steps: [...total.steps, ...graded.steps],
    flags: [...(simulated ? [flag('simulated')] : []), ...total.flags, ...graded.flags],
    byGoal: cut(all, 'goal'),
    byField: cut(all, 'field'),
    provisional: all.some(({ mark }) => mark.state === 'pending'),
  };
};
