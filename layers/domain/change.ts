import type { Identity } from './access/identity.ts';
import type { Substitution } from './access/substitution.ts';
import type { Commitment } from './commitments/commitment.ts';
import type { County, Cycle, Person, Phase, Window } from './cycles/cycle.ts';
import type { Decision } from './cycles/decision.ts';
import type { HolidayTable } from './cycles/holiday-table.ts';
import type { Disclosure } from './disclosure/disclosure.ts';
import type { Intake } from './ingestion/intake.ts';
import type { SavedMapping } from './ingestion/mapping.ts';
import type { PullRun } from './ingestion/pull.ts';
import type { Reconciliation } from './ingestion/reconciliation.ts';
import type { Source } from './ingestion/source.ts';
import type { SourceToken } from './ingestion/source-token.ts';
import type { LedgerEntry } from './ledger/entry.ts';
import type { Notification } from './notifications/notification.ts';
import type { Evaluation } from './projects/evaluation.ts';
import type { Project } from './projects/project.ts';
import type { Batch } from './reporting/batch.ts';
import type { Evidence } from './reporting/evidence.ts';
import type { Postings } from './reporting/postings.ts';
import type { ReportedFigure, Submission } from './reporting/submission.ts';
import type { BudgetTable, ResultPaper } from './results/result.ts';
import type { Publication } from './schemes/publication.ts';
import type { ScoreVersion } from './scoring/result.ts';
import type { Cascade } from './targets/cascade.ts';
import type { ChangeRequest } from './targets/change-request.ts';
import type { TargetList } from './targets/target-list.ts';
import type { UnitTarget } from './targets/unit-target.ts';
import type { Task } from './tasks/task.ts';

/** Every official record by its name. */
export interface Records {
  county: County;
  person: Person;
  identity: Identity;
  substitution: Substitution;
  holidays: HolidayTable;
  cycle: Cycle;
  phase: Phase;
  window: Window;
  submission: Submission;
  figure: ReportedFigure;
  evidence: Evidence;
  task: Task;
  notification: Notification;
  batch: Batch;
  postings: Postings;
  source: Source;
  pullRun: PullRun;
  sourceToken: SourceToken;
  intake: Intake;
  mapping: SavedMapping;
  reconciliation: Reconciliation;
  ledger: LedgerEntry;
  decision: Decision;
  publication: Publication;
  scores: ScoreVersion;
  target: UnitTarget;
  targetList: TargetList;
  cascade: Cascade;
  targetChange: ChangeRequest;
  budget: BudgetTable;
  paper: ResultPaper;
  project: Project;
  evaluation: Evaluation;
  commitment: Commitment;
  disclosure: Disclosure;
}
export type RecordName = keyof Records;

/** New values of some attributes; `undefined` takes an attribute away. */
type Patch<T> = { [K in keyof T]?: T[K] | undefined };

/** A record that did not exist (put if absent). */
export type Created<N extends RecordName = RecordName> = { [K in N]: { created: K; item: Records[K] } }[N];
/** A record that was as `before` when it was decided on, and gets `set`; refused when it has moved on. `rev` is raised by the store. */
export type Changed<N extends RecordName = RecordName> = { [K in N]: { changed: K; before: Records[K]; set: Patch<Records[K]> } }[N];
/** Records that others rest on while they have a status. */
type Holdable = 'submission' | 'window' | 'targetList' | 'cascade';
/** A record that the decision rests on and that must still have the same status. */
export type Held<N extends Holdable = Holdable> = { [K in N]: { held: K; before: Records[K] } }[N];

export type Change = Created | Changed | Held;

/** What an act amounts to: a fact in the past tense for the audit trail, and its changes, written together or not at all. */
export interface Move {
  fact: string;
  changes: readonly Change[];
}

export const created = <N extends RecordName>(name: N, item: Records[N]) => ({ created: name, item }) as unknown as Created;
export const changed = <N extends RecordName>(name: N, before: Records[N], set: Patch<Records[N]>) => ({ changed: name, before, set }) as unknown as Changed;
export const held = <N extends Holdable>(name: N, before: Records[N]) => ({ held: name, before }) as unknown as Held;
