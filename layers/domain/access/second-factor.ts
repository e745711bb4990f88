import * as z from 'zod';
import { Role } from '#domain/tasks/task.ts';
import type { RoleInForce } from './caller.ts';

/** How somebody signed in, in the provider's words: `acr` the level of assurance, `amr` the methods (RFC 8176: `otp`, `hwk`, …). */
export const Factors = z.object({ acr: z.string().max(200).optional(), amr: z.array(z.string().max(60)).max(20) });
export type Factors = z.infer<typeof Factors>;

/** 双因子: which roles act only in a session that was opened with two factors, and by which words of the provider that is known. */
export const SecondFactor = z
  .strictObject({
    roles: z.array(Role).min(1),
    /** One of these levels is enough. */
    acr: z.array(z.string().min(1)).default([]),
    /** One of these methods is enough. */
    amr: z.array(z.string().min(1)).default([]),
  })
  .refine(({ acr, amr }) => acr.length + amr.length > 0, { error: '应至少列出一个 acr 或 amr 值' });
export type SecondFactor = z.infer<typeof SecondFactor>;

const isStrong = ({ acr, amr }: Factors, required: SecondFactor): boolean =>
  (acr !== undefined && required.acr.includes(acr)) || amr.some((method) => required.amr.includes(method));

/** The roles that count in a session, and those that are withheld in it until the person signs in with two factors. Substitutes need them as well. */
export const rolesIn = (
  roles: readonly RoleInForce[],
  factors: Factors,
  required: SecondFactor | undefined,
): { roles: RoleInForce[]; withheld: RoleInForce[] } => {
  if (required === undefined || isStrong(factors, required)) return { roles: [...roles], withheld: [] };
  const needs = ({ role }: RoleInForce): boolean => required.roles.includes(role);
  return { roles: roles.filter((role) => !needs(role)), withheld: roles.filter(needs) };
};
