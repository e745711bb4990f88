import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import type { AnyRoute } from '#platform/http/route.ts';
import type { AnyPublicRoute } from '#platform/http/serve-public.ts';

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

const withPlaceholders = (): void => {
  for (const [name, value] of Object.entries(placeholders)) process.env[name] ??= value;
};

/** The route table of every area that has one. */
export const allRoutes = async (): Promise<Record<string, readonly AnyRoute[]>> => {
  withPlaceholders();
  const files = globSync('functions/*/api.ts', { cwd: root }).sort();
  const tables = await Promise.all(
    files.map(async (file): Promise<[string, readonly AnyRoute[]]> => [file.split(/[\\/]/)[1] ?? '', (await import(`${root}${file}`)).routes]),
  );
  return Object.fromEntries(tables);
};

/** The citizens' routes, and the documents that they give. */
const publicApi = async (): Promise<{ routes: readonly AnyPublicRoute[]; disclosed: Readonly<Record<string, z.ZodType>> }> =>
  import(`${root}functions/disclosure/public-api.ts`);

const asText = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;

/** Every document that is made from the route tables, by its path in the repository. */
export const apiDocs = async (): Promise<Record<string, string>> => {
  const routes = Object.values(await allRoutes()).flat();
  const [{ openApi, publicOpenApi }, { accessTable }, { Node }, { Indicator }] = await Promise.all([
    import('#platform/http/openapi.ts'),
    import('#platform/http/access-table.ts'),
    import('#domain/schemes/scheme.ts'),
    import('#domain/schemes/indicator.ts'),
  ]);
  const { disclosed, routes: publicRoutes } = await publicApi();
  return {
    'docs/openapi.json': asText(openApi(routes)),
    'docs/openapi-public.json': asText(publicOpenApi(publicRoutes, { ...disclosed, Node, Indicator })),
    'docs/access.md': accessTable(routes),
  };
};
