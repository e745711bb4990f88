import { addDays } from '../cycles/calendar.ts';
import type { Person } from '../cycles/cycle.ts';
import { rolesOn } from './caller.ts';

type Posted = Pick<Person, 'posts'>;

const hasHead = (people: readonly Posted[], day: string): boolean => people.some((person) => rolesOn(day, person).some(({ role }) => role === 'office-head'));

/** Days from which on it may be another: who is head changes with the first day of a post and with the day after its last. */
const turns = (people: readonly Posted[]): string[] =>
  people.flatMap(({ posts }) =>
    posts.filter(({ role }) => role === 'office-head').flatMap(({ from, to }) => (to === undefined ? [from] : [from, addDays(to, 1)])),
  );

/**
 * The first day from `today` on that had a head of the office before a change and has none after it; without a head nobody could undo it.
 * What was foreseen anyway (a post with a last day and no successor yet) is no reason to refuse.
 */
export const dayLeftWithoutHead = (before: readonly Posted[], after: readonly Posted[], today: string): string | undefined =>
  [today, ...turns(before), ...turns(after)]
    .filter((day) => day >= today)
    .sort()
    .find((day) => hasHead(before, day) && !hasHead(after, day));
