import { exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

type Track = NonNullable<Policy['publicTrack']>;

/** 国办函〔2026〕12号: votes without a code are shown, never scored. */
const channelProblems = ({ channels }: Track): Problem[] => {
  const weights = sum(channels.map(({ weight }) => exact(weight)));
  return [
    ...(weights.equals(hundred)
      ? []
      : [problem('publicTrack.channels', 'weights-do-not-add-up', '群众满意度各渠道权重之和应为 100', { expected: '100', got: toText(weights) })]),
    ...repeated(
      channels.map(({ name }) => name),
      (at) => join('publicTrack', 'channels', at, 'name'),
      '评价渠道',
    ),
    ...channels.flatMap(({ name, kind, weight }, at) =>
      kind === 'uncoded' && !exact(weight).equals(0)
        ? [
            problem(
              join('publicTrack', 'channels', at, 'weight'),
              'uncoded-votes-scored',
              `渠道“${name}”没有一次性评价码,不得作为考评依据(国办函〔2026〕12号),权重应为 0`,
              { expected: '0', got: weight },
            ),
          ]
        : [],
    ),
  ];
};

const levels = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'] as const;

/** Values on 0…100 that never rise from 非常满意 down. */
const valueProblems = ({ values }: Track): Problem[] =>
  values.flatMap((value, at) => {
    const path = join('publicTrack', 'values', at);
    const before = values[at - 1];
    return [
      ...(before === undefined || exact(value).lte(exact(before))
        ? []
        : [problem(path, 'wrong-order', `“${levels[at]}”的分值高于“${levels[at - 1]}”,五个等级应逐级不增`, { expected: `不大于 ${before}`, got: value })]),
      ...(exact(value).lte(hundred) ? [] : [problem(path, 'value-above-hundred', `“${levels[at]}”的分值应按百分制`, { expected: '0 至 100', got: value })]),
    ];
  });

/** Channels add up, uncoded votes count for nothing, values fall. */
export const publicTrackProblems = ({ publicTrack }: Policy): Problem[] =>
  publicTrack === undefined ? [] : [...channelProblems(publicTrack), ...valueProblems(publicTrack)];
