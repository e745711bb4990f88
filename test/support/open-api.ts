import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { root } from './planted-tree.ts';

/** Formats are said beside patterns, which decide. */
const options = { strict: false, validateFormats: false, allErrors: true } as const;
const faultsOf = ({ errors }: Pick<ValidateFunction, 'errors'>): string[] => (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

/** The OpenAPI Initiative's own schema (Apache-2.0), 2026-08-03, with `$ref` for the `$dynamicRef` that Ajv does not resolve. */
const official = new Ajv2020(options).compile(JSON.parse(readFileSync(join(root, 'test', 'support', 'openapi-3.1.schema.json'), 'utf8')));

/** As far as the tests read it. */
export interface Described {
  paths: Record<string, { get: { security: unknown; responses: object } }>;
  components: { schemas: object };
}

/** What keeps the document from being OpenAPI 3.1, which leaves the schemas in it to JSON Schema. */
export const openApiFaults = (document: Described): string[] => {
  official(document);
  const ajv = new Ajv2020(options).addSchema(document, 'api');
  for (const name of Object.keys(document.components.schemas)) ajv.compile({ $ref: `api#/components/schemas/${name}` });
  return faultsOf(official);
};

/** A part of a path within a JSON pointer within an address. */
const step = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

interface Said {
  path: string;
  status?: string;
  type?: string;
}

/** What answers have that the document does not say of them. */
export const answersHeldAgainst = (document: object) => {
  const ajv = new Ajv2020(options).addSchema(document, 'api');
  return ({ path, status = '200', type = 'application/json' }: Said, body: unknown): string[] => {
    const fits = ajv.getSchema(`api#/paths/${step(path)}/get/responses/${status}/content/${step(type)}/schema`);
    if (fits === undefined) throw new Error(`nothing is said of ${path} ${status} ${type}`);
    fits(body);
    return faultsOf(fits);
  };
};
