import { writeFileSync } from 'node:fs';
import { apiDocs } from './api-docs.ts';

/** `node infra/local/write-api-docs.ts`: writes docs/openapi.json, docs/openapi-public.json and docs/access.md from the route tables. */
for (const [file, text] of Object.entries(await apiDocs())) writeFileSync(new URL(`../../${file}`, import.meta.url), text);
