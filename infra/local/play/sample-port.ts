import type { Substitution } from '#domain/access/substitution.ts';
import type { CommitmentContent } from '#domain/commitments/commitment.ts';
import type { Person } from '#domain/cycles/cycle.ts';
import type { SourceSettings } from '#domain/ingestion/source.ts';
import type { LedgerEntry } from '#domain/ledger/entry.ts';
import type { Answers } from '#domain/projects/evaluation.ts';
import type { Mode } from '#domain/projects/mode.ts';
import type { ProjectContent } from '#domain/projects/project.ts';
import type { BudgetRow } from '#domain/results/budget-row.ts';
import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { Disagreement, FigureValue, Peer, PublicVotes, Rating, ScoreDecision, Target } from '#domain/scoring/facts.ts';
import type { CascadeContent } from '#domain/targets/cascade.ts';
import type { Money } from '#domain/targets/change-request.ts';
import type { Milestone } from '#domain/targets/unit-target.ts';

/** Something goes wrong in a unit's report of a window: it comes late, or the leader or the office returns it once. */
export type Slip =
  /** Reported only on `day`; the office has extended the due day to it. */
  | { kind: 'late'; window: string; unit: string; day: string; reason: string }
  /** First typed as `typed`; whoever returns it says why, then the right value is entered. */
  | {
      kind: 'leader-returns' | 'office-returns';
      window: string;
      unit: string;
      reason: string;
      typed: { figure: string; month: string; value: string }[] /** Why the office does not believe the documents either. */;
      evidence?: string;
    };

/** A cell of a unit's form. */
export interface FormCell {
  figure: string;
  month: string;
}

interface OfUnit extends FormCell {
  unit: string;
}

/** What happens while units fill in their forms. */
export interface FormEvents {
  /** Typed first and refused by the system at once. */
  mistyped: (OfUnit & { value: string })[];
  /** Answered with “no change”. */
  unchanged: OfUnit[];
  /** 原因 and 改进措施 of a deviation. */
  explanations: (OfUnit & { reason: string; measures: string })[];
  /** What a unit says about a hint of the system. */
  acknowledged: { unit: string; window: string; rule: string; month: string; note: string }[];
}

/** A figure that a unit cannot give, with the reason it states. */
export interface Gap {
  unit: string;
  figure: string;
  month: string;
  reason: string;
}

/** How a year's targets come about and change. */
export interface TargetWork {
  cascades: (CascadeContent & { id: string })[];
  /** Units that first propose what is typed; the office returns it once with the reason. */
  returned: { unit: string; reason: string; typed: { indicator: string; target: string }[] }[];
  /** Changes of agreed targets, asked for and approved on a day. */
  changes: {
    day: string;
    id: string;
    lines: { unit: string; indicator: string; target: string; milestones: Milestone[] }[];
    reason: string;
    money: Money;
    note: string;
    totals: { cascade: string; to: string }[];
  }[];
}

/** What happens around the people of a county. */
export interface Matters {
  /** Yearly holiday tables, each the text of a csv file. */
  /** Text of the GeoJSON of the townships. */
  map?: string | undefined;
  holidays: { year: string; text: string; documentNumber?: string | undefined }[];
  /** The day on which the office at last confirms the base data; without it at once. */
  baseDataConfirmedOn?: string | undefined;
  substitutions: ({ day: string } & Pick<Substitution, 'person' | 'substitute' | 'role' | 'unit' | 'from' | 'to' | 'reason'>)[];
  nudges: { day: string; task: string; words: string }[];
}

/** A score that the review or the end gives, with its reason. */
interface Given {
  indicator: string;
  marks: string;
  reason?: string | undefined;
}

/** A project of the sample: what is entered about it and when, what its unit says, what others say to that. */
export interface SampleProject {
  day: string;
  id: string;
  content: ProjectContent;
  answers: Answers;
  /** Filled in in Excel and imported, or typed. */
  by: 'workbook' | 'form';
  /** Why the unit's first form was returned: an actual value was wrong. */
  returned?: { reason: string; indicator: string; actual: string } | undefined;
  review: Given[];
  final: Given[];
  /** A further evaluation that rests on the unit's own. */
  further?: { mode: Exclude<Mode, 'self'>; review: Given[]; final: Given[] } | undefined;
}

export interface SampleProjects {
  /** Templates as documents. */
  forms: Record<string, unknown>[];
  projects: SampleProject[];
}

/** A public commitment of the sample, and what becomes of it. */
export interface SampleCommitment {
  day: string;
  id: string;
  content: CommitmentContent;
  progress: { day: string; note: string; finished: boolean }[];
  withdrawn?: { day: string; reason: string } | undefined;
}

/** What the player needs of a sample county, in the order in which people enter it. */
export interface Playable {
  policy: Policy;
  /** The plan as it is issued: without the units that join in mid-year. */
  plan: Plan;
  planNumber: string;
  schemes: Scheme[];
  sources: ({ id: string } & SourceSettings)[];
  people: Pick<Person, 'id' | 'name' | 'posts' | 'phone'>[];
  matters: Matters;
  targets: Target[];
  targetWork: TargetWork;
  /** Figures of prior years. */
  baseData: FigureValue[];
  /** Monthly figures of the two years before. */
  history: FigureValue[];
  /** 历年得分 of the two years before: the text of a csv file, as the office completes the template. */
  priorScores?: string | undefined;
  /** This year's figures of all sources; those of 自报 are typed by the units. */
  figures: FigureValue[];
  /** Values of further sources that disagree, and which one the office lets count. */
  reconciliations: (Pick<Disagreement, 'unit' | 'figure' | 'period' | 'counted' | 'others'> & { reason: string })[];
  gaps: Gap[];
  slips: Slip[];
  forms: FormEvents;
  ledger: { day: string; id: string; content: LedgerEntry['content'] }[];
  joining: { day: string; unit: Unit; reason: string }[];
  /** What the review (审议) and the deciding body change. */
  reviewed: ScoreDecision[];
  ratings: Rating[];
  publicVotes: PublicVotes[];
  peers: Peer[];
  projectEvaluation: SampleProjects;
  commitments: SampleCommitment[];
  budgets: BudgetRow[];
  /** In fen. */
  budgetTotal: string;
  adjustments: { unit: string; amount: string; reason: string }[];
}
