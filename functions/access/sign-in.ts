import * as z from 'zod';
import { sessionSeconds } from '#domain/access/session.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { Refusal } from '#platform/http/refusal.ts';
import { type Answer, type Call, type Client, route } from '#platform/http/route.ts';
import { clearLaxCookie, cookieIn, deviceCookie, flowCookie, setCookie, setLaxCookie, tokenIn } from '#platform/identity/cookie.ts';
import { deviceSeconds, readDevice, signDevice } from '#platform/identity/device.ts';
import { type Counted, countFailure, mustNotBeLocked } from '#platform/identity/failed-sign-ins.ts';
import { type Flow, flowSeconds, readFlow, signFlow } from '#platform/identity/flow.ts';
import { identityOf } from '#platform/identity/identities.ts';
import { type IdentityProvider, NotVouched, type Vouched } from '#platform/identity/provider.ts';
import { ReturnTo } from '#platform/identity/return-to.ts';
import { readToken } from '#platform/identity/session-token.ts';
import { endSession, openSession } from '#platform/identity/sessions.ts';
import { consoleOrigin, identitySettings } from '#platform/identity/settings.ts';
import { theProvider } from '#platform/identity/the-provider.ts';
import { logger } from '#platform/observe/logger.ts';

const SignInQuery = z.object({
  'return-to': ReturnTo.default('/'),
  /** The provider is asked for a second factor. */
  'step-up': z.stringbool().default(false),
});
type SignInQuery = z.output<typeof SignInQuery>;
/** Whatever the provider sends back; the adapter checks it. */
const CallbackQuery = z.object({}).catchall(z.string().max(4000));
const Away = z.object({ to: z.string() });

const redirectUri = `${consoleOrigin}/api/access/callback`;

const provider = (): { it: IdentityProvider; name: string } => {
  if (theProvider === undefined || identitySettings === undefined) throw new NotFound('尚未配置身份源,请联系系统管理员');
  return { it: theProvider, name: identitySettings.provider };
};

/** Who is counted when a sign-in fails: a browser that we know by itself, all others behind an address together. */
const countedFor = async ({ headers, address }: Client): Promise<Counted> => {
  const device = await readDevice(cookieIn(headers, deviceCookie));
  return device === undefined ? { of: 'address', key: address } : { of: 'device', key: device };
};

/** The session that this browser has now: the new one takes its place. */
const sessionBefore = async (client: Client): Promise<Flow['before']> => {
  const token = tokenIn(client.headers);
  return token === undefined ? undefined : readToken(token);
};

const begin = async ({ query, client }: Call<unknown, SignInQuery>): Promise<Answer<z.input<typeof Away>>> => {
  const { it } = provider();
  await mustNotBeLocked(await countedFor(client));
  const { address, remember } = await it.begin(redirectUri, query['step-up']);
  const before = await sessionBefore(client);
  const flow = await signFlow({ ...remember, returnTo: query['return-to'], ...(before === undefined ? {} : { before }) });
  return { status: 302, body: { to: address }, headers: { Location: address }, cookies: [setLaxCookie(flowCookie, flow, flowSeconds)] };
};

const stale = (): Refusal => new Refusal(400, 'sign-in-stale', '这次登录已过期,或已在别处重新开始,请重新登录');

const refusals = {
  cancelled: { status: 400, code: 'sign-in-cancelled' },
  'not-believed': { status: 403, code: 'sign-in-refused' },
} as const;

/** What the provider says of the browser that came back; a refusal counts against that browser. */
const vouchedFor = async (it: IdentityProvider, query: Record<string, string>, flow: Flow, counted: Counted): Promise<Vouched> => {
  try {
    return await it.finish(new URL(`?${new URLSearchParams(query)}`, redirectUri), flow);
  } catch (error) {
    if (!(error instanceof NotVouched)) throw error;
    await countFailure(counted);
    const { status, code } = refusals[error.why];
    logger.warn('SIGN_IN_REFUSED', { problem: code });
    throw new Refusal(status, code, `${error.message},请重新登录`);
  }
};

const unknown = (subject: string): Refusal =>
  new Refusal(403, 'unknown-subject', '您的账号还没有对应到本系统的工作人员。请把下面的账号标识告诉绩效办,登记后再登录', [
    problem('subject', 'unknown-subject', '账号标识', { got: subject }),
  ]);

/** The person for whom the office keeps this account. */
const personOf = async (name: string, { subject }: Vouched): Promise<{ county: string; person: string }> => {
  const counted: Counted = { of: 'subject', key: `${name}:${subject}` };
  await mustNotBeLocked(counted);
  const identity = await identityOf(name, subject);
  if (identity !== undefined) return identity;
  await countFailure(counted);
  logger.warn('SIGN_IN_REFUSED', { problem: 'unknown-subject' });
  throw unknown(subject);
};

const finish = async ({ query, client }: Call<unknown, z.output<typeof CallbackQuery>>): Promise<Answer<z.input<typeof Away>>> => {
  const { it, name } = provider();
  const { headers } = client;
  const kept = cookieIn(headers, flowCookie);
  const flow = kept === undefined ? undefined : await readFlow(kept);
  if (flow === undefined) throw stale(); // costs nothing: the provider is not asked
  const counted = await countedFor(client);
  await mustNotBeLocked(counted);
  const vouched = await vouchedFor(it, query, flow, counted);
  const { county, person } = await personOf(name, vouched);
  const { token } = await openSession({ county, person, factors: vouched.factors, agent: headers['user-agent'] });
  if (flow.before !== undefined) await endSession(flow.before);
  const device = await signDevice(counted.of === 'device' ? counted.key : undefined);
  const cookies = [setCookie(token, sessionSeconds), clearLaxCookie(flowCookie), setLaxCookie(deviceCookie, device, deviceSeconds)];
  return { status: 302, body: { to: flow.returnTo }, headers: { Location: flow.returnTo }, cookies };
};

/** Signing in at the stage's identity provider: there and back. */
export const signIn = [
  route({
    method: 'GET',
    path: '/access/sign-in',
    summary: 'Sends the browser to the identity provider; `step-up=true` asks it for a second factor.',
    can: 'sign-in',
    about: 'session',
    on: 'none',
    open: true,
    params: z.object({}),
    query: SignInQuery,
    response: Away,
    handler: begin,
  }),
  route({
    method: 'GET',
    path: '/access/callback',
    summary: 'Where the identity provider sends the browser back to: opens the session and goes on to `return-to`.',
    can: 'sign-in',
    about: 'session',
    on: 'none',
    open: true,
    params: z.object({}),
    query: CallbackQuery,
    response: Away,
    handler: finish,
  }),
];
