import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { parse } from '#domain/problems/parse.ts';

const Secret = z.object({ SESSION_SECRET: z.string().min(32) });
/** Read when it is first needed, so that functions without sessions need no secret. */
const secret = (): Uint8Array => new TextEncoder().encode(parse(Secret, process.env, '函数环境变量').SESSION_SECRET);

const algorithm = 'HS256';

/** What a token of ours is for; one of another kind is refused like a forged one. */
export type Kind = 'xianheng' | 'xianheng/sign-in' | 'xianheng/device';

/** Claims signed by us for one purpose, until `expires` (epoch seconds). */
export const sign = (kind: Kind, claims: Record<string, unknown>, expires: number): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: algorithm }).setIssuer(kind).setExpirationTime(expires).sign(secret());

/** The claims of a token that we signed for this purpose and that has not expired, or undefined. */
export const readSigned = async <T extends z.ZodType>(kind: Kind, claims: T, token: string): Promise<z.output<T> | undefined> => {
  try {
    const { payload } = await jwtVerify(token, secret(), { issuer: kind, algorithms: [algorithm], requiredClaims: ['exp'] });
    return parse(claims, payload, '令牌');
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
};
