import * as z from 'zod';
import { exact } from '#domain/numbers/exact.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { Adjustment, Peer, ProjectScore, PublicVotes, Rating } from '#domain/scoring/facts.ts';
import type { RuleInput } from '#domain/scoring/rules/rule.ts';
import rows from './worked-examples.json' with { type: 'json' };

/** One row of the design's worked examples; `what` says which room it belongs to, `params`, `inputs` and `result` have that room's shape. */
const Example = z.strictObject({
  id: z.string().regex(/^[A-Z]\d\d$/),
  what: z.string(),
  params: z.record(z.string(), z.unknown()),
  inputs: z.record(z.string(), z.unknown()),
  /** The exact number (`n/d` where its decimal does not end), or one per member of the group. */
  unrounded: z.union([z.string(), z.array(z.string())]).optional(),
  result: z.record(z.string(), z.unknown()),
  remark: z.string().optional(),
});
export type Example = z.infer<typeof Example>;

export const examples: readonly Example[] = z.array(Example).parse(rows);

export const example = (id: string): Example => {
  const found = examples.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no worked example ${id}`);
  return found;
};

/** Inputs of a rule's example as written; what is absent is empty. */
export const WrittenInput = z.strictObject({
  unit: z.string().default('U001'),
  value: z.string().optional(),
  target: z.string().optional(),
  baseline: z.string().optional(),
  figures: z.record(z.string(), z.string()).default({}),
  group: z.array(z.strictObject({ unit: z.string(), value: z.string().optional(), baseline: z.string().optional() })).default([]),
  peers: z.array(Peer).default([]),
  adjustments: z.array(Adjustment).default([]),
  ratings: z.array(Rating).default([]),
  projects: z.array(ProjectScore).default([]),
  publicVotes: z.strictObject({ track: Policy.shape.publicTrack, own: z.array(PublicVotes), category: z.array(PublicVotes) }).optional(),
});

const maybe = (text: string | undefined) => (text === undefined ? undefined : exact(text));

/** What a rule sees, from its written form. */
export const ruleInput = (setting: { fullMarks: string; direction?: RuleInput['direction'] }, written: z.input<typeof WrittenInput>): RuleInput => {
  const input = WrittenInput.parse(written);
  return {
    fullMarks: exact(setting.fullMarks),
    direction: setting.direction ?? 'higher',
    unit: input.unit,
    value: maybe(input.value),
    target: maybe(input.target),
    baseline: maybe(input.baseline),
    figure: (name) => maybe(input.figures[name]),
    group: input.group.map((member) => ({ unit: member.unit, value: maybe(member.value), baseline: maybe(member.baseline) })),
    peers: input.peers,
    adjustments: input.adjustments,
    ratings: input.ratings,
    projects: input.projects,
    publicVotes: { track: input.publicVotes?.track, own: input.publicVotes?.own ?? [], category: input.publicVotes?.category ?? [] },
  };
};
