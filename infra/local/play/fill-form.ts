import type { Submission } from '#domain/reporting/submission.ts';
import { ApiProblem } from '../client.ts';
import { type AskedEvidence, prove } from './evidence.ts';
import type { Game } from './game.ts';
import type { FormCell, Slip } from './sample-port.ts';

interface Asked extends FormCell {
  value?: string;
  rev?: number;
  unchanged?: true;
  reason?: string;
  measures?: string;
}

interface FormAnswer {
  submission: Submission;
  asked: Asked[];
  evidence: AskedEvidence;
}

interface Saved {
  saved: (FormCell & { rev: number })[];
  refused: (FormCell & { problem: { message: string; offer?: { value: string } } })[];
}

type Given = FormCell & { value: string; rev?: number; reason?: string; measures?: string };

export const cellKey = ({ unit, figure, month }: FormCell & { unit: string }): string => `${unit}|${figure}|${month}`;

/** Values by unit, figure and month. */
export type Values = ReadonlyMap<string, string>;

const isOf =
  (cell: FormCell) =>
  ({ figure, month }: FormCell): boolean =>
    figure === cell.figure && month === cell.month;

/** What a unit modelled on another one says of its deviation, for which the sample has no words. */
const inGeneral = { reason: '进度与年初预计有差距,详见单位工作台账', measures: '按月调度,年内补齐' };

/** A unit at its form in one window: its reporter, its books, and what the sample tells of it. */
class Form {
  private readonly path: string;
  private readonly game: Game;
  private readonly submission: Submission;
  private readonly books: Values;
  private readonly revs = new Map<string, number>();

  constructor(game: Game, submission: Submission, books: Values) {
    this.game = game;
    this.submission = submission;
    this.books = books;
    this.path = `/reporting/${game.cycle}/${submission.window}/${submission.unit}`;
  }

  private get reporter() {
    return this.game.as('unit-reporter', this.submission.unit);
  }

  private own<T extends { unit: string }>(rows: readonly T[]): T[] {
    return rows.filter(({ unit }) => unit === this.submission.unit);
  }

  key(cell: FormCell): string {
    return cellKey({ unit: this.submission.unit, ...cell });
  }

  read(): Promise<FormAnswer> {
    return this.reporter.get<FormAnswer>(this.path);
  }

  private async save(figures: readonly Given[]): Promise<Saved> {
    const result = await this.reporter.put<Saved>(`${this.path}/figures`, { figures });
    for (const { rev, ...cell } of result.saved) this.revs.set(this.key(cell), rev);
    return result;
  }

  /** Typed in haste and refused at once; the right value is typed with the rest. */
  async mistype(asked: readonly Asked[]): Promise<void> {
    const typed = this.own(this.game.sample.forms.mistyped).filter((row) => asked.some((cell) => isOf(row)(cell) && cell.value === undefined));
    if (typed.length === 0) return;
    const { saved } = await this.save(typed.map(({ figure, month, value }) => ({ figure, month, value })));
    if (saved.length > 0) throw new Error(`${this.submission.unit} 误填的数未被拒绝:${saved.map(({ figure, month }) => `${figure}(${month})`).join('、')}`);
  }

  /** Everything that the books have, with what is said of it; “no change” where that is the answer. */
  async fill(asked: readonly Asked[], booked: (cell: FormCell) => string | undefined): Promise<void> {
    const unchanged = this.own(this.game.sample.forms.unchanged).filter((row) => asked.some((cell) => isOf(row)(cell) && cell.value === undefined));
    const figures = asked.flatMap(({ figure, month, rev, reason, measures, unchanged: said }): Given[] => {
      const cell = { figure, month };
      const value = booked(cell);
      if (value === undefined || said === true || unchanged.some(isOf(cell))) return [];
      const explained = this.own(this.game.sample.forms.explanations).find(isOf(cell)) ?? { reason, measures };
      const words = explained.reason === undefined || explained.measures === undefined ? {} : { reason: explained.reason, measures: explained.measures };
      return [{ ...cell, value, ...words, ...(rev === undefined ? {} : { rev }) }];
    });
    const { refused } = figures.length === 0 ? { refused: [] } : await this.save(figures);
    const cells = unchanged.map(({ figure, month }) => ({ figure, month }));
    const more = cells.length === 0 ? [] : (await this.reporter.post<Saved>(`${this.path}/no-change`, { cells })).refused;
    const all = [...refused, ...more];
    if (all.length > 0) throw new Error(`${this.submission.unit} 的填报被拒绝 ${all.length} 项:${all.map(({ problem }) => problem.message).join(';')}`);
  }

  private async explain(cells: readonly FormCell[]): Promise<void> {
    const figures = cells.flatMap((cell): Given[] => {
      const [value, rev] = [this.books.get(this.key(cell)), this.revs.get(this.key(cell))];
      return value === undefined || rev === undefined ? [] : [{ ...cell, value, rev, ...inGeneral }];
    });
    await this.save(figures);
  }

  /** Reports; a deviation that the system wants explained is explained then. */
  async report(missing: readonly (FormCell & { reason: string })[]): Promise<void> {
    const acknowledged = this.own(this.game.sample.forms.acknowledged)
      .filter(({ window }) => window === this.submission.window)
      .map(({ rule, month, note }) => ({ rule, month, note }));
    const body = { missing, acknowledged };
    try {
      await this.reporter.post(`${this.path}/report`, body);
    } catch (error) {
      const cells = unexplainedIn(error);
      if (cells === undefined) throw error;
      await this.explain(cells);
      await this.reporter.post(`${this.path}/report`, body);
    }
  }
}

/** The figures to be explained, where nothing else is wrong with the report. */
const unexplainedIn = (error: unknown): FormCell[] | undefined => {
  if (!(error instanceof ApiProblem) || error.code !== 'invalid-input') return undefined;
  const errors = error.document['errors'] as { path: string; code: string }[];
  if (!errors.every(({ code }) => code === 'deviation-unexplained')) return undefined;
  return errors.map(({ path }) => {
    const [, figure = '', month = ''] = path.split('.');
    return { figure, month };
  });
};

const typedIn = (slip: Slip | undefined, cell: FormCell): string | undefined =>
  slip === undefined || slip.kind === 'late' ? undefined : slip.typed.find(isOf(cell))?.value;

/** Fills the whole form and reports; what the books do not have is declared missing with its reason. */
export const fillForm = async (game: Game, submission: Submission, books: Values, slip?: Slip): Promise<void> => {
  const form = new Form(game, submission, books);
  const { asked, evidence, submission: current } = await form.read();
  const booked = (cell: FormCell): string | undefined => typedIn(slip, cell) ?? books.get(form.key(cell));
  const documentsChecked = await prove(game, { submission: current, evidence, reported: (figure, month) => booked({ figure, month }) !== undefined });
  await form.mistype(asked);
  await form.fill(asked, booked);
  const reasonOf = (cell: FormCell): string =>
    game.sample.gaps.find((gap) => gap.unit === submission.unit && isOf(cell)(gap))?.reason ?? '原始台账缺失,无法提供';
  await documentsChecked();
  await form.report(
    asked.flatMap(({ figure, month }) => (booked({ figure, month }) === undefined ? [{ figure, month, reason: reasonOf({ figure, month }) }] : [])),
  );
};
