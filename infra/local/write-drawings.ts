import { mkdirSync, writeFileSync } from 'node:fs';
import { drawings } from './drawings.ts';

/** `node infra/local/write-drawings.ts`: writes docs/workflows/*.md from the procedures. */
mkdirSync(new URL('../../docs/workflows', import.meta.url), { recursive: true });
for (const [file, text] of Object.entries(drawings())) writeFileSync(new URL(`../../${file}`, import.meta.url), text);
