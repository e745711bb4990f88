import type { Role } from '#domain/tasks/task.ts';
import { Person } from '../client.ts';
import type { Playable } from './sample-port.ts';

/** The county being played: its API, its people at their sessions, and where the year stands. */
export interface Game {
  base: string;
  county: string;
  /** Year of the cycle, as the API writes it. */
  cycle: string;
  sample: Playable;
  /** Whoever holds the post (of the unit) on the day, or stands in for it; one session each. */
  as(role: Role, unit?: string): Person;
  /** Last day that the county has reached. */
  today: string;
  /** Diary: what of the sample has been entered already. */
  entered: Set<string>;
  /** Units in the plan in force. */
  units: Set<string>;
}

export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The day on which the year's cycle opens by itself. */
export const openingDay = ({ policy, plan }: Playable): string => `${plan.year - 1}-${policy.opensNextCycle.day}`;

export const newGame = (base: string, sample: Playable): Game => {
  const { county } = sample.policy;
  const people = new Map<string, Person>();
  const personOf = (id: string): Person => {
    const known = people.get(id) ?? new Person(base, county, id);
    people.set(id, known);
    return known;
  };
  const game: Game = {
    base,
    county,
    cycle: String(sample.plan.year),
    sample,
    as: (role, unit) => {
      const { today } = game;
      const found = sample.people.find(({ posts }) =>
        posts.some((post) => post.role === role && post.unit === unit && post.from <= today && (post.to === undefined || today <= post.to)),
      );
      const standsIn = sample.matters.substitutions.find((each) => each.role === role && each.unit === unit && each.from <= today && today <= each.to);
      if (standsIn !== undefined) return personOf(standsIn.substitute);
      if (found === undefined) throw new Error(`示例县在 ${today} 没有任职“${role}${unit === undefined ? '' : `:${unit}`}”的人员,请补充 samples 中的人员名单`);
      return personOf(found.id);
    },
    today: dayBefore(openingDay(sample)),
    entered: new Set(),
    units: new Set(sample.plan.units.map(({ id }) => id)),
  };
  return game;
};
