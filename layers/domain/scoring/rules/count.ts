import * as z from 'zod';
import { Decimal, type Exact, exact, greatest, least, NonNegativeDecimal, PositiveDecimal, sum, toText, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Adjustment } from '../facts.ts';
import { flag, marked, notComputable, step } from './marking.ts';
import { duplicateProblems, figureProblems } from './parameters.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';
import { floorProblems } from './step-deduction.ts';

const Kind = z.strictObject({ name: z.string().min(1), each: PositiveDecimal, cap: PositiveDecimal.optional() });
type Kind = z.infer<typeof Kind>;

/** 按次扣分/加分: W − Σ each·n, or the sum of bonus entries, each matter once at its highest level. Examples N01–N04. */
export const Count = z.strictObject({
  kind: z.literal('count'),
  mode: z.enum(['deduct', 'add']),
  /** `deduct`: figures with their number of cases; `add`: levels of ledger entries (e.g. 国家级 3, 省级 2, 市级 1). */
  kinds: z.array(Kind).min(1),
  /** Lowest marks of `deduct`: 0 is 扣完为止, negative is 倒扣. */
  floor: Decimal.default('0'),
  /** Highest marks of `add`; default W. */
  cap: NonNegativeDecimal.optional(),
});
export type Count = z.infer<typeof Count>;

const capProblems = (rule: Count, setting: RuleSetting): Problem[] => {
  if (rule.cap === undefined || exact(rule.cap).lte(setting.fullMarks) || setting.parentKeepsExcess) return [];
  const full = toText(setting.fullMarks);
  return [
    problem(join(setting.path, 'cap'), 'marks-above-full-marks', `加分上限 ${rule.cap} 超过满分 ${full},而上级指标不保留超额分`, {
      expected: `不大于 ${full}`,
      got: rule.cap,
    }),
  ];
};

const check = (rule: Count, setting: RuleSetting): Problem[] => {
  const names = rule.kinds.map((kind) => kind.name);
  return [
    ...duplicateProblems(names, rule.mode === 'deduct' ? '扣分事项' : '加分级别', setting, 'kinds'),
    ...(rule.mode === 'deduct' ? names.flatMap((name, at) => figureProblems(name, setting, 'kinds', at, 'name')) : capProblems(rule, setting)),
    ...(rule.mode === 'deduct' ? floorProblems(rule.floor, setting) : []),
  ];
};

const capped = (kind: Kind, marks: Exact): Exact => (kind.cap === undefined ? marks : least(marks, exact(kind.cap)));

const deduct = (rule: Count, input: RuleInput): Marked | NotComputable => {
  const counts = rule.kinds.map((kind) => ({ kind, cases: input.figure(kind.name) }));
  const silent = counts.find(({ cases }) => cases === undefined);
  if (silent !== undefined) return notComputable(`没有“${silent.kind.name}”的次数`);
  const lost = counts.map(({ kind, cases = zero }) => ({ kind, cases, marks: capped(kind, exact(kind.each).mul(cases)) }));
  const odd = lost.find(({ cases }) => cases.lt(0) || cases.d !== 1n);
  if (odd !== undefined) return notComputable(`“${odd.kind.name}”的次数 ${toText(odd.cases)} 不是非负整数`);
  const total = sum(lost.map(({ marks }) => marks));
  const steps = lost.flatMap(({ kind, cases, marks }) => [
    step('cases', `${kind.name} ${toText(cases)}`),
    step('kind-deducted', `${kind.name} ${toText(marks)}`),
  ]);
  return marked(greatest(input.fullMarks.sub(total), exact(rule.floor)), [...steps, step('deducted', total)]);
};

/** The highest level of each matter; levels that the rule does not name count for nothing and are flagged. */
const matters = (rule: Count, entries: readonly Adjustment[]): { matter: string; kind: Kind }[] => {
  const highest = new Map<string, Kind>();
  for (const entry of entries) {
    const kind = rule.kinds.find((candidate) => candidate.name === entry.level);
    const before = highest.get(entry.matter);
    if (kind !== undefined && (before === undefined || exact(kind.each).gt(exact(before.each)))) highest.set(entry.matter, kind);
  }
  return [...highest].map(([matter, kind]) => ({ matter, kind })).sort((a, b) => (a.matter < b.matter ? -1 : 1));
};

const add = (rule: Count, input: RuleInput): Marked => {
  const entries = input.adjustments.filter((entry) => entry.kind === 'bonus' && entry.unit === input.unit);
  const counted = matters(rule, entries);
  const perKind = rule.kinds.map((kind) => ({ kind, marks: capped(kind, exact(kind.each).mul(counted.filter((each) => each.kind === kind).length)) }));
  const total = sum(perKind.map(({ marks }) => marks));
  const unknown = entries.filter((entry) => !rule.kinds.some((kind) => kind.name === entry.level));
  return marked(
    least(total, rule.cap === undefined ? input.fullMarks : exact(rule.cap)),
    [
      ...counted.map(({ matter, kind }) => step('matter-counted', `${matter} ${kind.name} ${kind.each}`)),
      ...perKind.map(({ kind, marks }) => step('kind-added', `${kind.name} ${toText(marks)}`)),
      step('added', total),
    ],
    unknown.map((entry) => flag('level-not-in-rule', { matter: entry.matter, level: entry.level ?? '' })),
  );
};

export const countRule: RuleKind<Count> = {
  kind: 'count',
  check,
  mark: (rule, input) => (rule.mode === 'deduct' ? deduct(rule, input) : add(rule, input)),
};
