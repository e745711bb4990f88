import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** The API answered with a problem document. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly document: Record<string, unknown>;
  constructor(request: string, status: number, document: Record<string, unknown>) {
    const errors = Array.isArray(document['errors']) ? document['errors'].slice(0, 8).map((each) => `\n    ${JSON.stringify(each)}`) : [];
    super(`${request} → ${status} ${String(document['detail'] ?? JSON.stringify(document))}${errors.join('')}`);
    this.status = status;
    this.code = String(document['code'] ?? '');
    this.document = document;
  }
}

export interface Reply<T> {
  status: number;
  body: T;
  rev: number | undefined;
}

interface Options {
  body?: unknown;
  ifMatch?: number;
  /** The same key again is the same act. */
  key?: string;
}

/** Answers that a passing fault of the cloud in between gives; the same act is sent again under its key. */
const passing = new Set([429, 502, 503, 504]);
const attempts = 6;

/** A person at the API: their session, and the acts they do. */
export class Person {
  readonly id: string;
  private readonly base: string;
  private token: Promise<string> | undefined;
  constructor(base: string, county: string, id: string) {
    this.base = base;
    this.county = county;
    this.id = id;
  }
  private readonly county: string;

  private signIn(): Promise<string> {
    this.token ??= fetch(`${this.base}/access/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ county: this.county, person: this.id }),
    }).then(async (response) => {
      const body = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new ApiProblem('POST /access/session', response.status, body);
      return String(body['token'] ?? '');
    });
    return this.token;
  }

  async ask<T>(method: string, path: string, { body, ifMatch, key = randomUUID() }: Options = {}): Promise<Reply<T>> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.signIn()}` };
    if (method !== 'GET') Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': key });
    if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(`${this.base}${path}`, { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }) });
      const text = await response.text();
      if (response.status === 401 && attempt === 1) {
        this.token = undefined; // nobody was there for an hour of a long year
        headers['authorization'] = `Bearer ${await this.signIn()}`;
        continue;
      }
      if (passing.has(response.status) && attempt < attempts) {
        await pause(100 * 2 ** attempt);
        continue;
      }
      const parsed = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      if (!response.ok) throw new ApiProblem(`${this.id} ${method} ${path}`, response.status, parsed);
      const etag = response.headers.get('etag');
      return { status: response.status, body: parsed as T, rev: etag === null ? undefined : Number(etag.replaceAll('"', '')) };
    }
  }

  async get<T>(path: string): Promise<T> {
    return (await this.ask<T>('GET', path)).body;
  }
  async post<T>(path: string, body: unknown = {}, options: Omit<Options, 'body'> = {}): Promise<T> {
    return (await this.ask<T>('POST', path, { body, ...options })).body;
  }
  async put<T>(path: string, body: unknown, options: Omit<Options, 'body'> = {}): Promise<T> {
    return (await this.ask<T>('PUT', path, { body, ...options })).body;
  }
}
