import type { Plan, Unit } from '#domain/schemes/plan.ts';
import { canonicalJson } from './canonical.ts';
import type { Dossier } from './dossier.ts';
import type { Adjustment, Disagreement, Exception, FigureValue, Peer, ProjectScore, PublicVotes, Rating, ScoreDecision, Target } from './facts.ts';

export type AwardedMarks = Extract<ScoreDecision, { kind: 'awarded-marks' }>;

/** A dossier's facts by what they speak of, looked up once for all units and indicators. Keys are `unit|figure`, `unit|indicator`, …. */
export interface Facts {
  plan: Plan;
  units: ReadonlyMap<string, Unit>;
  through: string;
  simulated: boolean;
  figures: ReadonlyMap<string, readonly FigureValue[]>;
  disagreements: ReadonlyMap<string, readonly Disagreement[]>;
  targets: ReadonlyMap<string, Target>;
  exceptions: ReadonlyMap<string, Exception>;
  /** Entries by the leaf or node they hang on. */
  adjustments: ReadonlyMap<string, readonly Adjustment[]>;
  /** All entries of a unit, whatever they hang on. */
  entries: ReadonlyMap<string, readonly Adjustment[]>;
  ratings: ReadonlyMap<string, readonly Rating[]>;
  votes: ReadonlyMap<string, readonly PublicVotes[]>;
  peers: ReadonlyMap<string, readonly Peer[]>;
  projects: ReadonlyMap<string, readonly ProjectScore[]>;
  awarded: ReadonlyMap<string, AwardedMarks>;
  /** Working days late of a unit, over all windows. */
  lateDays: ReadonlyMap<string, number>;
}

/** The rows in the order of their canonical text, so that the order in which a dossier lists them decides nothing. */
const inOrder = <T>(rows: readonly T[]): T[] =>
  rows
    .map((row) => ({ row, text: canonicalJson(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ row }) => row);

/** Decisions as they were taken: by day, then by id. Of several about the same thing the last one counts. */
export const inTime = (decisions: readonly ScoreDecision[]): ScoreDecision[] => {
  const when = ({ on, id }: ScoreDecision) => `${on ?? ''}|${id}`;
  return inOrder(decisions).sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
};

const onIndicator = ({ unit, indicator }: { unit: string; indicator: string }): string => `${unit}|${indicator}`;

/** The parts of a dossier that facts are read from: all but the papers that say what counts. */
export type FactsSource = Omit<Dossier, 'format' | 'policy' | 'schemes'>;

export const factsOf = (dossier: FactsSource): Facts => {
  const { plan, through, purpose } = dossier;
  const adjustments = inOrder(dossier.adjustments);
  const late = Map.groupBy(dossier.lateDays, ({ unit }) => unit);
  return {
    plan,
    units: new Map(plan.units.map((unit) => [unit.id, unit])),
    through,
    simulated: purpose === 'simulated',
    figures: Map.groupBy(dossier.figures, ({ unit, figure }) => `${unit}|${figure}`),
    disagreements: Map.groupBy(inOrder(dossier.disagreements), ({ unit, figure }) => `${unit}|${figure}`),
    targets: new Map(inOrder(dossier.targets).map((target) => [onIndicator(target), target])),
    exceptions: new Map(inOrder(dossier.exceptions).map((exception) => [onIndicator(exception), exception])),
    adjustments: Map.groupBy(adjustments, ({ unit, on }) => `${unit}|${on ?? ''}`),
    entries: Map.groupBy(adjustments, ({ unit }) => unit),
    ratings: Map.groupBy(inOrder(dossier.ratings), onIndicator),
    votes: Map.groupBy(inOrder(dossier.publicVotes), ({ unit }) => unit),
    projects: Map.groupBy(
      inOrder(dossier.projects).sort((a, b) => (a.project < b.project ? -1 : a.project > b.project ? 1 : 0)),
      ({ unit }) => unit,
    ),
    peers: Map.groupBy(inOrder(dossier.peers), ({ indicator }) => indicator),
    awarded: new Map(inTime(dossier.decisions).flatMap((decision) => (decision.kind === 'awarded-marks' ? [[onIndicator(decision), decision]] : []))),
    lateDays: new Map([...late].map(([unit, rows]) => [unit, rows.reduce((days, row) => days + row.days, 0)])),
  };
};
