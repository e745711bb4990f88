import * as z from 'zod';
import { RoleInForce } from '#domain/access/caller.ts';
import { environment } from '#platform/environment.ts';
import { Reason } from '#platform/http/bodies.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { clearCookie } from '#platform/identity/cookie.ts';
import { endSession } from '#platform/identity/sessions.ts';
import { Receipt } from '#platform/table/audit.ts';
import { localSignIn } from './local-sign-in.ts';

import { ownSessions } from './own-sessions.ts';
import { History, HistoryQuery, readHistory } from './read-history.ts';
import { CheckedSeal, checkSeal, readSeals, SealPath, Seals, SealsPath } from './read-seals.ts';
import { readTrail, Trail, TrailQuery } from './read-trail.ts';
import { signIn } from './sign-in.ts';
import { staffRoutes } from './staff-routes.ts';
import { Appoint, appoint, end, listSubstitutions, postHolderOf, SubstitutionPath, Substitutions, substitutionOf } from './substitutions.ts';

const NoParams = z.object({});
const Me = z.object({
  county: z.string(),
  person: z.string(),
  name: z.string(),
  roles: z.array(RoleInForce),
  /** Roles of one's posts that wait for a sign-in with two factors: /access/sign-in?step-up=true. */
  withheld: z.array(RoleInForce),
});

const always = [
  ...signIn,
  ...ownSessions,
  ...staffRoutes,
  route({
    method: 'GET',
    path: '/access/me',
    summary: 'Who am I, and which roles do my posts give me today.',
    can: 'read',
    about: 'session',
    on: 'none',
    params: NoParams,
    response: Me,
    handler: async ({ who: { county, person, name, roles, withheld = [] } }) => ({
      body: { county, person, name, roles: [...roles], withheld: [...withheld] },
    }),
  }),
  route({
    method: 'DELETE',
    path: '/access/session',
    summary: 'Signs out: the session ends at once, wherever its token is.',
    can: 'sign-out',
    about: 'session',
    on: 'none',
    params: NoParams,
    response: z.object({ signedOut: z.literal(true) }),
    handler: async ({ who }) => {
      await endSession(who);
      return { body: { signedOut: true as const }, headers: { 'Set-Cookie': clearCookie } };
    },
  }),
  route({
    method: 'GET',
    path: '/access/substitutions',
    summary: 'Who does whose work from which day through which: all for the office, for others those of the own person and units.',
    can: 'read-own',
    about: 'person',
    on: 'none',
    params: NoParams,
    response: Substitutions,
    handler: listSubstitutions,
  }),
  route({
    method: 'POST',
    path: '/access/substitutions',
    summary: 'Names a substitute for one post, by the person or by the office.',
    can: 'substitute',
    about: 'person',
    on: postHolderOf,
    params: NoParams,
    body: Appoint,
    response: Receipt,
    handler: appoint,
  }),
  route({
    method: 'POST',
    path: '/access/substitutions/{substitute}/{id}/end',
    summary: 'Ends a substitution before its last day.',
    can: 'substitute',
    about: 'person',
    on: substitutionOf,
    params: SubstitutionPath,
    body: Reason,
    response: Receipt,
    handler: end,
  }),
  route({
    method: 'GET',
    path: '/access/trail',
    summary: 'The audit trail of a year (`-`: of the county itself), newest first.',
    can: 'read',
    about: 'audit',
    on: 'none',
    params: NoParams,
    query: TrailQuery,
    response: Trail,
    handler: readTrail,
  }),
  route({
    method: 'GET',
    path: '/access/trail/record',
    summary: 'Everything the trail says of one record, oldest first, with its hash before and after each step.',
    can: 'read',
    about: 'audit',
    on: 'none',
    params: NoParams,
    query: HistoryQuery,
    response: History,
    handler: readHistory,
  }),
  route({
    method: 'GET',
    path: '/access/seals/{cycle}',
    summary: 'The seals of a year’s audit trail: count, root of the Merkle tree, hash of the seal before.',
    can: 'read',
    about: 'audit',
    on: 'none',
    params: SealsPath,
    response: Seals,
    handler: readSeals,
  }),
  route({
    method: 'GET',
    path: '/access/seals/{cycle}/{number}',
    summary: 'Computes a seal’s root again from the entries that stand now, and says whether they are untouched.',
    can: 'read',
    about: 'audit',
    on: 'none',
    params: SealPath,
    response: CheckedSeal,
    handler: checkSeal,
  }),
];

/** Signing in is the identity provider's; in the local stage, and only there, a sample person can be named instead. */
export const routes = environment.STAGE === 'local' ? [...always, ...localSignIn] : always;

export const handler = serve(routes);
