import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { needed, strayRows } from './check-answers.ts';
import type { EvaluationRow } from './evaluation.ts';
import type { ProjectIndicator } from './indicator.ts';
import type { Project } from './project.ts';

/** A score that somebody gives after the unit: of an indicator, with the reason where it differs from the one before. */
export interface GivenScore {
  indicator: string;
  marks: string;
  reason?: string | undefined;
}

interface Giving {
  scores: readonly GivenScore[];
  /** The score of the step before. */
  against: (indicator: ProjectIndicator, row: EvaluationRow) => string | undefined;
  /** What the score is called. */
  what: string;
}

/** Scores of the review (against the unit's) or final ones (against the review's): within the marks, and none that differs without a reason. */
export const checkScores = (project: Pick<Project, 'indicators'>, rows: readonly EvaluationRow[], { scores, against, what }: Giving): Problem[] => [
  ...strayRows(project, scores).map((each) => ({ ...each, path: each.path.replace(/^rows/, 'scores') })),
  ...scores.flatMap(({ indicator: code, marks, reason }, at) => {
    const indicator = project.indicators.find((each) => each.code === code);
    const row = rows.find((each) => each.indicator === code);
    if (indicator === undefined || row === undefined) return [];
    const path = join('scores', at);
    const before = against(indicator, row);
    const differs = before === undefined || !exact(before).equals(exact(marks));
    const full = exact(marks).gt(exact(indicator.marks))
      ? [problem(join(path, 'marks'), 'marks-outside', `指标“${indicator.name}”的${what}超过分值`, { expected: `0 至 ${indicator.marks}`, got: marks })]
      : [];
    const silent = differs
      ? needed(reason, join(path, 'reason'), 'no-reason', `指标“${indicator.name}”的${what}与前一环节的 ${before ?? '(空)'} 分不同,应说明理由`)
      : [];
    return [...full, ...silent];
  }),
];
