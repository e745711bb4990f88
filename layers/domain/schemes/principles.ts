import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { forbiddenBasis } from './forbidden.ts';
import type { Indicator } from './indicator.ts';
import type { Policy } from './policy.ts';

/** A name that must be one of the policy's; without a policy only that it is there. */
const namedIn = (
  value: string | undefined,
  known: readonly string[] | undefined,
  path: string,
  words: { missing: string; unknown: string; code: string },
): Problem[] => {
  const expected = known === undefined ? {} : { expected: known.join('、') };
  if (value === undefined || value.trim() === '') return [problem(path, `no-${words.code}`, words.missing, expected)];
  if (known === undefined || known.includes(value)) return [];
  return [problem(path, `unknown-${words.code}`, words.unknown, { ...expected, got: value })];
};

/** 导向性: which goal and which key field the indicator serves. */
const guiding = ({ name, goal, field }: Indicator, path: string, policy: Policy | undefined): Problem[] => [
  ...namedIn(
    goal,
    policy?.goals.map((each) => each.name),
    join(path, 'goal'),
    {
      code: 'goal',
      missing: `指标“${name}”未写明对应的目标(导向性)`,
      unknown: `指标“${name}”的目标不在考评办法中(导向性)`,
    },
  ),
  ...namedIn(field, policy?.fields, join(path, 'field'), {
    code: 'field',
    missing: `指标“${name}”未写明重点领域(导向性)`,
    unknown: `指标“${name}”的重点领域不在考评办法中(导向性)`,
  }),
];

const measurableParts = [
  { part: 'unitOfMeasure', code: 'no-unit-of-measure', name: '度量单位' },
  { part: 'source', code: 'no-source', name: '数据来源' },
  { part: 'frequency', code: 'no-frequency', name: '填报频率' },
] as const;

/** 可量化: unit of measure, source and frequency; the rule and its text are part of the format itself. */
const measurable = (leaf: Indicator, path: string): Problem[] =>
  measurableParts.flatMap(({ part, code, name }) => {
    const value = leaf[part];
    return value === undefined || value.trim() === '' ? [problem(join(path, part), code, `指标“${leaf.name}”未写明${name}(可量化)`)] : [];
  });

/** What no indicator may count (国办函〔2026〕12号): in its name, its rule's text or the evidence it asks for. */
const allowed = (leaf: Indicator, path: string): Problem[] =>
  (['name', 'text', 'evidence'] as const).flatMap((part) => {
    const rule = forbiddenBasis(leaf[part] ?? '');
    return rule === undefined ? [] : [problem(join(path, part), 'forbidden-basis', `指标“${leaf.name}”:${rule}`, { got: leaf[part] ?? '' })];
  });

/** The principles that one indicator must satisfy by itself; 差异化 is checked on the plan, 动态调整 on the scheme. */
export const principleProblems = (leaf: Indicator, path: string, policy: Policy | undefined): Problem[] => [
  ...guiding(leaf, path, policy),
  ...measurable(leaf, path),
  ...allowed(leaf, path),
];
