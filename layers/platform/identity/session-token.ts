import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { parse } from '#domain/problems/parse.ts';

const Secret = z.object({ SESSION_SECRET: z.string().min(32) });
/** Read when it is first needed, so that functions without sessions need no secret. */
const secret = (): Uint8Array => new TextEncoder().encode(parse(Secret, process.env, '函数环境变量').SESSION_SECRET);

const issuer = 'xianheng';
const algorithm = 'HS256';

const Claims = z.object({ county: z.string(), sub: z.string(), jti: z.string() });
/** What a token says: which session of which person. It says nothing of roles: they come from posts. */
export interface SessionClaims {
  county: string;
  person: string;
  session: string;
}

export const signToken = ({ county, person, session }: SessionClaims, expires: number): Promise<string> =>
  new SignJWT({ county }).setProtectedHeader({ alg: algorithm }).setIssuer(issuer).setSubject(person).setJti(session).setExpirationTime(expires).sign(secret());

/** The claims of a token that we signed and that has not expired, or undefined. */
export const readToken = async (token: string): Promise<SessionClaims | undefined> => {
  try {
    const { payload } = await jwtVerify(token, secret(), { issuer, algorithms: [algorithm], requiredClaims: ['exp'] });
    const { county, sub, jti } = parse(Claims, payload, '会话令牌');
    return { county, person: sub, session: jti };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
};
