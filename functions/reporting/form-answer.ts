import * as z from 'zod';
import { SubstitutionNotice } from '#domain/access/substitution.ts';
import { Window } from '#domain/cycles/cycle.ts';
import { type Exact, toFixed, toText } from '#domain/numbers/exact.ts';
import type { Cell } from '#domain/reporting/form.ts';
import { carries, type Known, knownOf, lastValue, lastYearValue, noLastYear, othersSay } from '#domain/reporting/known-values.ts';
import { type Standing, wantsExplanation } from '#domain/reporting/standing.ts';
import { Finding, ReportedFigure, Submission, stands } from '#domain/reporting/submission.ts';
import { type Validated, validate } from '#domain/reporting/validate.ts';
import { Code, Month } from '#domain/schemes/code.ts';
import { Figure } from '#domain/schemes/indicator.ts';
import type { Plan } from '#domain/schemes/plan.ts';

const Dated = z.object({ value: z.string(), month: Month });

const AskedCell = z.object({
  figure: z.string(),
  month: Month,
  ...ReportedFigure.pick({ value: true, rev: true, note: true, reason: true, measures: true, unchanged: true }).partial().shape,
  /** 上期数; of a figure that `carries` it is what “no change” answers. Left out where it is the cell of this form for an earlier month. */
  last: Dated.optional(),
  /** 上年同期数; another month than the same one is named. */
  lastYear: z.union([z.object({ value: z.string(), month: Month.optional() }), z.object({ none: z.literal(noLastYear) })]),
  /** What other sources say of the same figure and month. */
  others: z.array(z.object({ source: z.string(), value: z.string() })).optional(),
});

const AskedFigure = Figure.pick({ name: true, unitOfMeasure: true, accumulation: true, frequency: true, domain: true }).extend({ carries: z.boolean() });

const AskedIndicator = z.object({
  code: Code,
  name: z.string(),
  unitOfMeasure: z.string().optional(),
  figures: z.array(z.string()),
  target: z.string().optional(),
  baseline: z.string().optional(),
  /** What should be reached by the last month of the window, and what is by the figures as they stand. */
  expected: z.string().optional(),
  value: z.string().optional(),
  /** In % of what was expected. */
  deviation: z.string().optional(),
  /** The plan demands 原因 and 改进措施. */
  explain: z.boolean(),
  evidence: z.string().optional(),
});

/** 填报表: what is asked and of which indicators, what was reported, what is known beside it, who must act by when. */
export const FormTable = z.object({
  submission: Submission,
  window: Window,
  due: z.iso.date(),
  /** Who does whose work in this unit today. */
  substitutions: z.array(SubstitutionNotice),
  indicators: z.array(AskedIndicator),
  figures: z.array(AskedFigure),
  asked: z.array(AskedCell),
  /** What the scheme's rules find in the form as it stands. */
  findings: z.array(Finding),
});
type Form = z.infer<typeof FormTable>;

const shown = (value: Exact | undefined, digits?: number): string | undefined =>
  value === undefined ? undefined : digits === undefined ? toText(value) : toFixed(value, digits);

const indicatorOf = (standing: Standing, limit: Plan['deviationLimit']): Form['indicators'][number] => {
  const { indicator, agreed, expected, value, deviation, asked } = standing;
  const { code, name, unitOfMeasure, evidence } = indicator;
  const explain = wantsExplanation(standing, limit);
  const known = { target: agreed?.target, baseline: agreed?.baseline, expected: shown(expected), value: shown(value), deviation: shown(deviation, 2) };
  return { code, name, unitOfMeasure, figures: [...asked], ...known, explain, evidence };
};

const figureOf = (figure: Figure): Form['figures'][number] => {
  const { name, unitOfMeasure, accumulation, frequency, domain } = figure;
  return { name, unitOfMeasure, accumulation, frequency, domain, carries: carries(figure) };
};

const cellOf = (cell: Cell, known: Known, records: readonly ReportedFigure[]): Form['asked'][number] => {
  const { figure, month } = cell;
  const found = records.find((each) => each.figure === figure.name && each.month === month);
  const { rev, note, reason, measures, unchanged } = found ?? {};
  const value = found !== undefined && stands(found) ? found.value : undefined;
  const others = othersSay(cell, known);
  const last = lastValue(cell, known);
  const inForm = records.some((each) => each.figure === figure.name && each.month === last?.month);
  const lastYear = lastYearValue(cell, known);
  return {
    figure: figure.name,
    month,
    ...{ value, rev, note, reason, measures, unchanged },
    ...(last === undefined || inForm ? {} : { last }),
    lastYear: lastYear === undefined ? { none: noLastYear } : lastYear.month.slice(4) === month.slice(4) ? { value: lastYear.value } : lastYear,
    ...(others.length === 0 ? {} : { others }),
  };
};

/** Everything that a form tells. */
export interface FormContent {
  submission: Submission;
  window: Window;
  due: string;
  substitutions: Form['substitutions'];
  plan: Pick<Plan, 'deviationLimit'>;
  /** The unit's figures of the window, with those it has taken back. */
  records: readonly ReportedFigure[];
  standings: readonly Standing[];
  /** The form under the scheme's rules. */
  rules: Validated;
}

export const formAnswer = ({ submission, window, due, substitutions, plan, records, standings, rules }: FormContent): Form => {
  const { cells } = rules;
  const known = knownOf(rules.known);
  const figures = [...new Map(cells.map(({ figure }) => [figure.name, figure])).values()];
  return {
    submission,
    window,
    due,
    substitutions,
    indicators: standings.map((standing) => indicatorOf(standing, plan.deviationLimit)),
    figures: figures.map(figureOf),
    asked: cells.map((cell) => cellOf(cell, known, records)),
    findings: validate(rules),
  };
};
