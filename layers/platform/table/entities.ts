import { createConversions, Entity } from 'electrodb';
import type * as z from 'zod';
import { Identity } from '#domain/access/identity.ts';
import { Session } from '#domain/access/session.ts';
import { Substitution } from '#domain/access/substitution.ts';
import { Commitment } from '#domain/commitments/commitment.ts';
import { County, Cycle, Person, Phase, Window } from '#domain/cycles/cycle.ts';
import { Decision } from '#domain/cycles/decision.ts';
import { HolidayTable } from '#domain/cycles/holiday-table.ts';
import { Disclosure } from '#domain/disclosure/disclosure.ts';
import { Intake, Progress } from '#domain/ingestion/intake.ts';
import { SavedMapping } from '#domain/ingestion/mapping.ts';
import { PullRun } from '#domain/ingestion/pull.ts';
import { Reconciliation } from '#domain/ingestion/reconciliation.ts';
import { Source } from '#domain/ingestion/source.ts';
import { SourceToken } from '#domain/ingestion/source-token.ts';
import { LedgerEntry } from '#domain/ledger/entry.ts';
import { Notification } from '#domain/notifications/notification.ts';
import { Evaluation } from '#domain/projects/evaluation.ts';
import { Project } from '#domain/projects/project.ts';
import { Batch, BatchRows } from '#domain/reporting/batch.ts';
import { Evidence } from '#domain/reporting/evidence.ts';
import { Postings } from '#domain/reporting/postings.ts';
import { ReportedFigure, Submission } from '#domain/reporting/submission.ts';
import { BudgetTable, ResultPaper } from '#domain/results/result.ts';
import { Publication } from '#domain/schemes/publication.ts';
import { ScoreTotal, ScoreVersion } from '#domain/scoring/result.ts';
import { Cascade } from '#domain/targets/cascade.ts';
import { ChangeRequest } from '#domain/targets/change-request.ts';
import { TargetList } from '#domain/targets/target-list.ts';
import { UnitTarget } from '#domain/targets/unit-target.ts';
import { Task } from '#domain/tasks/task.ts';
import { environment } from '#platform/environment.ts';
import { documents } from './client.ts';

export interface Layout {
  schema: z.ZodObject;
  /** Attributes of the partition key and of the sort key, in order. */
  pk: readonly string[];
  sk: readonly string[];
  /** Further access paths: [partition attributes, sort attributes]. */
  by?: Record<string, readonly [readonly string[], readonly string[]]>;
}

