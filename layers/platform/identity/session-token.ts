import * as z from 'zod';
import { readSigned, sign } from './signed.ts';

const Claims = z.object({ county: z.string(), sub: z.string(), jti: z.string() });
/** What a token says: which session of which person. It says nothing of roles: they come from posts. */
export interface SessionClaims {
  county: string;
  person: string;
  session: string;
}

export const signToken = ({ county, person, session }: SessionClaims, expires: number): Promise<string> =>
  sign('xianheng', { county, sub: person, jti: session }, expires);

/** The claims of a token that we signed and that has not expired, or undefined. */
export const readToken = async (token: string): Promise<SessionClaims | undefined> => {
  const claims = await readSigned('xianheng', Claims, token);
  return claims === undefined ? undefined : { county: claims.county, person: claims.sub, session: claims.jti };
};
