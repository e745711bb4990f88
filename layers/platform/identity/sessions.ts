import { randomUUID } from 'node:crypto';
import { type Caller, type RoleInForce, rolesOn } from '#domain/access/caller.ts';
import { isInForce, rolesAsSubstitute } from '#domain/access/substitution.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { logger } from '#platform/observe/logger.ts';
import { entities } from '#platform/table/entities.ts';
import { find, list } from '#platform/table/records.ts';
import { readToken, signToken } from './session-token.ts';

/** A working day; after it one signs in again. */
export const sessionSeconds = 10 * 3600;

const now = (): number => Math.floor(Date.now() / 1000);

/** Opens a session for a person whom an identity provider has vouched for. */
export const openSession = async (county: string, person: string): Promise<{ token: string; expires: number }> => {
  const known = await find('person', { county, id: person });
  if (known === undefined) throw new NotAllowed('unknown-person', `“${person}”不是本县的工作人员,不能登录`);
  const session = { county, id: randomUUID(), person, expires: now() + sessionSeconds };
  await entities.session.create(session).go();
  logger.info('SESSION_OPENED', { county, person });
  return { token: await signToken({ county, person, session: session.id }, session.expires), expires: session.expires };
};

export const endSession = async ({ county, person, session }: Pick<Caller, 'county' | 'person' | 'session'>): Promise<void> => {
  await entities.session.delete({ county, id: session }).go();
  logger.info('SESSION_ENDED', { county, person });
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

/** Who a token stands for, read anew for every request: ended sessions, posts and substitutions count at once. */
export const callerOf = async (token: string): Promise<Caller | undefined> => {
  const claims = await readToken(token);
  if (claims === undefined) {
    logger.warn('SESSION_REFUSED');
    return undefined;
  }
  const { county, person: id, session } = claims;
  const [row, person, record] = await Promise.all([find('session', { county, id: session }), find('person', { county, id }), find('county', { county })]);
  if (row === undefined || row.person !== id || row.expires <= now() || person === undefined || record === undefined) {
    logger.warn('SESSION_REFUSED', { county, person: id });
    return undefined;
  }
  const day = record.tickedThrough;
  const roles = [...rolesOn(day, person), ...(await asSubstitute(county, id, day))];
  return { county, person: id, name: person.name, roles, session };
};
