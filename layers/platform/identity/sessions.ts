import { randomUUID } from 'node:crypto';
import { type Caller, hasLeft, type RoleInForce, rolesOn } from '#domain/access/caller.ts';
import { type Factors, rolesIn } from '#domain/access/second-factor.ts';
import { isAlive, isToBeSeen, type Session, sessionSeconds } from '#domain/access/session.ts';
import { isInForce, rolesAsSubstitute } from '#domain/access/substitution.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { logger } from '#platform/observe/logger.ts';
import { entities } from '#platform/table/entities.ts';
import { find, list } from '#platform/table/records.ts';
import { now } from './now.ts';
import { readToken, signToken } from './session-token.ts';
import { identitySettings } from './settings.ts';

interface Opening {
  county: string;
  person: string;
  factors: Factors;
  agent?: string | undefined;
}

/** Printable and of bounded length: what a browser calls itself is only shown. */
const tidy = (agent: string): string => agent.replaceAll(/\p{C}/gu, '').slice(0, 200);

/** Opens a session for a person whom an identity provider has vouched for. Its id is always a new one. */
export const openSession = async ({ county, person, factors, agent }: Opening): Promise<{ token: string; expires: number }> => {
  const [known, home] = await Promise.all([find('person', { county, id: person }), find('county', { county })]);
  if (known === undefined || home === undefined) throw new NotAllowed('unknown-person', `“${person}”不是本县的工作人员,不能登录`);
  if (hasLeft(known, home.tickedThrough)) throw new NotAllowed('person-ended', `您已于 ${known.endedOn} 离任,不能登录;如有疑问,请联系绩效办`);
  const opened = now();
  const described = agent === undefined ? {} : { agent: tidy(agent) };
  const session: Session = { county, person, id: randomUUID(), opened, seen: opened, factors, ...described, expires: opened + sessionSeconds };
  await entities.session.create(session).go();
  logger.info('SESSION_OPENED', { county, person });
  return { token: await signToken({ county, person, session: session.id }, session.expires), expires: session.expires };
};

export const endSession = async ({ county, person, session }: Pick<Caller, 'county' | 'person' | 'session'>): Promise<void> => {
  await entities.session.delete({ county, person, id: session }).go();
  logger.info('SESSION_ENDED', { county, person });
};

/** Sessions of a person that still stand, the latest first. */
export const sessionsOf = async (county: string, person: string): Promise<Session[]> =>
  (await list('session', { county, person })).filter((session) => isAlive(session, now())).sort((a, b) => b.opened - a.opened);

/** Ends all sessions of a person; how many there were. */
export const endSessionsOf = async (county: string, person: string): Promise<number> => {
  const all = await list('session', { county, person });
  for (const { id } of all) await endSession({ county, person, session: id });
  return all.length;
};

/** Posts that the person stands in for on the county's day; nothing more is read where there are none. */
const asSubstitute = async (county: string, substitute: string, day: string): Promise<RoleInForce[]> => {
  const active = (await list('substitution', { county }, { substitute })).filter((each) => each.substitute === substitute && isInForce(each, day));
  const absent = await Promise.all(active.map(({ person }) => find('person', { county, id: person })));
  return rolesAsSubstitute(
    day,
    active,
    absent.flatMap((each) => each ?? []),
  );
};

/** That somebody is still there; a session ended this very moment stays ended. */
const see = async ({ county, person, id }: Session): Promise<void> => {
  const seen = entities.session.patch({ county, person, id }).set({ seen: now() });
  // A condition that fails means that the session went meanwhile, which the next request will find out.
  await seen.go().catch((error: unknown) => {
    if (!(error instanceof Error && /conditional/i.test(error.message))) throw error;
  });
};

/** The session that a token stands for, if it is still alive. */
export const aliveSession = async (token: string): Promise<Session | undefined> => {
  const claims = await readToken(token);
  const session = claims === undefined ? undefined : await find('session', { county: claims.county, person: claims.person, id: claims.session });
  return session !== undefined && isAlive(session, now()) ? session : undefined;
};

/** Who a token stands for, read anew for every request: ended sessions, posts and substitutions count at once. */
export const callerOf = async (token: string): Promise<Caller | undefined> => {
  const session = await aliveSession(token);
  if (session === undefined) {
    logger.warn('SESSION_REFUSED');
    return undefined;
  }
  const { county, person: id } = session;
  const [person, record] = await Promise.all([find('person', { county, id }), find('county', { county })]);
  if (person === undefined || record === undefined || hasLeft(person, record.tickedThrough)) {
    logger.warn('SESSION_REFUSED', { county, person: id });
    return undefined;
  }
  if (isToBeSeen(session, now())) await see(session);
  const day = record.tickedThrough;
  const posts = [...rolesOn(day, person), ...(await asSubstitute(county, id, day))];
  const { roles, withheld } = rolesIn(posts, session.factors, identitySettings?.secondFactor);
  return { county, person: id, name: person.name, roles, session: session.id, ...(withheld.length === 0 ? {} : { withheld }) };
};
