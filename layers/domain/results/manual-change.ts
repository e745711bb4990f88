import * as z from 'zod';
import type { Phase, Window } from '#domain/cycles/cycle.ts';
import type { Reconciliation } from '#domain/ingestion/reconciliation.ts';
import { changedByHand } from '#domain/scoring/proposal.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import type { ChangeRequest } from '#domain/targets/change-request.ts';
import type { BudgetPaper, BudgetTable } from './result.ts';

/** 人工干预: where a person's decision stands in place of what the system computed or of what was agreed. */
export const ManualChange = z.object({
  kind: z.enum(['marks', 'grade', 'tie', 'source', 'target', 'budget', 'closed-early']),
  /** Unit it is about, where it is about one. */
  unit: z.string().optional(),
  /** Indicator, figure, window or phase. */
  what: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  reason: z.string(),
  /** Person or meeting; absent where the trail alone knows it. */
  by: z.string().optional(),
  on: z.iso.date().optional(),
});
export type ManualChange = z.infer<typeof ManualChange>;

interface Records {
  cards: readonly Scorecard[];
  reconciliations: readonly Reconciliation[];
  targetChanges: readonly ChangeRequest[];
  windows: readonly Window[];
  phases: readonly Phase[];
  /** The newest table with its rows, once there is one. */
  budget?: { table: BudgetTable; paper: BudgetPaper } | undefined;
}

const scores = ({ cards }: Records): ManualChange[] =>
  cards.flatMap((card) =>
    changedByHand(card).map(({ kind, name, from, to, by, reason }) => ({ kind, unit: card.unit, what: name, before: from, after: to, reason, by })),
  );

const sources = ({ reconciliations }: Records): ManualChange[] =>
  reconciliations.map(({ unit, figure, period, counted, others, reason, by, on }) => ({
    ...{ kind: 'source' as const, unit, what: `${figure} ${period}`, reason, by, on },
    before: others.map(({ source, value }) => `${source} ${value}`).join('、'),
    after: `${counted.source} ${counted.value}`,
  }));

const targets = ({ targetChanges }: Records): ManualChange[] =>
  targetChanges
    .filter(({ status }) => status === 'approved')
    .flatMap(({ lines, reason, decidedBy: by, decidedOn: on }) =>
      lines.map(({ unit, indicator, from, to }) => ({ kind: 'target' as const, unit, what: indicator, before: from.target, after: to.target, reason, by, on })),
    );

/** Without finance's own amount a unit had what its coefficient gives. */
const budgets = ({ budget }: Records): ManualChange[] =>
  (budget?.table.adjustments ?? []).map(({ unit, amount, reason, by }) => ({
    ...{ kind: 'budget' as const, unit, after: amount, reason, by },
    before: budget?.paper.lines.find((line) => line.unit === unit)?.steps.find(({ name }) => name === 'after-coefficient')?.value,
  }));

const endedEarly = ({ windows, phases }: Records): ManualChange[] => [
  ...windows.flatMap(({ name, closedEarly, closedOn }) =>
    closedEarly === undefined ? [] : [{ kind: 'closed-early' as const, what: name, reason: closedEarly, on: closedOn }],
  ),
  ...phases.flatMap(({ phase, closedEarly, completedOn }) =>
    closedEarly === undefined ? [] : [{ kind: 'closed-early' as const, what: phase, reason: closedEarly, on: completedOn }],
  ),
];

/** All of them in one list: marks and grades first, because they decide most. */
export const manualChangesOf = (records: Records): ManualChange[] => [scores, sources, targets, budgets, endedEarly].flatMap((look) => look(records));
