import type { Answers, Evaluation } from '#domain/projects/evaluation.ts';
import type { ProjectForm } from '#domain/projects/form.ts';
import type { ProjectIndicator } from '#domain/projects/indicator.ts';
import { type Funds, fromTenThousand, fundSources, toTenThousand } from '#domain/projects/money.ts';
import type { Project } from '#domain/projects/project.ts';
import { type Sheet, sheetOf } from '#domain/projects/side-by-side.ts';

export type FundTexts = Record<keyof Funds, string>;
export interface RowTexts {
  actual: string;
  self: string;
  reason: string;
  measures: string;
}

/** The part of the form that the unit fills in, as it is typed: money in 万元. */
export interface AnswerTexts {
  executed: FundTexts;
  executionReason: string;
  executionMeasures: string;
  goalActual: string;
  rows: Record<string, RowTexts>;
}

const noFunds: FundTexts = { appropriation: '', carriedOver: '', other: '' };
const noRow: RowTexts = { actual: '', self: '', reason: '', measures: '' };
const decimal = /^[+-]?\d+(\.\d+)?$/;

export const fundTexts = (funds: Funds | undefined): FundTexts =>
  funds === undefined
    ? noFunds
    : { appropriation: toTenThousand(funds.appropriation), carriedOver: toTenThousand(funds.carriedOver), other: toTenThousand(funds.other) };

/** Fen of what is typed in 万元 (160.5, 1,600); undefined where it is no amount. */
export const amountOf = (text: string): string | undefined => {
  const plain = text.replaceAll(/[,,\s]/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? fromTenThousand(plain) : undefined;
};

/** An amount that is left empty is nothing, once one of them is filled in. Undefined: all are empty, or one is no amount. */
export const fundsOf = (texts: FundTexts): Funds | undefined => {
  if (fundSources.every((source) => texts[source].trim() === '')) return undefined;
  const [appropriation, carriedOver, other] = fundSources.map((source) => (texts[source].trim() === '' ? '0' : amountOf(texts[source])));
  return appropriation === undefined || carriedOver === undefined || other === undefined ? undefined : { appropriation, carriedOver, other };
};

/** What is typed and is no amount. */
export const notMoney = (texts: FundTexts): string[] =>
  fundSources.map((source) => texts[source]).filter((text) => text.trim() !== '' && amountOf(text) === undefined);

export const rowOf = ({ rows }: AnswerTexts, indicator: string): RowTexts => rows[indicator] ?? noRow;

export const textsOf = ({ executed, executionReason = '', executionMeasures = '', goalActual = '', rows }: Evaluation): AnswerTexts => ({
  executed: fundTexts(executed),
  executionReason,
  executionMeasures,
  goalActual,
  rows: Object.fromEntries(rows.map(({ indicator, actual = '', self = '', reason = '', measures = '' }) => [indicator, { actual, self, reason, measures }])),
});

const given = <K extends string>(texts: Record<K, string>): Partial<Record<K, string>> =>
  Object.fromEntries(Object.entries<string>(texts).flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, text.trim()]]))) as Partial<Record<K, string>>;

/** As the API takes them, in the order of the project's indicators. */
export const answersOf = (texts: AnswerTexts, indicators: readonly Pick<ProjectIndicator, 'code'>[]): Answers => {
  const { executionReason, executionMeasures, goalActual } = texts;
  const executed = fundsOf(texts.executed);
  return {
    ...(executed === undefined ? {} : { executed }),
    ...given({ executionReason, executionMeasures, goalActual }),
    rows: indicators.map(({ code }) => ({ indicator: code, ...given({ ...rowOf(texts, code) }) })),
  };
};

/** The marks as they would be with what is typed; what cannot be read yet counts as not typed. */
export const sheetWith = (
  texts: AnswerTexts,
  { project, form, evaluation }: { project: Pick<Project, 'indicators'>; form: ProjectForm; evaluation: Evaluation },
): Sheet => {
  const { executed, rows } = answersOf(texts, project.indicators);
  const measured = new Set(project.indicators.flatMap(({ code, nature }) => (nature === '定性' ? [] : [code])));
  const readable = rows.map(({ actual, self, ...row }) => ({
    ...evaluation.rows.find(({ indicator }) => indicator === row.indicator),
    ...row,
    actual: actual === undefined || (measured.has(row.indicator) && !decimal.test(actual)) ? undefined : actual,
    self: self === undefined || !decimal.test(self) ? undefined : self,
  }));
  return sheetOf(project, form, { annual: evaluation.annual, executed, rows: readable as Evaluation['rows'] });
};

export interface Difference {
  field: string;
  theirs: string;
  mine: string;
}

/** Where two fillings of one form differ, by the names of the fields. */
export const differencesOf = (
  theirs: AnswerTexts,
  mine: AnswerTexts,
  names: { sources: Record<keyof Funds, string>; goal: string; execution: string; parts: Record<keyof RowTexts, string> },
  indicators: readonly Pick<ProjectIndicator, 'code' | 'name'>[],
): Difference[] =>
  [
    ...fundSources.map((source) => ({ field: names.sources[source], theirs: theirs.executed[source], mine: mine.executed[source] })),
    { field: `${names.execution} ${names.parts.reason}`, theirs: theirs.executionReason, mine: mine.executionReason },
    { field: `${names.execution} ${names.parts.measures}`, theirs: theirs.executionMeasures, mine: mine.executionMeasures },
    { field: names.goal, theirs: theirs.goalActual, mine: mine.goalActual },
    ...indicators.flatMap(({ code, name }) =>
      (['actual', 'self', 'reason', 'measures'] as const).map((part) => ({
        field: `${name} ${names.parts[part]}`,
        theirs: rowOf(theirs, code)[part],
        mine: rowOf(mine, code)[part],
      })),
    ),
  ].filter((each) => each.theirs.trim() !== each.mine.trim());
