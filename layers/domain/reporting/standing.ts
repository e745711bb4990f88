import { type Exact, exact, hundred, toFixed } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { Exception, FigureValue, Target } from '#domain/scoring/facts.ts';
import { factsOf } from '#domain/scoring/facts-of.ts';
import { measure } from '#domain/scoring/measure.ts';
import { sheetOf } from '#domain/scoring/sheet.ts';
import type { Cell } from './form.ts';
import type { ReportedFigure } from './submission.ts';

/** Where an indicator of the form stands: what was agreed, what should be reached by the window's last month, what is reached by the figures as typed. */
export interface Standing {
  indicator: Indicator;
  agreed: Target | undefined;
  expected: Exact | undefined;
  value: Exact | undefined;
  /** 偏差 in % of what was expected, positive above it; none where nothing is expected or no value can be computed. */
  deviation: Exact | undefined;
  /** Its figures that the form asks for. */
  asked: readonly string[];
}

export interface StandingInput {
  plan: Plan;
  scheme: Scheme;
  unit: Unit;
  /** Last month of the window. */
  through: string;
  final: boolean;
  cells: readonly Cell[];
  figures: readonly FigureValue[];
  targets: readonly Target[];
  exceptions: readonly Exception[];
}

const deviationOf = (value: Exact | undefined, expected: Exact | undefined): Exact | undefined =>
  value === undefined || expected === undefined || expected.equals(0) ? undefined : value.sub(expected).div(expected.abs()).mul(hundred);

/** The indicators whose figures a form asks for, measured as the lights and the scores measure them. */
export const standingsOf = ({ plan, scheme, unit, through, final, cells, figures, targets, exceptions }: StandingInput): Standing[] => {
  const asked = new Set(cells.map(({ figure }) => figure.name));
  const sheet = sheetOf(scheme);
  const facts = factsOf({
    purpose: final ? 'result' : 'simulated',
    through,
    plan,
    targets: [...targets],
    figures: [...figures],
    disagreements: [],
    exceptions: [...exceptions],
    adjustments: [],
    ratings: [],
    projects: [],
    publicVotes: [],
    peers: [],
    decisions: [],
    lateDays: [],
  });
  return sheet.leaves.flatMap((leaf) => {
    const own = leaf.names.filter((name) => asked.has(name));
    if (own.length === 0) return [];
    const { indicator, expected, value, notDue } = measure(sheet, leaf, unit, facts);
    return [
      {
        indicator,
        agreed: facts.targets.get(`${unit.id}|${indicator.code}`),
        expected,
        value,
        deviation: notDue ? undefined : deviationOf(value, expected),
        asked: own,
      },
    ];
  });
};

/** Whether the plan wants the deviation explained: on either side, because a target far exceeded was set too low. */
export const wantsExplanation = ({ deviation }: Pick<Standing, 'deviation'>, limit: Plan['deviationLimit']): boolean =>
  limit !== undefined && deviation?.abs().gt(exact(limit.percent)) === true;

const explains = ({ reason, measures }: ReportedFigure): boolean => reason !== undefined && measures !== undefined;

/** Indicators beyond the plan's limit for which no figure of the window states 原因 and 改进措施; named at the last figure that was given. */
export const unexplained = (standings: readonly Standing[], reported: readonly ReportedFigure[], limit: Plan['deviationLimit']): Problem[] =>
  standings.flatMap((standing) => {
    const { indicator, deviation, asked } = standing;
    const own = reported.filter(({ figure }) => asked.includes(figure)).sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
    const last = own.at(-1);
    if (limit === undefined || deviation === undefined || last === undefined || !wantsExplanation(standing, limit) || own.some(explains)) return [];
    const percent = toFixed(deviation.abs(), 2);
    return [
      problem(
        join('figures', last.figure, last.month, 'reason'),
        'deviation-unexplained',
        `指标“${indicator.name}”较应达到的数值${deviation.lt(0) ? '低' : '高'} ${percent}%,超过方案规定的 ${limit.percent}%,请在数据项“${last.figure}”(${last.month})写明偏差原因和改进措施`,
        { expected: '原因和改进措施', got: last.reason === undefined ? '未写原因' : '未写改进措施' },
      ),
    ];
  });
