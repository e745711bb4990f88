import type { Mark } from './scorecard.ts';

/** A mark as people read it: who decided is named, where the card keeps an id. A meeting stays as it is called. */
export const namePeople = (mark: Mark, nameOf: (person: string) => string): Mark => ({
  ...mark,
  explanation: {
    ...mark.explanation,
    flags: mark.explanation.flags.map(({ code, facts }) => ({ code, facts: facts['by'] === undefined ? facts : { ...facts, by: nameOf(facts['by']) } })),
  },
});
