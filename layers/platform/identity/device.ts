import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { now } from './now.ts';
import { readSigned, sign } from './signed.ts';

/** Half a year after the last sign-in a browser is a stranger again. */
export const deviceSeconds = 180 * 86_400;

const Device = z.object({ jti: z.string() });

/** A browser in which somebody has signed in: it says nothing of whom, and permits nothing. */
export const signDevice = (id: string = randomUUID()): Promise<string> => sign('xianheng/device', { jti: id }, now() + deviceSeconds);
export const readDevice = async (token: string | undefined): Promise<string | undefined> =>
  token === undefined ? undefined : (await readSigned('xianheng/device', Device, token))?.jti;
