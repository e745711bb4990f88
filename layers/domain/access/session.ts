import * as z from 'zod';
import { CountyCode } from '#domain/schemes/code.ts';

/** A signed-in browser. The token alone is worth nothing: without this row it is refused, so a session ends at once when the row goes. */
export const Session = z.object({
  county: CountyCode,
  id: z.string(),
  person: z.string(),
  /** Epoch seconds; the table's time-to-live removes the row some time after. */
  expires: z.int().positive(),
});
export type Session = z.infer<typeof Session>;
