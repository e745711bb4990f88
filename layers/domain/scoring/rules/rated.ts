import * as z from 'zod';
import { type Exact, exact, hundred, PositiveDecimal, sum, toFixed, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { publicScore } from '../public-track.ts';
import type { Flag, Step } from '../scorecard.ts';
import { Aggregate, aggregateRatings, outliers } from './aggregate.ts';
import { flag, marked, notComputable, step } from './marking.ts';
import { duplicateProblems } from './parameters.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

const Body = z.strictObject({
  name: z.string().min(1),
  weight: PositiveDecimal,
  /** `ratings`: single ratings of people; `public`: the public track's score by the policy's rules. */
  from: z.enum(['ratings', 'public']).default('ratings'),
  aggregate: Aggregate.default({ method: 'mean' }),
});
type Body = z.infer<typeof Body>;

/** 定性评分: assessor bodies with weights, each with its own aggregation. Ratings are on 0…100. Examples X01–X07, Y01–Y06. */
export const Rated = z.strictObject({
  kind: z.literal('rated'),
  bodies: z.array(Body).min(1),
  /** A body without ratings: the other weights are scaled up and the mark says so, or no mark below this number of bodies. */
  quorum: z.int().positive().default(1),
  /** Absolute difference that flags a rating when MAD = 0. */
  gapWithoutSpread: PositiveDecimal.default('20'),
  /** Difference of two bodies' scores above which the office must look and state a reason. */
  divergenceLimit: PositiveDecimal.optional(),
});
export type Rated = z.infer<typeof Rated>;

const weightProblems = (rule: Rated, setting: RuleSetting): Problem[] => {
  const total = sum(rule.bodies.map((body) => exact(body.weight)));
  if (total.equals(hundred)) return [];
  return [
    problem(join(setting.path, 'bodies'), 'weights-do-not-add-up', `各评估主体权重合计 ${toText(total)},应等于 100`, { expected: '100', got: toText(total) }),
  ];
};

const check = (rule: Rated, setting: RuleSetting): Problem[] => [
  ...weightProblems(rule, setting),
  ...duplicateProblems(
    rule.bodies.map((body) => body.name),
    '评估主体',
    setting,
    'bodies',
  ),
  ...(rule.quorum > rule.bodies.length
    ? [
        problem(join(setting.path, 'quorum'), 'quorum-above-bodies', `要求至少 ${rule.quorum} 个评估主体,但只列出 ${rule.bodies.length} 个`, {
          expected: `不大于 ${rule.bodies.length}`,
          got: String(rule.quorum),
        }),
      ]
    : []),
];

interface BodyScore {
  name: string;
  weight: Exact;
  /** On 0…100, unrounded; undefined when the body gave no rating. */
  score: Exact | undefined;
  steps: Step[];
  flags: Flag[];
}

const ratedByPeople = (body: Body, rule: Rated, input: RuleInput): BodyScore => {
  const ratings = input.ratings
    .filter((each) => each.unit === input.unit && each.body === body.name)
    .flatMap((each) => each.ratings.map((text) => exact(text)));
  const base = { name: body.name, weight: exact(body.weight) };
  if (ratings.length === 0) return { ...base, score: undefined, steps: [], flags: [] };
  const { score, trimmed } = aggregateRatings(ratings, body.aggregate);
  const tooFew = body.aggregate.method === 'trimmed-mean' && !trimmed ? [flag('too-few-to-trim', { body: body.name, ratings: String(ratings.length) })] : [];
  const odd = outliers(ratings, exact(rule.gapWithoutSpread)).map(({ rating, z: distance }) =>
    flag('outlying-rating', { body: body.name, rating: toText(rating), ...(distance === undefined ? {} : { z: toFixed(distance, 2) }) }),
  );
  return { ...base, score, steps: [step('ratings', `${body.name} ${ratings.length}`)], flags: [...tooFew, ...odd] };
};

const ratedByPublic = (body: Body, input: RuleInput): BodyScore => {
  const base = { name: body.name, weight: exact(body.weight) };
  const { track, own, category } = input.publicVotes;
  if (track === undefined) return { ...base, score: undefined, steps: [], flags: [flag('no-public-track', { body: body.name })] };
  return { ...base, ...publicScore(track, own, category) };
};

const divergence = (bodies: readonly { name: string; score: Exact }[], limit: string | undefined): Flag[] => {
  const sorted = [...bodies].sort((a, b) => a.score.compare(b.score));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (limit === undefined || low === undefined || high === undefined) return [];
  const gap = high.score.sub(low.score);
  if (gap.lte(exact(limit))) return [];
  return [flag('bodies-diverge', { gap: toFixed(gap, 2), limit, high: high.name, low: low.name })];
};

const mark = (rule: Rated, input: RuleInput): Marked | NotComputable => {
  const bodies = rule.bodies.map((body) => (body.from === 'public' ? ratedByPublic(body, input) : ratedByPeople(body, rule, input)));
  const present = bodies.flatMap(({ name, weight, score }) => (score === undefined ? [] : [{ name, weight, score }]));
  const absent = bodies.filter((body) => body.score === undefined);
  if (present.length < rule.quorum) return notComputable(`有评分的评估主体 ${present.length} 个,少于规定的 ${rule.quorum} 个`);
  const weights = sum(present.map((body) => body.weight));
  const score = sum(present.map((body) => body.weight.mul(body.score))).div(weights);
  const steps = bodies.flatMap((body) => [...body.steps, ...(body.score === undefined ? [] : [step('body-score', `${body.name} ${toText(body.score)}`)])]);
  const renormalised = absent.map((body) => flag('body-without-ratings', { body: body.name, weights: toText(weights) }));
  return marked(
    input.fullMarks.mul(score).div(hundred),
    [...steps, step('score', score)],
    [...bodies.flatMap((body) => body.flags), ...renormalised, ...divergence(present, rule.divergenceLimit)],
  );
};

export const ratedRule: RuleKind<Rated> = { kind: 'rated', check, mark };
