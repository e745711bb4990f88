import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { Node, Scheme } from '#domain/schemes/scheme.ts';
import type { Adjustment } from '#domain/scoring/facts.ts';
import type { Playable } from '../../../infra/local/play/sample-port.ts';
import { compare, larger, minus, over, plus, type Q, q, rounded, smaller, times, total } from './fraction.ts';
import { projectsMark } from './projects.ts';
import { ratedMark } from './ratings.ts';
import { byHand } from './rules.ts';
import { leaves, yearsFigure, yearsValue } from './values.ts';

export interface HandCard {
  unit: string;
  category: string;
  full: Q;
  /** Rounded marks; none where the indicator does not apply. */
  marks: Map<string, Q | undefined>;
  goal: (name: string) => Q;
  late: Q;
  score: Q;
}

const adjustmentsOf = ({ ledger }: Playable, unit: string): Adjustment[] =>
  ledger.flatMap(({ content }) => (content.type === 'adjustment' && content.adjustment.unit === unit ? [content.adjustment] : []));

const leavesTree = ({ ledger }: Playable, unit: string, indicator: string): boolean =>
  ledger.some(({ content }) => content.type === 'exception' && content.exception.unit === unit && content.exception.indicator === indicator);

/** Each matter at its best level, each level up to its cap, all up to full marks. */
const bonusMark = (rule: Extract<Indicator['rule'], { kind: 'count' }>, entries: readonly Adjustment[], full: Q): Q => {
  const each = (level: string | undefined) => q(rule.kinds.find(({ name }) => name === level)?.each ?? '0');
  const matters = Object.values(Object.groupBy(entries, ({ matter }) => matter)).map(
    (same) => (same ?? []).sort((a, b) => compare(each(b.level), each(a.level)))[0]?.level,
  );
  const sums = rule.kinds.map(({ name, each: one, cap }) => {
    const all = times(q(one), q(matters.filter((level) => level === name).length));
    return cap === undefined ? all : smaller(all, q(cap));
  });
  return smaller(full, total(sums));
};

const liability = (sample: Playable, code: string, unit: string, marks: Q, full: Q): Q => {
  const partner = sample.plan.joints.find(({ indicator }) => indicator === code)?.partners.find((each) => each.unit === unit);
  if (partner === undefined) return marks;
  const percent = over(q(partner.percent), q(100));
  return partner.by === 'share' ? times(marks, percent) : minus(full, times(minus(full, marks), percent));
};

const markOf = (sample: Playable, scheme: Scheme, leaf: Indicator, unit: Unit, category: readonly Unit[]): Q | undefined => {
  if (leavesTree(sample, unit.id, leaf.code)) return undefined;
  const decided = sample.reviewed.find((each) => each.kind === 'awarded-marks' && each.unit === unit.id && each.indicator === leaf.code);
  if (decided?.kind === 'awarded-marks') return q(decided.marks);
  const full = q(leaf.fullMarks);
  const { rule } = leaf;
  if (rule.kind === 'rated')
    return ratedMark(
      sample,
      rule,
      unit.id,
      leaf.code,
      category.map(({ id }) => id),
      full,
    );
  if (rule.kind === 'imported' && rule.projects !== undefined) return projectsMark(rule, unit.id, full);
  if (rule.kind === 'count' && rule.mode === 'add')
    return bonusMark(
      rule,
      adjustmentsOf(sample, unit.id).filter(({ on }) => on === leaf.code),
      full,
    );
  const reads = rule.kind === 'checklist' || rule.kind === 'count';
  const value = reads ? q(0) : yearsValue(sample, scheme, leaf, unit);
  if (value === undefined) return q(0);
  const agreed = sample.targets.find((row) => row.unit === unit.id && row.indicator === leaf.code);
  const others = reads
    ? []
    : category
        .filter(({ id }) => !leavesTree(sample, id, leaf.code))
        .flatMap((each) => [yearsValue(sample, scheme, leaf, each)].filter((other) => other !== undefined));
  const marks = byHand(rule, {
    ...{ full, value, others, low: leaf.direction === 'lower' },
    target: agreed?.target === undefined ? undefined : q(agreed.target),
    baseline: agreed?.baseline === undefined ? undefined : q(agreed.baseline),
    peers: sample.peers.filter(({ indicator }) => indicator === leaf.code).map((peer) => q(peer.value)),
    figure: (name) => yearsFigure(sample, scheme, unit.id, name),
  });
  return liability(sample, leaf.code, unit.id, marks, full);
};

/** Score of a node, and whether anything in it applies. What does not apply is shared out among the rest of the node. */
const nodeScore = (node: Node, marks: ReadonlyMap<string, Q | undefined>, entries: readonly Adjustment[], top: boolean): Q | undefined => {
  const parts = node.children.map((child) => ({
    full: q(child.fullMarks),
    marks: child.kind === 'node' ? nodeScore(child, marks, entries, false) : marks.get(child.code),
  }));
  const there = parts.flatMap((part) => (part.marks === undefined ? [] : [{ full: part.full, marks: part.marks }]));
  if (there.length === 0) return undefined;
  const here = top ? [] : entries.filter(({ on, kind }) => on === node.code && kind !== 'veto');
  const changes = total(here.map(({ kind, marks: by }) => (kind === 'bonus' ? q(by ?? '0') : minus(q(0), q(by ?? '0')))));
  const earned = plus(total(there.map((part) => part.marks)), changes);
  const shared = node.mode === 'converted' || there.length < parts.length;
  const score = shared ? over(times(earned, q(node.fullMarks)), total(there.map((part) => part.full))) : earned;
  const kept = node.excess === 'keep' ? score : smaller(score, q(node.fullMarks));
  return shared ? rounded(kept, 2) : kept;
};

interface Late {
  unit: string;
  days: number;
}

/** One unit's card, from the files on the desk. `late` says how many working days each unit was late, counted on the wall calendar. */
export const cardByHand = (sample: Playable, scheme: Scheme, unit: Unit, category: readonly Unit[], late: readonly Late[]): HandCard => {
  const marks = new Map(
    leaves(scheme.root).map((leaf): [string, Q | undefined] => {
      const exactly = markOf(sample, scheme, leaf, unit, category);
      return [leaf.code, exactly === undefined ? undefined : rounded(exactly, 2)];
    }),
  );
  const entries = adjustmentsOf(sample, unit.id);
  const full = q(scheme.root.fullMarks);
  const atTop = (kind: 'bonus' | 'deduction') =>
    total(entries.filter((entry) => entry.kind === kind && entry.on === undefined).map((entry) => q(entry.marks ?? '0')));
  const days = late.filter((each) => each.unit === unit.id).reduce((sum, each) => sum + each.days, 0);
  const lost = smaller(times(q('0.5'), q(days)), q(2));
  const plain = minus(minus(plus(rounded(nodeScore(scheme.root, marks, entries, true) ?? q(0), 2), atTop('bonus')), atTop('deduction')), lost);
  const within = larger(q(0), smaller(plain, full));
  const score = unit.difficulty === '1' ? within : rounded(smaller(full, times(within, q(unit.difficulty))), 2);
  const goal = (name: string) => total(leaves(scheme.root).flatMap((leaf) => (leaf.goal === name ? [marks.get(leaf.code) ?? q(0)] : [])));
  return { unit: unit.id, category: unit.category, full, marks, goal, late: lost, score };
};
