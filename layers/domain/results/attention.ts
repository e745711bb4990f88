import * as z from 'zod';
import { DecisionKind } from '#domain/cycles/decision.ts';
import { exact } from '#domain/numbers/exact.ts';
import type { Matrix } from '#domain/scoring/matrix.ts';
import type { ProposedCategory } from '#domain/scoring/proposal.ts';
import type { Waiting } from '#domain/tasks/waiting.ts';
import type { LightCounts } from '#domain/warnings/light-counts.ts';

/** A matter that a county leader should look at, with its numbers; the sentence is made where it is read. */
export const Attention = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('meeting'), decision: DecisionKind, due: z.iso.date(), workingDays: z.int() }),
  z.object({ kind: z.literal('tie'), category: z.string(), units: z.array(z.string()) }),
  z.object({ kind: z.literal('late'), count: z.int(), units: z.array(z.string()) }),
  z.object({ kind: z.literal('red'), lights: z.int(), count: z.int(), units: z.array(z.string()) }),
  z.object({ kind: z.literal('veto'), units: z.array(z.string()) }),
  z.object({ kind: z.literal('weak'), goal: z.string(), category: z.string(), percent: z.string(), units: z.array(z.string()) }),
]);
export type Attention = z.infer<typeof Attention>;

interface Standing {
  waiting: readonly Waiting[];
  /** Of the newest window; before the first there are none. */
  lights?: LightCounts | undefined;
  proposal: readonly ProposedCategory[];
  matrix?: Matrix | undefined;
}

const most = 3;
/** A goal is weak below the lower end of the usual 良. */
const weakBelow = '80';

const meetings = ({ waiting }: Standing): Attention[] =>
  waiting.flatMap(({ kind, due, workingDays }): Attention[] => {
    const decision = DecisionKind.safeParse(kind).data;
    return decision === undefined ? [] : [{ kind: 'meeting', decision, due, workingDays }];
  });

const ties = ({ proposal }: Standing): Attention[] =>
  proposal.flatMap(({ name, units }): Attention[] => {
    const tied = units.filter(({ undecided }) => undecided).map(({ unit }) => unit);
    return tied.length === 0 ? [] : [{ kind: 'tie', category: name, units: tied }];
  });

const late = ({ waiting }: Standing): Attention[] => {
  const blocked = waiting.filter((each) => each.late > 0 && each.role !== 'system');
  const count = blocked.reduce((all, each) => all + each.late, 0);
  return count === 0 ? [] : [{ kind: 'late', count, units: [...new Set(blocked.flatMap((each) => each.units.slice(0, each.late)))].slice(0, most) }];
};

const reds = ({ lights }: Standing): Attention[] => {
  const red = lights?.units.filter((each) => each.red > 0) ?? [];
  return red.length === 0 ? [] : [{ kind: 'red', lights: lights?.all.red ?? 0, count: red.length, units: red.slice(0, most).map(({ unit }) => unit) }];
};

const vetoes = ({ proposal }: Standing): Attention[] => {
  const units = proposal.flatMap((category) => category.units.filter((unit) => unit.vetoes.length > 0).map(({ unit }) => unit));
  return units.length === 0 ? [] : [{ kind: 'veto', units }];
};

const weak = ({ matrix }: Standing): Attention[] => {
  const [lowest] = [...(matrix?.byGoal ?? [])].sort((a, b) => exact(a.percent).compare(exact(b.percent)));
  if (lowest === undefined || exact(lowest.percent).gte(exact(weakBelow))) return [];
  const category = matrix?.categories.find(({ code }) => code === lowest.category)?.name ?? lowest.category;
  return [{ kind: 'weak', goal: lowest.name, category, percent: lowest.percent, units: lowest.units.slice(0, most).map(({ unit }) => unit) }];
};

/** At most three matters: what only a meeting can decide first, then what holds the year up, then where it goes badly. */
export const attentionOf = (standing: Standing): Attention[] => [meetings, ties, late, reds, vetoes, weak].flatMap((look) => look(standing)).slice(0, most);
