import { type Action, abilityOf, type Subject } from './abilities.ts';
import type { Caller, RoleInForce } from './caller.ts';

/** For whom a permitted act is done: nobody where the caller's own posts permit it, else the first person whose post, stood in for, does. */
export const capacityOf = ({ roles }: Pick<Caller, 'roles'>, can: Action, subject: Subject): RoleInForce['for'] => {
  const permits = (among: readonly RoleInForce[]): boolean => abilityOf({ roles: among }).can(can, subject);
  if (roles.every((role) => role.for === undefined) || permits(roles.filter((role) => role.for === undefined))) return undefined;
  return roles.find((role) => role.for !== undefined && permits([role]))?.for;
};
