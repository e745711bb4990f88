import * as z from 'zod';
import { exact, hundred, NonNegativeDecimal, PositiveDecimal, toText } from '#domain/numbers/exact.ts';
import { problemsOf } from '#domain/problems/parse.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { UnitId } from '#domain/schemes/code.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import { noLastYear } from './known-values.ts';

/** 历年得分: what a unit reached in a year before, as it was announced; imported, because the system did not score that year. */
export const PriorScore = z.strictObject({
  unit: UnitId,
  year: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }),
  score: NonNegativeDecimal,
  fullMarks: PositiveDecimal,
  grade: z.string().min(1).max(20),
  rank: z.int().positive().optional(),
  /** Of the notice of results (通报). */
  document: z.string().min(1).max(80).optional(),
});
export type PriorScore = z.infer<typeof PriorScore>;

/** Columns of the file in the order of the template. */
export const priorColumns = ['年度', '单位编号', '单位名称', '得分', '满分', '等次', '名次', '文号'] as const;
type Column = (typeof priorColumns)[number];

/** A row of a file as it is written, with the number of its line. */
export type WrittenPrior = { at: number } & Record<Column, string>;

const yearsBefore = 2;

/** 模板: every unit of the plan for the two years before, newest first, to be completed. */
export const priorTemplate = (units: readonly Unit[], cycle: string): string[][] => [
  [...priorColumns],
  ...Array.from({ length: yearsBefore }, (_, at) => String(Number(cycle) - 1 - at)).flatMap((year) =>
    units.map(({ id, name }) => [year, id, name, '', '100', '', '', '']),
  ),
];

const columnOf: Record<string, Column> = { unit: '单位编号', year: '年度', score: '得分', fullMarks: '满分', grade: '等次', rank: '名次', document: '文号' };

const wrong = ({ at }: WrittenPrior, column: Column, code: string, message: string, more: { expected?: string; got?: string }): Problem =>
  problem(join('rows', at - 1, column), code, `第 ${at} 行“${column}”:${message}`, more);

const nameProblems = (row: WrittenPrior, units: readonly Unit[]): Problem[] => {
  const unit = units.find(({ id }) => id === row.单位编号);
  if (unit === undefined) return [wrong(row, '单位编号', 'unknown-unit', '年度方案中没有这个单位', { expected: '年度方案所列的单位编号', got: row.单位编号 })];
  if (row.单位名称 === '' || row.单位名称 === unit.name) return [];
  return [wrong(row, '单位名称', 'other-unit', '与单位编号不是同一单位', { expected: unit.name, got: row.单位名称 })];
};

/** Rows without a score say nothing of their unit and year, as the template comes; all other rows are read, or everything wrong with them is named. */
export const readPrior = (written: readonly WrittenPrior[], units: readonly Unit[]): { rows: PriorScore[]; problems: Problem[] } => {
  const rows: PriorScore[] = [];
  const problems: Problem[] = [];
  for (const row of written) {
    if (row.得分 === '') continue;
    const { 单位编号: unit, 年度: year, 得分: score, 满分: fullMarks, 等次: grade, 名次: rank, 文号: document } = row;
    const parsed = PriorScore.safeParse({
      ...{ unit, year, score, fullMarks, grade },
      ...(rank === '' ? {} : { rank: /^\d+$/.test(rank) ? Number(rank) : rank }),
      ...(document === '' ? {} : { document }),
    });
    if (parsed.success) {
      problems.push(...nameProblems(row, units));
      rows.push(parsed.data);
      continue;
    }
    const found = problemsOf(parsed.error, row);
    problems.push(
      ...found.map(({ path, code, message, expected, got }) =>
        wrong(row, columnOf[path] ?? '得分', code, message, { ...(expected === undefined ? {} : { expected }), ...(got === undefined ? {} : { got }) }),
      ),
    );
  }
  return { rows, problems };
};

const same = (a: PriorScore, b: PriorScore): boolean =>
  exact(a.score).equals(exact(b.score)) && exact(a.fullMarks).equals(exact(b.fullMarks)) && a.grade === b.grade && a.rank === b.rank;

/** Years before this one, each unit and year once, and never two answers: what was posted before is withdrawn first. */
export const priorProblems = (rows: readonly PriorScore[], cycle: string, posted: readonly PriorScore[]): Problem[] =>
  rows.flatMap((row, at) => {
    const of = (each: PriorScore) => each.unit === row.unit && each.year === row.year;
    const before = posted.find((each) => of(each) && !same(each, row));
    return [
      ...(row.year < cycle
        ? []
        : [problem(join('rows', at, 'year'), 'not-a-prior-year', `历年得分应为 ${cycle} 年以前的年度`, { expected: `早于 ${cycle}`, got: row.year })]),
      ...(rows.findIndex(of) < at
        ? [problem(join('rows', at), 'scored-twice', `单位 ${row.unit} 的 ${row.year} 年得分列了两次`, { expected: '每个单位每年一行' })]
        : []),
      ...(before === undefined
        ? []
        : [
            problem(join('rows', at, 'score'), 'scored-otherwise', `单位 ${row.unit} 的 ${row.year} 年得分已入库且不同,请先撤回原批次`, {
              expected: before.score,
              got: row.score,
            }),
          ]),
    ];
  });

/** A year before, as a unit's page shows it: scored here or imported, or that there is none. */
export const YearBefore = z.union([
  z.object({
    year: z.string(),
    score: z.string(),
    fullMarks: z.string(),
    percent: z.string(),
    grade: z.string(),
    rank: z.int().positive().optional(),
    from: z.enum(['system', 'imported']),
  }),
  z.object({ year: z.string(), none: z.literal(noLastYear) }),
]);
export type YearBefore = z.infer<typeof YearBefore>;

interface Scored {
  score: string;
  fullMarks: string;
  grade: string;
  rank?: number | undefined;
}

/** The two years before, newest first. What the system scored itself goes before what was imported; what is missing says so. */
export const yearsBeforeOf = (cycle: string, scored: ReadonlyMap<string, Scored>, imported: readonly PriorScore[]): YearBefore[] =>
  Array.from({ length: yearsBefore }, (_, at): YearBefore => {
    const year = String(Number(cycle) - 1 - at);
    const own = scored.get(year);
    const found = own ?? imported.find((each) => each.year === year);
    if (found === undefined) return { year, none: noLastYear };
    const { score, fullMarks, grade, rank } = found;
    const percent = toText(exact(score).div(exact(fullMarks)).mul(hundred));
    return { ...{ year, score, fullMarks, percent, grade }, ...(rank === undefined ? {} : { rank }), from: own === undefined ? 'imported' : 'system' };
  });
