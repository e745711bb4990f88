import { createContext, type ReactNode, useContext } from 'react';
import type { Role } from '#domain/tasks/task.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';

/** Who sits here, where, and in which year they look. */
export interface Session {
  me: AnswerOf<'GET', '/access/me'>;
  county: AnswerOf<'GET', '/cycles/county'>['county'];
  cycles: AnswerOf<'GET', '/cycles/county'>['cycles'];
  /** The year looked at; undefined before the county's first one opens. */
  year: string | undefined;
  look: (year: string) => void;
}

const Context = createContext<Session | undefined>(undefined);
export const SessionProvider = ({ session, children }: { session: Session; children: ReactNode }) => <Context value={session}>{children}</Context>;

export const useSession = (): Session => {
  const session = useContext(Context);
  if (session === undefined) throw new Error('a page without a session');
  return session;
};

export const holds = ({ me }: Session, roles: readonly Role[]): boolean => me.roles.some(({ role }) => roles.includes(role));

/** Units for which the person holds one of the roles. */
export const unitsHeld = ({ me }: Session, roles: readonly Role[]): string[] => [
  ...new Set(me.roles.flatMap(({ role, unit }) => (unit !== undefined && roles.includes(role) ? [unit] : []))),
];
