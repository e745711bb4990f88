import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { openRoll } from './book.ts';
import { figureProblem, repeatedRows } from './check-delivery.ts';
import { feeds, type Source } from './source.ts';

interface Against {
  plan: Plan;
  /** None published yet: there is no figure to hold a row against. */
  schemes: readonly Scheme[];
  /** The registry; a county without one has free names. */
  sources: readonly Source[];
}

const sourceProblem = (name: string, sources: readonly Source[]): Problem[] =>
  sources.length === 0 || sources.some((source) => source.name === name)
    ? []
    : [problem('source', 'unknown-source', `数据来源“${name}”未登记`, { expected: sources.map((source) => source.name).join('、'), got: name })];

const ofOthers = (rows: readonly FigureValue[], name: string): Problem[] =>
  rows.flatMap(({ source }, at) =>
    source === name
      ? []
      : [
          problem(join('rows', at, 'source'), 'source-of-another-batch', `第 ${at + 1} 行的来源与批次不同;一个批次只有一个来源`, {
            expected: name,
            got: source,
          }),
        ],
  );

/** 基础数据 of the years before may be of figures that no scheme asks for (staff, budgets, earlier scores): there is nothing to hold them against. */
const isBaseData = ({ figure, period }: FigureValue, known: ReadonlyMap<string, unknown>, year: number): boolean => !known.has(figure) && period < `${year}-01`;

/** Figures that the office brings in bulk, held against the registry and the schemes as those of a source itself are: whose they are, who may deliver them, which number. */
export const bulkFigureProblems = (rows: readonly FigureValue[], name: string, { plan, schemes, sources }: Against): Problem[] => {
  const unknown = sourceProblem(name, sources);
  if (unknown.length > 0) return unknown;
  const others = ofOthers(rows, name);
  if (others.length > 0) return others;
  const roll = openRoll({ plan, schemes });
  const source = sources.find((each) => each.name === name);
  const whose =
    source === undefined ? {} : { source, delivered: [...roll.figures.values()].filter((figure) => feeds(source, figure)).map((figure) => figure.name) };
  const wrong =
    schemes.length === 0
      ? []
      : rows.flatMap((row, at) =>
          isBaseData(row, roll.figures, plan.year) ? [] : figureProblem({ ...roll, ...whose }, row, (field) => join('rows', at, field)),
        );
  return [...wrong, ...repeatedRows(rows)];
};
