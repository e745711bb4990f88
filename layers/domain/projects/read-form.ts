import { InvalidInput } from '#domain/problems/errors.ts';
import { mend } from '#domain/problems/mend.ts';
import { problemsOf } from '#domain/problems/parse.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { ownProblems } from '#domain/schemes/own-problems.ts';
import { checkForm } from './check-form.ts';
import { ProjectForm } from './form.ts';

const indicator = { code: '1', name: '1', nature: '定性', target: '1', marks: '1' };
const group = { code: '1', name: '1' };
const fields = { project: '1', department: '1', unit: '1', funds: '1', total: '1', appropriation: '1', carriedOver: '1', other: '1', goal: '1' };
const level = { name: '1', from: '0', to: '100' };
const grade = { name: '1' };

/** What can stand for a missing or malformed part while the rest is checked; never shown. */
const spares: readonly unknown[] = [
  ...['1', 1, true],
  ...[indicator, group, fields, level, grade],
  { code: '1', name: '1', marks: '1', groups: [group] },
  { name: '1', marks: '1', explainBelow: '90', article: '1' },
  { excess: '30', article: '1' },
  { levels: [grade, grade], article: '1' },
  [level, level],
  [{ code: '1', name: '1', marks: '1', groups: [group] }],
];

/** Reads a template with every check of publishing; throws `InvalidInput` with all problems, those of its shape and those of its sums. */
export const readForm = (input: unknown): ProjectForm => {
  const result = ProjectForm.safeParse(input);
  const problems: Problem[] = result.success ? checkForm(result.data) : problemsOf(result.error, input);
  if (result.success && problems.length === 0) return result.data;
  const mended = result.success ? undefined : mend(ProjectForm, input, spares);
  const others = mended === undefined ? [] : ownProblems(checkForm(mended.document), mended.paths);
  const all = [...problems, ...others];
  throw new InvalidInput(`项目评价表模板有 ${all.length} 处问题,不能发布`, all);
};
