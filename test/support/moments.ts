import { randomUUID } from 'node:crypto';
import type { Person, Reply } from '../../infra/local/client.ts';
import type { Game } from '../../infra/local/play/game.ts';

/** What somebody is about to ask of the API, e.g. `POST /tasks/2026/2026H1-inform-units/done`. */
type Request = string;

/** What happens around everything that anybody does: called with the request and how to really make it; making it again is the same act again. */
export type Around = (request: Request, ask: () => Promise<Reply<unknown>>) => Promise<Reply<unknown>>;

type Ask = Person['ask'];

/** The same game with something happening around the acts of its people; neither they nor the player know. */
export const surrounded = (game: Game, around: Around): Game => {
  const outer: Game = {
    ...game,
    as: (role, unit) => {
      // Who holds a post depends on the day, and the day passes out here.
      game.today = outer.today;
      const person = game.as(role, unit);
      const ask = (...[method, path, options]: Parameters<Ask>) => {
        const act = { key: randomUUID(), ...options };
        return around(`${method} ${path}`, () => person.ask<unknown>(method, path, act));
      };
      return Object.assign(Object.create(person) as Person, { ask: ask as Ask });
    },
  };
  return outer;
};

export interface Moment {
  before: RegExp;
  happens: () => Promise<void>;
}

/** Each moment comes once, before the first request that matches and is not taken by an earlier moment of the list; one at a time. */
export const atMoments = (moments: readonly Moment[]): { around: Around; left: () => string[] } => {
  const waiting = [...moments];
  let last: Promise<unknown> = Promise.resolve();
  const around: Around = async (request, ask) => {
    const at = waiting.findIndex(({ before }) => before.test(request));
    const moment = at === -1 ? undefined : waiting.splice(at, 1)[0];
    if (moment !== undefined) {
      last = last.then(moment.happens);
      await last;
    }
    return ask();
  };
  return { around, left: () => waiting.map(({ before }) => before.source) };
};
