import { exact, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { RuleSetting } from './rule.ts';

/** An interval with its ends; an absent bound is infinite. */
interface Bounds {
  from?: string | undefined;
  to?: string | undefined;
  fromClosed: boolean;
  toClosed: boolean;
}

/**
 * A cut of the number line: just below `at` (side 0) or just above it (side 1); no `at` is minus or plus infinity.
 * An interval runs from one cut to another, so open and closed ends compare without special cases.
 */
interface Cut {
  at: string | undefined;
  side: 0 | 1;
  infinite: -1 | 0 | 1;
}

const lower = (band: Bounds): Cut => ({ at: band.from, side: band.fromClosed ? 0 : 1, infinite: band.from === undefined ? -1 : 0 });
const upper = (band: Bounds): Cut => ({ at: band.to, side: band.toClosed ? 1 : 0, infinite: band.to === undefined ? 1 : 0 });

const compare = (first: Cut, second: Cut): number => {
  if (first.at === undefined || second.at === undefined) return first.infinite - second.infinite;
  return exact(first.at).compare(exact(second.at)) || first.side - second.side;
};

const furthest = (cuts: readonly Cut[], start: Cut): Cut => cuts.reduce((far, cut) => (compare(cut, far) > 0 ? cut : far), start);

const minusInfinity: Cut = { at: undefined, side: 0, infinite: -1 };

const ends = (cut: Cut, includedSide: 0 | 1): string => {
  if (cut.at === undefined) return cut.infinite < 0 ? '负无穷' : '正无穷';
  return `${cut.at}(${cut.side === includedSide ? '含' : '不含'})`;
};

const gap = (path: string, from: Cut, to: Cut): Problem =>
  problem(path, 'bands-leave-a-gap', `分档有空隙:从 ${ends(from, 0)} 到 ${ends(to, 1)} 没有分值`, { expected: '各档首尾相接,覆盖指标的全部取值范围' });

interface Placed {
  band: Bounds;
  /** Position in the scheme's list. */
  at: number;
}

const emptyProblems = (bands: readonly Placed[], path: string): Problem[] =>
  bands
    .filter(({ band }) => compare(lower(band), upper(band)) >= 0)
    .map(({ band, at }) =>
      problem(join(path, at), 'empty-band', `第 ${at + 1} 档不含任何值:下限 ${band.from},上限 ${band.to}`, {
        expected: '下限低于上限;单个值的一档两端都写“含”',
      }),
    );

const overlapProblems = (sorted: readonly Placed[], path: string): Problem[] =>
  sorted.flatMap(({ band, at }, place) => {
    const before = sorted.slice(0, place).find((other) => compare(upper(other.band), lower(band)) > 0);
    if (before === undefined) return [];
    return [problem(join(path, at), 'bands-overlap', `第 ${before.at + 1} 档与第 ${at + 1} 档重叠`, { expected: '同一个值只属于一档' })];
  });

const gapProblems = (sorted: readonly Placed[], { min, max }: RuleSetting['domain'], path: string): Problem[] => {
  const start: Cut = min === undefined ? minusInfinity : { at: toText(min), side: 0, infinite: 0 };
  const end: Cut = max === undefined ? { at: undefined, side: 1, infinite: 1 } : { at: toText(max), side: 1, infinite: 0 };
  const between = sorted.flatMap(({ band }, place) => {
    const covered = furthest(
      sorted.slice(0, place).map((other) => upper(other.band)),
      start,
    );
    return compare(lower(band), covered) > 0 && compare(covered, end) < 0 ? [gap(path, covered, lower(band))] : [];
  });
  const reached = furthest(
    sorted.map(({ band }) => upper(band)),
    start,
  );
  return compare(reached, end) < 0 ? [...between, gap(path, reached, end)] : between;
};

/** Bands must cover the indicator's domain without overlap or gap; they may reach beyond it. */
export const coverageProblems = (bands: readonly Bounds[], setting: RuleSetting): Problem[] => {
  const path = join(setting.path, 'bands');
  const sorted = bands.map((band, at) => ({ band, at })).sort((a, b) => compare(lower(a.band), lower(b.band)));
  const empty = emptyProblems(sorted, path);
  return empty.length > 0 ? empty : [...overlapProblems(sorted, path), ...gapProblems(sorted, setting.domain, path)];
};
