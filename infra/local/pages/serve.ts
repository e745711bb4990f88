import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { pageHeaders, publicPageHeaders } from '../../page-headers.ts';

export interface Pages {
  address: string;
  stop: () => Promise<void>;
}

interface Places {
  /** Folder of the built console. */
  files: string;
  /** Address of the staff API. */
  api: string;
  /** The cloud, where evidence is posted to. */
  endpoint: string;
  /** The built page of the citizens, and the address of the API it reads. */
  citizens: { files: string; api: string };
  port?: number;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** What stands in front of an API under the pages' own address; the Host stays the browser's, so that the API knows its own pages by their Origin. */
const pass = (api: string, under: string, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const target = `${api}${(incoming.url ?? '').slice(under.length)}`;
  const onward = request(target, { method: incoming.method, headers: incoming.headers }, (answer) => {
    if (outgoing.destroyed) {
      answer.destroy(); // the browser has gone on to another page
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, outgoing, () => {});
  });
  onward.once('error', () => {
    if (!outgoing.headersSent && !outgoing.destroyed) outgoing.writeHead(502).end();
  });
  outgoing.once('close', () => onward.destroy());
  pipeline(incoming, onward, () => {});
};

/** A file of the build; any other address is one of the pages, which the router in the browser knows. */
const fileFor = (folder: string, url: string): string => {
  const path = normalize(decodeURIComponent(new URL(url, 'http://pages').pathname));
  const file = join(folder, path);
  const inside = file.startsWith(folder) && !path.startsWith('/.') && existsSync(file) && statSync(file).isFile();
  return inside ? file : join(folder, 'index.html');
};

const give = (folder: string, headers: Record<string, string>, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    outgoing.writeHead(405).end();
    return;
  }
  const file = fileFor(folder, incoming.url ?? '/');
  const named = file.includes('/assets/'); // the name changes with the content
  // As CloudFront does it; fonts are compressed in themselves.
  const zipped = extname(file) !== '.woff2' && String(incoming.headers['accept-encoding']).includes('gzip');
  outgoing.writeHead(200, {
    ...headers,
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': named ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  if (incoming.method === 'HEAD') outgoing.end();
  else if (zipped) pipeline(createReadStream(file), createGzip(), outgoing, () => {});
  else pipeline(createReadStream(file), outgoing, () => {});
};

/** Two APIs and two sites under one address, as CloudFront serves them elsewhere. */
const answer = ({ files, api, endpoint, citizens }: Places, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const url = incoming.url ?? '/';
  const [, first = ''] = /^\/([^/?]*)/.exec(url) ?? [];
  if (first === 'api') pass(api, '/api', incoming, outgoing);
  else if (first === 'open') pass(citizens.api, '/open', incoming, outgoing);
  else if (/^\/public(\?|$)/.test(url)) outgoing.writeHead(308, { Location: url.replace('/public', '/public/') }).end();
  else if (first === 'public') {
    incoming.url = url.slice('/public'.length);
    give(citizens.files, publicPageHeaders, incoming, outgoing);
  } else give(files, pageHeaders([endpoint]), incoming, outgoing);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' && port !== 0 ? resolve(listen(server, 0)) : reject(error)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });

/**
 * The sites and their APIs under one address; on 4180 or else on any free port.
 * Named `localhost`: there browsers keep a `__Host-` cookie although it came over http.
 */
export const servePages = async (places: Places): Promise<Pages> => {
  const server = createServer((incoming, outgoing) => answer(places, incoming, outgoing));
  const port = await listen(server, places.port ?? 4180);
  return {
    address: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
