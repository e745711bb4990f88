import { setTimeout as pause } from 'node:timers/promises';
import { Conflict } from '#domain/problems/errors.ts';

const attempts = 4;
const pauseMilliseconds = 20;

/** Loads and decides anew when the records moved on while it was decided; the last `Conflict` goes on to the caller. */
export const decideAgain = async <T>(decide: () => Promise<T>, attempt = 1): Promise<T> => {
  try {
    return await decide();
  } catch (error) {
    if (!(error instanceof Conflict) || attempt === attempts) throw error;
    await pause(pauseMilliseconds * attempt);
    return decideAgain(decide, attempt + 1);
  }
};
