import { ProjectForm } from '#domain/projects/form.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { readPlan, readPolicy, readScheme } from '#domain/schemes/read-papers.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { CheckCommand } from './arguments.ts';
import { formatOf } from './documents/format.ts';
import { withNumbersAsText } from './documents/numbers-as-text.ts';
import type { DocumentFile } from './documents/parse-text.ts';
import { readOrStop } from './documents/problem-lines.ts';
import { readDocument } from './documents/read-document.ts';
import { Stop } from './stop.ts';

const policyFrom = (file: DocumentFile): Policy => readOrStop(file, () => readPolicy(withNumbersAsText(Policy, file)));
const planFrom = (file: DocumentFile, policy: Policy | undefined): Plan => readOrStop(file, () => readPlan(withNumbersAsText(Plan, file), policy));
const schemeFrom = (file: DocumentFile, policy: Policy | undefined, plan: Plan | undefined): Scheme =>
  readOrStop(file, () => readScheme(withNumbersAsText(Scheme, file), policy, plan));

const formFrom = (file: DocumentFile): ProjectForm => readOrStop(file, () => readForm(withNumbersAsText(ProjectForm, file)));

/** A paper given by an option must be of that kind. */
const given = (name: string | undefined, kind: 'policy' | 'plan'): DocumentFile | undefined => {
  if (name === undefined) return undefined;
  const file = readDocument(name);
  const format = formatOf(file);
  if (format !== kind) throw new Stop(`${name}:--${kind} 应为 xianheng-${kind}/1 格式的文件,实际:xianheng-${format}/1`, 2);
  return file;
};

const without = (missing: readonly [string, boolean][]): string => {
  const names = missing.flatMap(([name, absent]) => (absent ? [name] : []));
  return names.length === 0 ? '' : `\n  未给出 ${names.join('、')},与之有关的内容没有检查`;
};

/** Checks one paper with everything that is checked when it is published; throws `Stop` with all problems. */
export const check = ({ file: name, policy: policyName, plan: planName }: CheckCommand): string => {
  const file = readDocument(name);
  const format = formatOf(file);
  if (format === 'dossier') throw new Stop(`${name}:这是卷宗,请用 xianheng assess ${name}`, 2);
  if (format === 'project-form') return `✓ ${name}:项目评价表模板“${formFrom(file).title}”可以发布`;
  const [policyFile, planFile] = [given(policyName, 'policy'), given(planName, 'plan')];
  const policy = policyFile === undefined ? undefined : policyFrom(policyFile);
  if (format === 'policy') return `✓ ${name}:考评办法“${policyFrom(file).title}”可以发布`;
  if (format === 'plan') return `✓ ${name}:年度方案“${planFrom(file, policy).title}”可以印发${without([['--policy', policy === undefined]])}`;
  const plan = planFile === undefined ? undefined : planFrom(planFile, policy);
  const scheme = schemeFrom(file, policy, plan);
  const missing = without([
    ['--policy', policy === undefined],
    ['--plan', plan === undefined],
  ]);
  return `✓ ${name}:考评细则“${scheme.name}”可以发布(满分 ${scheme.root.fullMarks} 分)${missing}`;
};
