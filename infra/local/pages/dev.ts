import { createServer } from 'vite';
import { readRunning } from './running.ts';
import { consoleConfig } from './vite.ts';

/** Pages with hot reload, in front of the local cloud that `npm start` keeps running. */
const dev = async (): Promise<void> => {
  const running = readRunning();
  const config = consoleConfig();
  // The Host stays the browser's: the API knows its own pages by their Origin.
  const server = await createServer({ ...config, logLevel: 'info', server: { host: 'localhost', port: 5173, proxy: { '/api': { target: running.console } } } });
  await server.listen();
  server.printUrls();
};

try {
  await dev();
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
