import { type Exact, exact, least, zero } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { gradeOf, worse } from './grade.ts';
import { flag, step } from './rules/marking.ts';
import type { Flag, Step } from './scorecard.ts';

/** A unit before grading. */
export interface Candidate {
  unit: string;
  category: string;
  score: Exact;
  percent: Exact;
  /** Codes of the vetoes that are in force against it. */
  vetoes: readonly string[];
  /** Why it gets neither grade nor rank: too short in the year (不定等次), or merged or dissolved before its end. */
  ungraded: 'new-unit' | 'left-in-year' | undefined;
  /** Marks by goal and by node, for ties. */
  goalMarks: ReadonlyMap<string, Exact>;
  nodeMarks: ReadonlyMap<string, Exact>;
}

/** A candidate with its grade so far and how it came about. */
export interface Draft extends Candidate {
  grade: string;
  steps: Step[];
  flags: Flag[];
}

/** Who counts in N and may take a seat; a vetoed unit counts and takes none [T07]. */
export const isGraded = ({ ungraded }: Draft): boolean => ungraded === undefined;
export const isVetoed = ({ vetoes }: Draft): boolean => vetoes.length > 0;

/** A veto caps the grade, or the score and with it the grade; under a grade cap the unit keeps its score [T07 Z08]. */
const underVeto = (draft: Draft, { name, effect }: Policy['vetoes'][number], { grades: { levels } }: Policy): Draft => {
  const steps = [...draft.steps, step('veto', name)];
  if ('gradeCap' in effect) return { ...draft, steps, grade: worse(draft.grade, effect.gradeCap, levels) };
  const score = least(draft.score, exact(effect.scoreCap));
  const percent = draft.score.equals(0) ? zero : draft.percent.mul(score).div(draft.score);
  return { ...draft, score, percent, grade: worse(draft.grade, gradeOf(percent, levels), levels), steps: [...steps, step('score-capped', score)] };
};

/** Threshold, then vetoes; a veto that the policy does not know has no effect and is flagged. */
export const draftOf = (candidate: Candidate, policy: Policy): Draft => {
  const { ungraded } = candidate;
  if (ungraded !== undefined) {
    const { grade } = policy.newUnits;
    return { ...candidate, grade, steps: [step('threshold', grade)], flags: [flag(ungraded)] };
  }
  const grade = gradeOf(candidate.percent, policy.grades.levels);
  const inForce = policy.vetoes.filter(({ code }) => candidate.vetoes.includes(code));
  const unknown = candidate.vetoes.filter((code) => !inForce.some((veto) => veto.code === code));
  return inForce.reduce<Draft>((draft, veto) => underVeto(draft, veto, policy), {
    ...candidate,
    vetoes: inForce.map(({ code }) => code),
    grade,
    steps: [step('threshold', grade)],
    flags: unknown.map((code) => flag('unknown-veto', { code })),
  });
};
