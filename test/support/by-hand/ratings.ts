import type { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import type { Playable } from '../../../infra/local/play/sample-port.ts';
import { over, plus, type Q, q, times, total } from './fraction.ts';
import { panel } from './rules.ts';

const votesIn = ({ publicVotes }: Playable, channel: string, units: readonly string[]): number[] =>
  publicVotes
    .filter((votes) => votes.channel === channel && units.includes(votes.unit))
    .reduce((sum, { counts }) => sum.map((each, level) => each + (counts[level] ?? 0)), [0, 0, 0, 0, 0]);

/** The public's score: each channel drawn towards the category, too few votes take the category's mean. */
export const publicMark = (sample: Playable, unit: string, category: readonly string[]): Q => {
  const track = sample.policy.publicTrack;
  if (track === undefined) throw new Error('no public track');
  const meanOf = (counts: readonly number[]): Q =>
    over(total(counts.map((count, level) => times(q(count), q(track.values[level] ?? '0')))), q(counts.reduce((a, b) => a + b)));
  const scored = track.channels
    .filter(({ kind }) => kind !== 'uncoded')
    .map(({ name, weight }) => {
      const own = votesIn(sample, name, [unit]);
      const n = own.reduce((a, b) => a + b);
      const all = meanOf(votesIn(sample, name, category));
      const score = n < track.minimumVotes ? all : over(plus(times(q(n), meanOf(own)), times(q(track.shrinkage), all)), plus(q(n), q(track.shrinkage)));
      return [q(weight), score] as const;
    });
  return over(total(scored.map(([weight, score]) => times(weight, score))), total(scored.map(([weight]) => weight)));
};

export const ratedMark = (
  sample: Playable,
  rule: Extract<AnyRule, { kind: 'rated' }>,
  unit: string,
  indicator: string,
  category: readonly string[],
  full: Q,
): Q => {
  const bodies = rule.bodies.map(({ name, weight, from, aggregate }) => {
    const ratings = sample.ratings.find((row) => row.unit === unit && row.indicator === indicator && row.body === name)?.ratings ?? [];
    return [q(weight), from === 'public' ? publicMark(sample, unit, category) : panel(ratings.map(q), aggregate)] as const;
  });
  const score = over(total(bodies.map(([weight, each]) => times(weight, each))), total(bodies.map(([weight]) => weight)));
  return over(times(full, score), q(100));
};
