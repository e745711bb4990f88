import * as z from 'zod';
import { sessionSeconds } from '#domain/access/session.ts';
import { Post } from '#domain/cycles/cycle.ts';
import { NotAllowed, NotFound } from '#domain/problems/errors.ts';
import { CountyCode } from '#domain/schemes/code.ts';
import { environment } from '#platform/environment.ts';
import { type Answer, type Client, route } from '#platform/http/route.ts';
import { setCookie } from '#platform/identity/cookie.ts';
import { openSession } from '#platform/identity/sessions.ts';
import { allCounties } from '#platform/table/days.ts';
import { find, list } from '#platform/table/records.ts';

const Pick = z.strictObject({
  person: z.string().min(1),
  /** Needed only where two counties have a person of this id. */
  county: CountyCode.optional(),
});
const SignedIn = z.object({
  county: z.string(),
  person: z.string(),
  /** For `Authorization: Bearer` of clients without cookies. */
  token: z.string(),
  /** Epoch seconds. */
  expires: z.int(),
});
const People = z.object({ people: z.array(z.object({ county: z.string(), id: z.string(), name: z.string(), posts: z.array(Post) })) });

const mustBeLocal = (): void => {
  if (environment.STAGE !== 'local') throw new NotFound('没有这个接口');
};

const countyOf = async ({ person, county }: z.infer<typeof Pick>): Promise<string> => {
  const counties = county === undefined ? (await allCounties()).map((each) => each.county) : [county];
  const people = await Promise.all(counties.map((each) => find('person', { county: each, id: person })));
  const [known, ...others] = people.flatMap((each) => (each === undefined ? [] : [each.county]));
  if (known === undefined) throw new NotFound(`没有找到人员“${person}”`);
  if (others.length > 0) throw new NotAllowed('which-county', `有 ${others.length + 1} 个县都有编号为“${person}”的人员,请说明 county`);
  return known;
};

const signIn = async (picked: z.infer<typeof Pick>, client: Client): Promise<Answer<z.infer<typeof SignedIn>>> => {
  mustBeLocal();
  const county = await countyOf(picked);
  const { token, expires } = await openSession({ county, person: picked.person, factors: { amr: ['picked'] }, agent: client.headers['user-agent'] });
  return { body: { county, person: picked.person, token, expires }, headers: { 'Set-Cookie': setCookie(token, sessionSeconds) } };
};

const people = async (county: string | undefined): Promise<Answer<z.infer<typeof People>>> => {
  mustBeLocal();
  const counties = county === undefined ? (await allCounties()).map((each) => each.county) : [county];
  const known = await Promise.all(counties.map((each) => list('person', { county: each })));
  return { body: { people: known.flat().map(({ county, id, name, posts }) => ({ county, id, name, posts })) } };
};

/**
 * A short way for the tests, the played year and curl: name a sample person, without a browser on its way to the provider and back. It counts as two
 * factors. No other stage has these routes; people in a browser sign in by /access/sign-in everywhere.
 */
export const localSignIn = [
  route({
    method: 'GET',
    path: '/access/people',
    summary: 'Local stage only: the sample people one can sign in as.',
    can: 'sign-in',
    about: 'session',
    on: 'none',
    open: true,
    params: z.object({}),
    query: z.object({ county: CountyCode.optional() }),
    response: People,
    handler: ({ query }) => people(query.county),
  }),
  route({
    method: 'POST',
    path: '/access/session',
    summary: 'Local stage only: signs in as a sample person.',
    can: 'sign-in',
    about: 'session',
    on: 'none',
    open: true,
    params: z.object({}),
    body: Pick,
    response: SignedIn,
    handler: ({ body, client }) => signIn(body, client),
  }),
];
