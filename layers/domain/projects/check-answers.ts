import { exact, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Answers, Evaluation, SelfScore } from './evaluation.ts';
import type { ProjectForm } from './form.ts';
import type { ProjectIndicator } from './indicator.ts';
import { computedMarks, deviationOf, marksAllowed } from './indicator-marks.ts';
import { executionRate } from './money.ts';
import type { Project } from './project.ts';
import { selfMarks } from './side-by-side.ts';

type Asked = Pick<Project, 'indicators'>;
/** Answers with 全年预算数. */
type Measured = Answers & Pick<Evaluation, 'annual'>;

export const needed = (given: string | undefined, path: string, code: string, message: string): Problem[] =>
  given === undefined || given.trim() === '' ? [problem(path, code, message)] : [];

/** Reason *and* measures. */
const explained = (why: string, { reason, measures }: Pick<SelfScore, 'reason' | 'measures'>, paths: readonly [string, string]): Problem[] => [
  ...needed(reason, paths[0], 'no-reason', `${why},应说明偏差原因`),
  ...needed(measures, paths[1], 'no-measures', `${why},应写明改进措施`),
];

const actualProblems = ({ name, nature }: ProjectIndicator, actual: string, { levels }: ProjectForm, path: string): Problem[] => {
  if (nature === '定性') {
    const known = levels.map((level) => level.name);
    return known.includes(actual)
      ? []
      : [problem(path, 'unknown-level', `定性指标“${name}”的实际完成值应为模板所列的档次`, { expected: known.join('、'), got: actual })];
  }
  return /^[+-]?\d+(\.\d+)?$/.test(actual)
    ? []
    : [problem(path, 'not-a-number', `指标“${name}”的实际完成值应为数字`, { expected: '十进制数字,如 95.10', got: actual })];
};

/** Marks within what the indicator (and the level of a 定性 one) allows. */
const allowed = (indicator: ProjectIndicator, actual: string, marks: string, form: ProjectForm, path: string, what: string): Problem[] => {
  const { from, to, toIncluded } = marksAllowed(indicator, actual, form);
  const value = exact(marks);
  if (value.gte(from) && (toIncluded ? value.lte(to) : value.lt(to))) return [];
  const expected = `${toText(from)} 至 ${toText(to)}${toIncluded ? '' : '(不含)'}`;
  return [problem(path, 'marks-outside', `指标“${indicator.name}”的${what}超出可给的范围`, { expected, got: marks })];
};

const deviationWords = { short: '未达到指标值', excess: '明显超过指标值' } as const;

const rowProblems = (indicator: ProjectIndicator, row: SelfScore, form: ProjectForm, path: string): Problem[] => {
  const { actual, self } = row;
  if (actual === undefined) return [problem(join(path, 'actual'), 'no-actual', `指标“${indicator.name}”没有填写实际完成值`)];
  const unreadable = actualProblems(indicator, actual, form, join(path, 'actual'));
  if (unreadable.length > 0) return unreadable;
  const deviation = deviationOf(indicator, actual, form);
  const computed = computedMarks(indicator, actual);
  const differs = self !== undefined && computed !== undefined && !selfMarks(indicator, { actual }, form)?.equals(exact(self));
  const why =
    deviation === 'none' ? (differs ? `指标“${indicator.name}”的自评分与系统计算分不同` : undefined) : `指标“${indicator.name}”${deviationWords[deviation]}`;
  return [
    ...(self === undefined
      ? computed === undefined
        ? [problem(join(path, 'self'), 'no-self-score', `定性指标“${indicator.name}”没有自评分`)]
        : []
      : allowed(indicator, actual, self, form, join(path, 'self'), '自评分')),
    ...(why === undefined
      ? []
      : deviation === 'none'
        ? needed(row.reason, join(path, 'reason'), 'no-reason', `${why},应说明原因`)
        : explained(why, row, [join(path, 'reason'), join(path, 'measures')])),
  ];
};

const executionProblems = ({ execution }: ProjectForm, { annual, executed, executionReason, executionMeasures }: Measured): Problem[] => {
  if (executed === undefined) return [problem('executed', 'no-executed', '没有填写全年执行数')];
  const rate = executionRate(annual, executed);
  const words = { reason: executionReason, measures: executionMeasures };
  const paths = ['executionReason', 'executionMeasures'] as const;
  if (rate.lt(exact(execution.explainBelow))) return explained(`${execution.name}低于 ${execution.explainBelow}%`, words, paths);
  return rate.gt(100) ? explained(`${execution.name}超过 100%`, words, paths) : [];
};

/** Rows that speak of no indicator of the project, or of one twice. */
export const strayRows = ({ indicators }: Pick<Project, 'indicators'>, rows: readonly { indicator: string }[]): Problem[] =>
  rows.flatMap(({ indicator }, at) => {
    const path = join('rows', at, 'indicator');
    if (!indicators.some(({ code }) => code === indicator)) return [problem(path, 'unknown-indicator', `该项目没有指标 ${indicator}`, { got: indicator })];
    return rows.findIndex((row) => row.indicator === indicator) < at ? [problem(path, 'repeated', `指标 ${indicator} 出现了两次`, { got: indicator })] : [];
  });

/** Everything that a report still lacks: every indicator has a value and marks, every deviation a reason and measures. */
export const checkAnswers = (project: Asked, form: ProjectForm, answers: Measured): Problem[] => [
  ...executionProblems(form, answers),
  ...needed(answers.goalActual, 'goalActual', 'no-goal-actual', `没有填写“${form.fields.goal}”的实际完成情况`),
  ...strayRows(project, answers.rows),
  ...project.indicators.flatMap((indicator) => {
    const at = answers.rows.findIndex((row) => row.indicator === indicator.code);
    const row = answers.rows[at];
    return row === undefined
      ? [problem(`rows.${indicator.code}`, 'no-actual', `指标“${indicator.name}”没有填写实际完成值`)]
      : rowProblems(indicator, row, form, join('rows', at));
  }),
];
