import { createServer, type Server, type ServerResponse } from 'node:http';

/** How the system of a source answers. */
export type Answering = (request: { path: string; authorization: string | undefined }, response: ServerResponse) => void;

/** 模拟的来源系统: the system of a source on this machine, for the demo and for tests. */
export interface FakeSource {
  /** `http://127.0.0.1:port`. */
  base: string;
  stop: () => Promise<void>;
}

export const startFakeSource = async (answer: Answering): Promise<FakeSource> => {
  const server: Server = createServer((request, response) => {
    answer({ path: request.url ?? '/', authorization: request.headers.authorization }, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake source has no port');
  return {
    base: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Answers with JSON to whoever brings the credential. */
export const guarded =
  (credential: string, body: (path: string) => unknown): Answering =>
  ({ path, authorization }, response) => {
    if (authorization !== credential) {
      response.writeHead(401).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body(path)));
  };