/** Where each record lies. A reader finds a record's key here and nowhere else. */
export const layouts = {
  county: { schema: County, pk: ['county'], sk: [], by: { registry: [['registry'], ['county']] } },
  session: { schema: Session, pk: ['county', 'person'], sk: ['id'] },
  person: { schema: Person, pk: ['county'], sk: ['id'] },
  identity: { schema: Identity, pk: ['id'], sk: [], by: { person: [['county'], ['person', 'id']] } },
  substitution: { schema: Substitution, pk: ['county'], sk: ['substitute', 'id'] },
  holidays: { schema: HolidayTable, pk: ['county'], sk: ['year', 'version'] },
  cycle: { schema: Cycle, pk: ['county'], sk: ['cycle'] },
  phase: { schema: Phase, pk: ['county', 'cycle'], sk: ['phase'] },
  window: { schema: Window, pk: ['county', 'cycle'], sk: ['window'] },
  submission: { schema: Submission, pk: ['county', 'cycle', 'window'], sk: ['unit'] },
  figure: { schema: ReportedFigure, pk: ['county', 'cycle', 'unit'], sk: ['window', 'figure', 'month'] },
  evidence: {
    schema: Evidence,
    pk: ['county', 'cycle', 'unit'],
    sk: ['id'],
    by: {
      status: [
        ['county', 'cycle', 'status'],
        ['on', 'unit', 'id'],
      ],
    },
  },
  task: {
    schema: Task,
    pk: ['county', 'cycle'],
    sk: ['id'],
    by: {
      assignee: [
        ['county', 'cycle', 'assigneeKey'],
        ['status', 'day', 'id'],
      ],
      day: [
        ['county', 'cycle', 'status'],
        ['day', 'id'],
      ],
    },
  },
  notification: {
    schema: Notification,
    pk: ['county'],
    sk: ['id'],
    by: {
      addressee: [
        ['county', 'to'],
        ['on', 'id'],
      ],
      day: [['county'], ['on', 'id']],
    },
  },
  batch: { schema: Batch, pk: ['county', 'cycle'], sk: ['id'] },
  postings: { schema: Postings, pk: ['county', 'cycle'], sk: [] },
  rows: {
    schema: BatchRows,
    pk: ['county', 'cycle', 'batch'],
    sk: ['unit', 'part'],
    by: {
      unit: [
        ['county', 'cycle', 'unit'],
        ['batch', 'part'],
      ],
    },
  },
  reconciliation: { schema: Reconciliation, pk: ['county', 'cycle'], sk: ['unit', 'figure', 'period', 'version'] },
  sourceToken: { schema: SourceToken, pk: ['county'], sk: ['id'] },
  pullRun: { schema: PullRun, pk: ['county', 'cycle'], sk: ['source', 'id'] },
  source: { schema: Source, pk: ['county'], sk: ['id'] },
  intake: { schema: Intake, pk: ['county', 'cycle'], sk: ['id'] },
  progress: { schema: Progress, pk: ['county', 'cycle'], sk: ['intake'] },
  mapping: { schema: SavedMapping, pk: ['county'], sk: ['source'] },
  ledger: { schema: LedgerEntry, pk: ['county', 'cycle'], sk: ['id'] },
  decision: { schema: Decision, pk: ['county', 'cycle'], sk: ['id'] },
  publication: { schema: Publication, pk: ['county', 'cycle'], sk: ['kind', 'code', 'version'] },
  scores: { schema: ScoreVersion, pk: ['county', 'cycle'], sk: ['version'] },
  total: { schema: ScoreTotal, pk: ['county', 'cycle', 'version'], sk: ['unit'] },
  target: { schema: UnitTarget, pk: ['county', 'cycle'], sk: ['unit', 'indicator', 'version'] },
  targetList: { schema: TargetList, pk: ['county', 'cycle'], sk: ['unit'] },
  cascade: { schema: Cascade, pk: ['county', 'cycle'], sk: ['id'] },
  targetChange: { schema: ChangeRequest, pk: ['county', 'cycle'], sk: ['id'] },
  budget: { schema: BudgetTable, pk: ['county', 'cycle'], sk: ['version'] },
  paper: { schema: ResultPaper, pk: ['county', 'cycle'], sk: ['kind', 'version'] },
  project: { schema: Project, pk: ['county', 'cycle'], sk: ['id'] },
  commitment: { schema: Commitment, pk: ['county', 'cycle'], sk: ['id'] },
  // The public API may read this kind of record and no other: its role is held to the partitions that begin with its name.
  disclosure: {
    schema: Disclosure,
    pk: ['county'],
    sk: ['cycle', 'kind', 'version'],
    by: { registry: [['registry'], ['county', 'cycle', 'kind', 'version']] },
  },
  evaluation: { schema: Evaluation, pk: ['county', 'cycle'], sk: ['project', 'mode'] },
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof layouts;
export type ItemOf<N extends LayoutName> = z.infer<(typeof layouts)[N]['schema']>;

const indexNames = ['gsi1', 'gsi2'] as const;
/** What the platform adds to a record and the domain never sees: the key a workflow waits on next. (`callback` is not even declared, so it cannot leak.) */
const platformAttributes: Record<string, readonly string[]> = { task: ['next'] };

const key = (field: string, composite: readonly string[]) => ({ field, composite: [...composite], casing: 'none' as const });

/** The part of an ElectroDB operation that the platform uses; what comes back is parsed with the record's schema, never cast. */
export interface Operation {
  where: (condition: (attributes: Record<string, never>, operations: Conditions) => string) => Operation;
  set: (values: Record<string, unknown>) => Operation;
  remove: (attributes: readonly string[]) => Operation;
  composite: (values: Record<string, unknown>) => Operation;
  go: (options?: Record<string, unknown>) => Promise<{ data: unknown; cursor?: string | null; unprocessed?: unknown[] }>;
  commit: (options?: Record<string, unknown>) => unknown;
  params: () => unknown;
}
interface Conditions {
  eq: (attribute: never, value: unknown) => string;
  lte: (attribute: never, value: unknown) => string;
}
interface Query extends Operation {
  begins: (sort: Record<string, unknown>) => Query;
  between: (from: Record<string, unknown>, to: Record<string, unknown>) => Query;
  lte: (sort: Record<string, unknown>) => Query;
  params: () => Record<string, never> & { FilterExpression: string };
}
export interface RecordEntity {
  get: (key: Record<string, unknown>) => Operation;
  put: (items: readonly Record<string, unknown>[]) => Operation;
  create: (item: Record<string, unknown>) => Operation;
  patch: (key: Record<string, unknown>) => Operation;
  delete: (key: Record<string, unknown>) => Operation;
  check: (key: Record<string, unknown>) => Operation;
  query: Record<string, (key: Record<string, unknown>) => Query>;
}

const entityOf = (name: LayoutName): RecordEntity => {
  const { schema, pk, sk, by = {} }: Layout = layouts[name];
  const names = [...Object.keys(schema.shape), ...(platformAttributes[name] ?? [])];
  const numeric = new Set(['version', 'part'].filter((attribute) => schema.shape[attribute]?._zod.def.type === 'number'));
  const inKey = new Set([...pk, ...sk, ...Object.values(by).flat(2)]);
  const typeOf = (attribute: string) => (numeric.has(attribute) ? 'number' : inKey.has(attribute) ? 'string' : 'any');
  const model = {
    // The service stands first in every partition key: each kind of record has partitions of its own, so that a year's busy county is not one hot partition.
    model: { entity: name, version: '1', service: `xianheng-${name}` },
    attributes: Object.fromEntries(names.map((attribute) => [attribute, { type: typeOf(attribute) }])),
    indexes: {
      record: { pk: key('pk', pk), sk: key('sk', sk) },
      ...Object.fromEntries(
        Object.entries(by).map(([path, [partition, sort]], at) => [
          path,
          { index: indexNames[at], pk: key(`${indexNames[at]}pk`, partition), sk: key(`${indexNames[at]}sk`, sort) },
        ]),
      ),
    },
  };
  return new Entity(model as never, { table: environment.RECORDS_TABLE, client: documents }) as unknown as RecordEntity;
};

export const entities = Object.fromEntries(Object.keys(layouts).map((name) => [name, entityOf(name as LayoutName)])) as Record<LayoutName, RecordEntity>;

/** The table's key of a record. */
export const tableKey = (name: LayoutName, composite: Record<string, unknown>): { pk: string; sk: string } => {
  const { pk, sk } = createConversions(entities[name] as never).fromComposite.toKeys(composite as never) as Record<string, unknown>;
  return { pk: String(pk), sk: String(sk) };
};
