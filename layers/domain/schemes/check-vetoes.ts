import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { gradeNames } from './check-grades.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

type Veto = Policy['vetoes'][number];

const effectProblems = ({ name, effect }: Veto, path: string, grades: readonly string[]): Problem[] => {
  if ('scoreCap' in effect)
    return exact(effect.scoreCap).lt(0)
      ? [problem(join(path, 'scoreCap'), 'score-cap-negative', `一票否决事项“${name}”的分数上限不能为负`, { expected: '不小于 0', got: effect.scoreCap })]
      : [];
  const capPath = join(path, 'gradeCap');
  const wrong = { expected: grades.slice(1).join('、'), got: effect.gradeCap };
  if (!grades.includes(effect.gradeCap)) return [problem(capPath, 'unknown-grade', `一票否决事项“${name}”的等次上限不在等次表中`, wrong)];
  return grades[0] === effect.gradeCap ? [problem(capPath, 'veto-without-effect', `一票否决事项“${name}”以最高等次为上限,没有作用`, wrong)] : [];
};

/** Vetoes name the superior document they come from, and an effect that exists and acts. */
export const vetoProblems = (policy: Policy): Problem[] => [
  ...policy.vetoes.flatMap((veto, at) => [
    ...(veto.document === undefined || veto.document.trim() === ''
      ? [problem(join('vetoes', at, 'document'), 'veto-without-document', `一票否决事项“${veto.name}”应写明上级文件依据`, { expected: '上级文件名称与文号' })]
      : []),
    ...effectProblems(veto, join('vetoes', at, 'effect'), gradeNames(policy)),
  ]),
  ...repeated(
    policy.vetoes.map(({ code }) => code),
    (at) => join('vetoes', at, 'code'),
    '一票否决编码',
  ),
  ...repeated(
    policy.vetoes.map(({ name }) => name),
    (at) => join('vetoes', at, 'name'),
    '一票否决事项',
  ),
];
