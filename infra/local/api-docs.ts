import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnyRoute } from '#platform/http/route.ts';

/** The tables are only read here, so the names they would use are placeholders; the local stage has every route. */
const placeholders = {
  STAGE: 'local',
  RECORDS_TABLE: 'records',
  AUDIT_TABLE: 'audit',
  ARCHIVE_BUCKET: 'archive',
  EVIDENCE_BUCKET: 'evidence',
  INBOX_BUCKET: 'inbox',
  TICKS_QUEUE_URL: 'ticks.fifo',
  UPLOADS_QUEUE_URL: 'uploads',
  PULLS_QUEUE_URL: 'pulls',
  STATE_MACHINES: '{}',
  AWS_REGION: 'local',
};
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The route table of every area that has one. */
export const allRoutes = async (): Promise<Record<string, readonly AnyRoute[]>> => {
  for (const [name, value] of Object.entries(placeholders)) process.env[name] ??= value;
  const files = globSync('functions/*/api.ts', { cwd: root }).sort();
  const tables = await Promise.all(
    files.map(async (file): Promise<[string, readonly AnyRoute[]]> => [file.split(/[\\/]/)[1] ?? '', (await import(`${root}${file}`)).routes]),
  );
  return Object.fromEntries(tables);
};

/** Every document that is made from the route tables, by its path in the repository. */
export const apiDocs = async (): Promise<Record<string, string>> => {
  const routes = Object.values(await allRoutes()).flat();
  const [{ openApi }, { accessTable }] = await Promise.all([import('#platform/http/openapi.ts'), import('#platform/http/access-table.ts')]);
  return { 'docs/openapi.json': `${JSON.stringify(openApi(routes), undefined, 2)}\n`, 'docs/access.md': accessTable(routes) };
};
