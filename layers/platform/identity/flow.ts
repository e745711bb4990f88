import * as z from 'zod';
import { now } from './now.ts';
import { readSigned, sign } from './signed.ts';

/** Time to type a password and fetch a code. */
export const flowSeconds = 600;

/** A sign-in on its way: kept by the very browser that began it, so that nobody can finish somebody else's or have theirs finished by another. */
const Flow = z.object({
  state: z.string().min(16),
  nonce: z.string().optional(),
  verifier: z.string().optional(),
  returnTo: z.string(),
  /** The session that the browser had, ended when the new one opens. */
  before: z.object({ county: z.string(), person: z.string(), session: z.string() }).optional(),
});
export type Flow = z.infer<typeof Flow>;

export const signFlow = (flow: Flow): Promise<string> => sign('xianheng/sign-in', flow, now() + flowSeconds);
export const readFlow = (token: string): Promise<Flow | undefined> => readSigned('xianheng/sign-in', Flow, token);
