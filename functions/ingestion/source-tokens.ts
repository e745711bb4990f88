import { createHash } from 'node:crypto';
import * as z from 'zod';
import { SourceToken } from '#domain/ingestion/source-token.ts';
import { issueToken, revokeToken } from '#domain/ingestion/source-token-moves.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import type { Reason } from '#platform/http/bodies.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { hashOfSecret, newSecret, tokenText } from '#platform/identity/source-tokens.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load, loadCounty } from '#platform/table/records.ts';
import type { SourcePath, TokenPath } from './paths.ts';

const Shown = SourceToken.omit({ hash: true });
export const Tokens = z.object({ tokens: z.array(Shown) });

/** Every token of the county, without anything that could be used. */
export const listTokens = async ({ who: { county } }: Call): Promise<Answer<z.infer<typeof Tokens>>> => ({
  body: { tokens: await list('sourceToken', { county }) },
});

export const IssueToken = z.strictObject({ holder: SourceToken.shape.holder, expiresOn: z.iso.date() });
/** `token` is shown this once. */
export const Issued = z.object({ id: z.string(), token: z.string(), expiresOn: z.iso.date() });

export const tokenSource = async ({ params: { source: id }, who: { county } }: Asked<SourcePath>) => {
  const [source, home] = await Promise.all([load('source', { county, id }, `数据来源 ${id}`), loadCounty(county)]);
  return { source: source.id, home };
};
type SourceSubject = Awaited<ReturnType<typeof tokenSource>>;

/** Issues a token for the system of a source. Asking again with the same key gives no second one, and the first is not shown again. */
export const issue = async ({
  subject: { source, home },
  body: { holder, expiresOn },
  who: { county, person },
  act,
}: Call<SourcePath, unknown, z.infer<typeof IssueToken>, SourceSubject>): Promise<Answer<z.infer<typeof Issued>>> => {
  const id = createHash('sha256').update(act.id).digest('hex').slice(0, 12);
  const secret = newSecret();
  const hash = hashOfSecret(secret);
  const move = issueToken({ county, id, source, holder, hash, issuedOn: home.tickedThrough, expiresOn, by: person });
  await commit(move, { county, cycle: '-', who: person, act, day: home.tickedThrough });
  const kept = await load('sourceToken', { county, id }, `令牌 ${id}`);
  if (kept.hash !== hash) throw new NotAllowed('token-shown-once', '令牌只在签发时显示一次;没有记下的,请撤销后重新签发');
  return { status: 201, body: { id, token: tokenText(county, id, secret), expiresOn } };
};

export const tokenOf = async ({ params: { token: id }, who: { county } }: Asked<TokenPath>) => {
  const [token, home] = await Promise.all([load('sourceToken', { county, id }, `令牌 ${id}`), loadCounty(county)]);
  return { token, home, rev: token.rev };
};
type TokenSubject = Awaited<ReturnType<typeof tokenOf>>;

export const revoke = async ({
  subject: { token, home },
  body: { reason },
  who: { county, person },
  act,
}: Call<TokenPath, unknown, Reason, TokenSubject>): Promise<Answer<Receipt>> => ({
  body: await commit(revokeToken(token, reason), { county, cycle: '-', who: person, act, day: home.tickedThrough, reason }),
});
