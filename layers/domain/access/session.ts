import * as z from 'zod';
import { CountyCode } from '#domain/schemes/code.ts';
import { Factors } from './second-factor.ts';

/** A signed-in browser. The token alone is worth nothing: without this row it is refused, so a session ends at once when the row goes. */
export const Session = z.object({
  county: CountyCode,
  person: z.string(),
  id: z.string(),
  /** Epoch seconds of the sign-in. */
  opened: z.int().positive(),
  /** Epoch seconds of a recent request; raised now and then, not by every request. */
  seen: z.int().positive(),
  /** What the browser calls itself, so that its owner knows it again in the list. */
  agent: z.string().max(200).optional(),
  /** How the identity provider says that the person signed in. */
  factors: Factors,
  /** Epoch seconds of its last end; the table's time-to-live removes the row some time after. */
  expires: z.int().positive(),
});
export type Session = z.infer<typeof Session>;

/** A working day; after it one signs in again, however busy. */
export const sessionSeconds = 10 * 3600;
/** Nobody was there for so long: whoever comes next signs in again. */
export const idleSeconds = 3600;
/** A session that is used says so at most this often, so that reading costs no write each time. */
const seenEvery = 300;

export const isAlive = ({ seen, expires }: Pick<Session, 'seen' | 'expires'>, now: number): boolean => now < expires && now < seen + idleSeconds;
export const isToBeSeen = ({ seen }: Pick<Session, 'seen'>, now: number): boolean => seen + seenEvery <= now;
