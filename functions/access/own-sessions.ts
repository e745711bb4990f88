import * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { type Answer, type Call, route } from '#platform/http/route.ts';
import { clearCookie } from '#platform/identity/cookie.ts';
import { endSession, endSessionsOf, sessionsOf } from '#platform/identity/sessions.ts';

const when = (seconds: number): string => new Date(seconds * 1000).toISOString();

const OwnSessions = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      opened: z.iso.datetime(),
      /** Roughly: raised every few minutes. */
      seen: z.iso.datetime(),
      ends: z.iso.datetime(),
      /** What the browser calls itself. */
      agent: z.string().optional(),
      /** The very session that asks. */
      current: z.boolean(),
    }),
  ),
});

const list = async ({ who: { county, person, session } }: Call): Promise<Answer<z.input<typeof OwnSessions>>> => {
  const sessions = (await sessionsOf(county, person)).map(({ id, opened, seen, expires, agent }) => ({
    id,
    opened: when(opened),
    seen: when(seen),
    ends: when(expires),
    ...(agent === undefined ? {} : { agent }),
    current: id === session,
  }));
  return { body: { sessions } };
};

const SessionPath = z.object({ session: z.uuid() });
const Ended = z.object({ ended: z.int() });

/** The browser that asks forgets its cookie when its own session goes. */
const ended = (count: number, own: boolean): Answer<z.input<typeof Ended>> => ({
  body: { ended: count },
  ...(own ? { headers: { 'Set-Cookie': clearCookie } } : {}),
});

const endOne = async ({ params, who: { county, person, session } }: Call<z.output<typeof SessionPath>>): Promise<Answer<z.input<typeof Ended>>> => {
  const known = (await sessionsOf(county, person)).some(({ id }) => id === params.session);
  if (!known) throw new NotFound('没有找到这次登录,可能已经结束');
  await endSession({ county, person, session: params.session });
  return ended(1, params.session === session);
};

const endAll = async ({ who: { county, person } }: Call): Promise<Answer<z.input<typeof Ended>>> => ended(await endSessionsOf(county, person), true);

/** Where one is signed in, and ending it. */
export const ownSessions = [
  route({
    method: 'GET',
    path: '/access/sessions',
    summary: 'Where the caller is signed in: since when, last seen, in which browser.',
    can: 'read',
    about: 'session',
    on: 'none',
    params: z.object({}),
    response: OwnSessions,
    handler: list,
  }),
  route({
    method: 'DELETE',
    path: '/access/sessions/{session}',
    summary: 'Ends one of the caller’s own sessions.',
    can: 'sign-out',
    about: 'session',
    on: 'none',
    params: SessionPath,
    response: Ended,
    handler: endOne,
  }),
  route({
    method: 'DELETE',
    path: '/access/sessions',
    summary: 'Signs the caller out everywhere.',
    can: 'sign-out',
    about: 'session',
    on: 'none',
    params: z.object({}),
    response: Ended,
    handler: endAll,
  }),
];
