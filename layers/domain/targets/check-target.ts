import { exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import { domainText, outsideDomain } from '#domain/schemes/value-domain.ts';
import { checkTarget as checkForRule } from '#domain/scoring/rules/kinds.ts';
import { type Assessed, needsOf } from './asked.ts';
import { checkMilestones, plainNumber } from './check-milestones.ts';
import type { Item } from './drafts.ts';
import type { TargetEntry } from './entry.ts';
import type { LastYear } from './last-year.ts';

const number = (text: string, path: string, what: string): Problem[] =>
  plainNumber.test(text) ? [] : [problem(path, 'not-a-number', `${what}应填写数字`, { expected: '十进制数字,如 95.10', got: text })];

const inDomain = (text: string, { domain }: Indicator, path: string, what: string): Problem[] =>
  outsideDomain(text, domain) ? [problem(path, 'outside-domain', `${what}超出取值范围`, { expected: domainText(domain), got: text })] : [];

const valueProblems = (text: string | undefined, leaf: Indicator, path: string): Problem[] => {
  if (text === undefined) return [];
  const what = `指标“${leaf.name}”的目标值`;
  const wrong = number(text, path, what);
  if (wrong.length > 0) return wrong;
  return [...inDomain(text, leaf, path, what), ...checkForRule(leaf.rule, exact(text), path)];
};

/** A baseline that is said to be last year's must be what last year's result says, where the system holds one. */
const lastYearProblems = (value: string, { code, name }: Indicator, path: string, lastYear: LastYear | undefined): Problem[] => {
  if (lastYear === undefined) return [];
  const known = lastYear.get(code);
  if (known === undefined) return [problem(path, 'nothing-last-year', `上年结果中没有指标“${name}”的实绩,请改用文件作为来源`, { got: value })];
  return exact(known).equals(exact(value))
    ? []
    : [problem(path, 'not-last-years-value', `指标“${name}”的基期值与上年实绩不一致`, { expected: known, got: value })];
};

const baselineProblems = (
  baseline: TargetEntry['baseline'],
  leaf: Indicator,
  { year, lastYear }: Pick<Around, 'year' | 'lastYear'>,
  path: string,
): Problem[] => {
  if (baseline === undefined) return [];
  const { value, source } = baseline;
  const before = String(year - 1);
  const wrong = number(value, join(path, 'value'), `指标“${leaf.name}”的基期值`);
  if (source.from === 'file') return wrong;
  if (source.cycle !== before)
    return [...wrong, problem(join(path, 'source', 'cycle'), 'not-last-year', '基期应为上一年度', { expected: before, got: source.cycle })];
  return wrong.length > 0 ? wrong : lastYearProblems(value, leaf, join(path, 'value'), lastYear);
};

interface Around {
  unit: Unit;
  leaves: readonly Indicator[];
  year: number;
  /** What last year's result says; undefined where the system holds none. */
  lastYear?: LastYear | undefined;
}

type Written = Pick<TargetEntry, 'indicator' | 'target' | 'baseline' | 'milestones'>;

/** All that is wrong with a target in itself: unknown indicator, nothing entered, no plain numbers, outside the range, unusable for the rule, bad milestones. */
export const problemsOfTarget = (written: Written, around: Around, path: string): Problem[] => {
  const { unit, leaves, year } = around;
  const { indicator, target, baseline, milestones } = written;
  const leaf = leaves.find(({ code }) => code === indicator);
  if (leaf === undefined) return [problem(join(path, 'indicator'), 'unknown-indicator', `${unit.name}的考评细则中没有指标 ${indicator}`, { got: indicator })];
  if (target === undefined && baseline === undefined)
    return [problem(path, 'empty-target', `指标“${leaf.name}”既没有目标值也没有基期值`, { expected: '目标值或基期值' })];
  return [
    ...valueProblems(target, leaf, join(path, 'target')),
    ...baselineProblems(baseline, leaf, around, join(path, 'baseline')),
    ...checkMilestones(milestones, target, path, { indicator: leaf, unit, year }),
  ];
};

/** All that keeps a unit's list from being proposed, signed or accepted: what its scheme asks for and nobody entered, and what is wrong with any target. */
export const problemsOfList = ({ unit, leaves }: Assessed, items: readonly Item[], year: number, lastYear?: LastYear): Problem[] => [
  ...leaves.flatMap((leaf) => {
    const known = items.find(({ indicator }) => indicator === leaf.code);
    const { target, baseline } = needsOf(leaf);
    const path = `targets.${leaf.code}`;
    return [
      ...(target && known?.target === undefined ? [problem(join(path, 'target'), 'no-target', `指标“${leaf.name}”没有绩效目标`)] : []),
      ...(baseline && known?.baseline === undefined ? [problem(join(path, 'baseline'), 'no-baseline', `指标“${leaf.name}”没有基期值`)] : []),
    ];
  }),
  ...items.flatMap((item) => problemsOfTarget(item, { unit, leaves, year, lastYear }, `targets.${item.indicator}`)),
];
