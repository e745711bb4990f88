import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './cloud.ts';
import { buildConsole, buildPublic } from './pages/build.ts';

/** `node infra/local/write-pages.ts`: console and citizens' page as they are uploaded (docs/runbook.md), below .local/pages. */
const folder = join(root, '.local', 'pages');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const parts = [
  [await buildConsole(), folder],
  [await buildPublic(), join(folder, 'public')],
] as const;
for (const [from, to] of parts) cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith('.vite') });
console.log(relative(root, folder));
