import type { APIGatewayProxyEvent } from 'aws-lambda';
import { abilityOf, type Subject, type SubjectType } from '#domain/access/abilities.ts';
import { anyone, type Caller } from '#domain/access/caller.ts';
import { capacityOf } from '#domain/access/capacity.ts';
import { Conflict, NotAllowed } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { decideAgain } from '#platform/decide-again.ts';
import { logger } from '#platform/observe/logger.ts';
import { type Act, type Done, Receipt } from '#platform/table/audit.ts';
import { actOf, ask, ifMatchOf } from './ask.ts';
import { mustHaveSeen } from './if-match.ts';
import { mustComeFromUs } from './origin.ts';
import { Refusal } from './refusal.ts';
import type { Answer, AnyRoute, Asked, Loaded } from './route.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** What the router needs of the world. */
export interface Doors {
  /** The caller of the request's session, or undefined. */
  callerOf: (headers: Headers) => Promise<Caller | undefined>;
  /** What an act amounted to when it was done before. */
  doneBefore: (county: string, cycle: string, act: string) => Promise<Done | undefined>;
  allowedOrigins: readonly string[];
  random: () => string;
}

/** What is asked: the record at hand, or (before anything is loaded) any of its type. */
type About = Subject | SubjectType;

/** With the roles that are withheld in this session it would have been permitted: then that is what to tell. */
const mustBeAllowed = ({ method, path, can }: AnyRoute, { roles, withheld = [] }: Caller, about: About): void => {
  if (abilityOf({ roles }).can(can, about)) return;
  if (withheld.length > 0 && abilityOf({ roles: [...roles, ...withheld] }).can(can, about))
    throw new Refusal(403, 'second-factor-required', '您的岗位须以双因子方式登录后办理这项工作,请重新登录并完成第二重验证');
  throw new Refusal(403, 'forbidden', `您的岗位没有这项权限(${method} ${path})`);
};

const subjectOf = async (route: AnyRoute, asked: Asked): Promise<Loaded> => {
  const subject: Loaded = route.on === 'none' ? {} : await route.on(asked);
  mustBeAllowed(route, asked.who, { ...subject, type: route.about });
  return subject;
};

/** The receipt of the same act, if it was done before. Only acts that answer with receipts have one. */
const receiptOf = async (route: AnyRoute, { params, who }: Asked, act: Act, doors: Doors): Promise<Receipt | undefined> => {
  if (route.method === 'GET' || route.response !== Receipt) return undefined;
  const { cycle } = params as { cycle?: string };
  const done = await doors.doneBefore(who.county, cycle ?? '-', act.id);
  if (done !== undefined && done.request !== act.request) throw keyReused();
  return done?.receipt;
};

const keyReused = (): Refusal =>
  new Refusal(422, 'idempotency-key-reused', '这个 Idempotency-Key 已用于另一项操作,请换一个新的', [
    problem('Idempotency-Key', 'idempotency-key-reused', '同一个 Idempotency-Key 只能用于内容完全相同的请求'),
  ]);

const checked = (route: AnyRoute, answer: Answer): Answer => {
  const result = route.response.safeParse(answer.body);
  if (result.success) return { ...answer, body: result.data };
  const paths = result.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
  logger.error('HTTP_WRONG_ANSWER', { route: `${route.method} ${route.path}`, paths });
  throw new Error('the answer is not what the route promises');
};

const replayed = (receipt: Receipt): Answer => ({ body: receipt, headers: { 'Idempotency-Replayed': 'true' } });

export interface Performed {
  who: Caller;
  act?: Act;
  answer: Answer;
}

/** One request: who, what, whether it may be, done before?, do it, check the answer. */
export const perform = async (route: AnyRoute, event: APIGatewayProxyEvent, doors: Doors): Promise<Performed> => {
  if (route.method !== 'GET') mustComeFromUs(event.headers, doors.allowedOrigins);
  const who = route.open === true ? anyone : await doors.callerOf(event.headers);
  if (who === undefined) throw new Refusal(401, 'no-session', '尚未登录,或登录已失效,请重新登录');
  mustBeAllowed(route, who, route.about);
  const asked = ask(route, event, who);
  const ifMatch = ifMatchOf(event.headers['if-match'], route);
  const key = event.headers['idempotency-key'];
  const act = actOf(route, asked, key, doors.random);
  const repeated = async () => (key === undefined ? undefined : receiptOf(route, asked, act, doors));
  const receipt = await repeated();
  if (receipt !== undefined) return { who, act, answer: replayed(receipt) };
  const decide = async (): Promise<Answer> => {
    const subject = await subjectOf(route, asked);
    mustHaveSeen(subject.rev, ifMatch);
    const onBehalfOf = capacityOf(who, route.can, { ...subject, type: route.about });
    const capacity = onBehalfOf === undefined ? {} : { who: { ...who, onBehalfOf }, act: { ...act, onBehalfOf: onBehalfOf.person } };
    return checked(route, await route.handler({ ...asked, subject, act, ...capacity, ...(ifMatch === undefined ? {} : { ifMatch }) }));
  };
  try {
    // Whoever names no version means the record as it stands: a procedure that wrote to it meanwhile is no reason to refuse.
    return { who, act, answer: await (ifMatch === undefined ? decideAgain(decide) : decide()) };
  } catch (error) {
    if (!(error instanceof Conflict) && !(error instanceof NotAllowed)) throw error;
    // The same act may have come twice at once: then what refuses the second is what the first one did.
    const done = await repeated();
    if (done === undefined) throw error;
    return { who, act, answer: replayed(done) };
  }
};
