import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export const dingTalkApp = { clientId: 'xianheng_dingoa', appKey: 'xianheng-key', secret: 'xianheng-app-secret', tenant: '196729' };

export interface Account {
  accountId: number;
  employeeCode?: string;
  tenantId: number;
}

/** 专有钉钉 as its documents describe it: a login page, an application's token, an account for a code that is good once. */
export interface FakeDingTalk {
  base: string;
  /** Who scans the code next; `undefined` cancels. */
  scannedBy: Account | undefined;
  stop: () => Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
};

/** Written from the platform's documents, apart from the product's own signing. */
const isSigned = ({ method, headers }: IncomingMessage, path: string, params: URLSearchParams): boolean => {
  const head = (name: string): string => String(headers[name.toLowerCase()] ?? '');
  params.sort();
  const text = [...params].map((pair) => pair.join('=')).join('&');
  const lines = `${method}\n${head('X-Hmac-Auth-Timestamp')}\n${head('X-Hmac-Auth-Nonce')}\n${path}\n${text}`;
  const age = Math.abs(Date.now() - Date.parse(head('X-Hmac-Auth-Timestamp')));
  const expected = createHmac('sha256', dingTalkApp.secret).update(lines).digest('base64');
  return (
    head('apiKey') === dingTalkApp.appKey && head('X-Hmac-Auth-Signature') === expected && head('X-Hmac-Auth-Timestamp').endsWith('+08:00') && age < 60_000
  );
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const refused = (responseCode: string, responseMessage: string) => ({ success: true, content: { success: false, responseCode, responseMessage } });

export const startFakeDingTalk = async (): Promise<FakeDingTalk> => {
  const codes = new Map<string, Account>();
  const token = `app_${randomUUID().replaceAll('-', '')}`;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/oauth2/auth.htm') {
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      if (fake.scannedBy !== undefined) {
        const code = randomUUID().replaceAll('-', '');
        codes.set(code, fake.scannedBy);
        back.searchParams.set('code', code);
      }
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return response.writeHead(302, { location: back.href }).end();
    }
    const params = request.method === 'GET' ? searchParams : await bodyOf(request);
    if (!isSigned(request, pathname, params)) return json(response, 400, { success: false, Code: 'OPF-B001-05-16-0009', Message: 'SignatureDoesNotMatch' });
    if (pathname === '/gettoken.json') {
      if (params.get('appsecret') !== dingTalkApp.secret) return json(response, 200, refused('240110', 'appsecret'));
      return json(response, 200, { success: true, content: { data: { accessToken: token, expiresIn: '7200' }, success: true, responseCode: '0' } });
    }
    if (pathname !== '/rpc/oauth2/getuserinfo_bycode.json') return json(response, 404, {});
    const code = params.get('code') ?? '';
    const account = codes.get(code);
    codes.delete(code);
    if (params.get('access_token') !== token) return json(response, 200, refused('240133', '应用accessToken失效或不存在'));
    if (account === undefined) return json(response, 200, refused('240111', 'code失效或不存在'));
    return json(response, 200, {
      success: true,
      content: { data: { ...account, tenantUserId: `${account.tenantId}$${account.accountId}` }, success: true, responseCode: '0' },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const fake: FakeDingTalk = {
    base: `http://127.0.0.1:${address.port}`,
    scannedBy: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
};
