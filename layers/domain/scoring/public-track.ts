import { type Exact, exact, one, sum, toFixed, toText, zero } from '#domain/numbers/exact.ts';
import type { PublicVotes } from './facts.ts';
import { flag, step } from './rules/marking.ts';
import type { PublicTrack } from './rules/rule.ts';
import type { Flag, Step } from './scorecard.ts';
import { squareRoot } from './statistics.ts';

/** Votes of the five levels, from 非常满意 down. */
type Counts = readonly number[];

/** Φ⁻¹(0.975), the two-sided 95 % quantile of the normal distribution. */
const z95 = exact('1.959963984540054');

/** 非常满意, 满意, 基本满意; the last two levels are 差评 (国办发〔2019〕51号). */
const satisfiedLevels = 3;

const count = (counts: Counts): number => counts.reduce((total, each) => total + each, 0);

/** Mean of the votes' values; there must be a vote. */
export const meanOfVotes = (counts: Counts, values: readonly string[]): Exact => {
  const votes = count(counts);
  if (votes === 0) throw new RangeError('mean of no votes');
  return sum(counts.map((each, level) => exact(values[level] ?? '0').mul(each))).div(votes);
};

export const satisfiedShare = (counts: Counts): Exact => exact(count(counts.slice(0, satisfiedLevels))).div(count(counts));

/** Wilson score interval (95 %) of a share of `hits` among `votes`; the root is cut after 30 decimals. */
export const wilson = (hits: number, votes: number): { low: Exact; high: Exact } => {
  const share = exact(hits).div(votes);
  const square = z95.mul(z95);
  const scale = one.add(square.div(votes));
  const centre = share.add(square.div(2 * votes)).div(scale);
  const variance = share
    .mul(one.sub(share))
    .div(votes)
    .add(square.div(exact(4).mul(votes).mul(votes)));
  const half = z95.mul(squareRoot(variance)).div(scale);
  return { low: centre.sub(half), high: centre.add(half) };
};

/** (n·x̄ + m·μ)/(n + m): a few votes stay near the category's mean μ. */
export const shrunk = (votes: number, own: Exact, strength: Exact, pooled: Exact): Exact => own.mul(votes).add(strength.mul(pooled)).div(strength.add(votes));

/** Score of one group of votes with the policy's shrinkage; below the minimum the category's mean, or none, as the policy says. */
export const scoreOfVotes = (
  track: Pick<PublicTrack, 'shrinkage' | 'minimumVotes' | 'fallback'>,
  votes: number,
  own: Exact | undefined,
  pooled: Exact | undefined,
): { score: Exact | undefined; fellBack: boolean } => {
  if (own === undefined || votes < track.minimumVotes) return { score: track.fallback === 'categoryMean' ? pooled : undefined, fellBack: true };
  return { score: shrunk(votes, own, exact(track.shrinkage), pooled ?? own), fellBack: false };
};

interface ChannelScore {
  name: string;
  weight: Exact;
  score: Exact | undefined;
  steps: Step[];
  flags: Flag[];
}

const addUp = (votes: readonly PublicVotes[], channel: string): number[] =>
  votes
    .filter((each) => each.channel === channel)
    .reduce<number[]>((total, each) => total.map((sofar, level) => sofar + (each.counts[level] ?? 0)), [0, 0, 0, 0, 0]);

const describe = (name: string, counts: Counts, own: Exact, pooled: Exact | undefined): Step[] => {
  const votes = count(counts);
  const { low, high } = wilson(count(counts.slice(0, satisfiedLevels)), votes);
  return [
    step('vote-mean', `${name} ${toText(own)}`),
    ...(pooled === undefined ? [] : [step('category-mean', `${name} ${toText(pooled)}`)]),
    step('satisfied-share', `${name} ${toText(satisfiedShare(counts))}`),
    step('satisfied-interval', `${name} ${toFixed(low, 4)}–${toFixed(high, 4)}`),
  ];
};

/** Each channel is shrunk towards the pooled mean of the category's votes in the same channel. */
const scoreChannel = (
  track: PublicTrack,
  channel: PublicTrack['channels'][number],
  own: readonly PublicVotes[],
  category: readonly PublicVotes[],
): ChannelScore => {
  const { name } = channel;
  const [counts, all] = [addUp(own, name), addUp(category, name)];
  const votes = count(counts);
  const ownMean = votes === 0 ? undefined : meanOfVotes(counts, track.values);
  const pooled = count(all) === 0 ? undefined : meanOfVotes(all, track.values);
  const { score, fellBack } = scoreOfVotes(track, votes, ownMean, pooled);
  const steps = [step('votes', `${name} ${votes}`), ...(ownMean === undefined ? [] : describe(name, counts, ownMean, pooled))];
  return {
    name,
    weight: exact(channel.weight),
    score,
    steps: score === undefined ? steps : [...steps, step('channel-score', `${name} ${toText(score)}`)],
    flags: fellBack
      ? [
          flag('too-few-votes', {
            channel: name,
            votes: String(votes),
            minimum: String(track.minimumVotes),
            fallback: score === undefined ? 'none' : track.fallback,
          }),
        ]
      : [],
  };
};

/**
 * The public's score of a unit on the scale of the track's values: channels by weight. Uncoded votes are never
 * scored; a channel without a score leaves, and the weights of the others are scaled up. Undefined when no channel has one.
 */
export const publicScore = (
  track: PublicTrack,
  own: readonly PublicVotes[],
  category: readonly PublicVotes[],
): { score: Exact | undefined; steps: Step[]; flags: Flag[] } => {
  const channels = track.channels
    .filter((channel) => channel.kind !== 'uncoded' && exact(channel.weight).gt(0))
    .map((channel) => scoreChannel(track, channel, own, category));
  const scored = channels.flatMap(({ weight, score }) => (score === undefined ? [] : [{ weight, score }]));
  const weights = scored.reduce((total, channel) => total.add(channel.weight), zero);
  return {
    score: scored.length === 0 ? undefined : sum(scored.map(({ weight, score }) => weight.mul(score))).div(weights),
    steps: channels.flatMap((channel) => channel.steps),
    flags: channels.flatMap((channel) => channel.flags),
  };
};
