/** A request as it goes over the wire: nothing is added, nothing repeated, whatever the answer. */
export interface RawRequest {
  method: string;
  path: string;
  /** Text goes as it is, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  token?: string | undefined;
}

export interface RawAnswer {
  status: number;
  type: string;
  headers: Headers;

  json: Record<string, unknown>;
}

export const ask = async (base: string, { method, path, body, headers = {}, token }: RawRequest): Promise<RawAnswer> => {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
    json: (await response.json()) as Record<string, unknown>,
  };
};

/** A session of a person: its token. */
export const signIn = async (base: string, county: string, person: string): Promise<string> => {
  const { status, json } = await ask(base, { method: 'POST', path: '/access/session', body: { county, person } });
  if (status !== 200) throw new Error(`${person} cannot sign in: ${JSON.stringify(json)}`);
  return String(json['token']);
};
