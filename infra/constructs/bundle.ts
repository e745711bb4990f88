import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** ESM has no `require`, which some bundled packages call; the name is long so that no bundle uses it for something else. */
const banner =
  "import { createRequire as xianhengCreateRequireForBundledPackages } from 'node:module'; const require = xianhengCreateRequireForBundledPackages(import.meta.url);";

/** Bundles all handlers in one esbuild call, each into a folder of its own; gives the folder of a handler. */
export const bundle = (handlers: readonly string[], outdir: string): ((handler: string) => string) => {
  mkdirSync(outdir, { recursive: true });
  buildSync({
    absWorkingDir: root,
    entryPoints: handlers.map((handler) => ({ in: join('functions', `${handler}.ts`), out: join(handler.replace('/', '-'), 'index') })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    charset: 'utf8', // else every Chinese character takes six bytes instead of three
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(root, 'layers', 'platform', 'credentials.ts') },
    banner: { js: banner },
    logLevel: 'error',
  });
  return (handler) => join(outdir, handler.replace('/', '-'));
};
