import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './bundle.ts';

const hole = /\$\{(\w+)\}/g;

const filled = (value: unknown, fill: (name: string) => string): unknown => {
  if (typeof value === 'string') return value.replaceAll(hole, (_, name: string) => fill(name));
  if (Array.isArray(value)) return value.map((each) => filled(each, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, fill)]));
};

/** The procedure as data: the shared blocks are merged in, keys under x-… are gone, holes are still open. */
export const readProcedure = (name: string): Record<string, unknown> => {
  const text = ['shared.yaml', `${name}.asl.yaml`].map((file) => readFileSync(join(root, 'workflows', file), 'utf8')).join('\n');
  const document = parse(text, { merge: true, maxAliasCount: -1 }) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(document).filter(([key]) => !key.startsWith('x-')));
};

/** Names of the holes of a procedure. */
export const holesOf = (procedure: unknown): Set<string> => new Set([...JSON.stringify(procedure).matchAll(hole)].map(([, name]) => String(name)));

/** The definition with every hole filled; a hole without a value is an error at synth. */
export const definitionOf = (name: string, values: Record<string, string>): string => {
  const fill = (key: string): string => {
    const value = values[key];
    if (value === undefined) throw new Error(`workflows/${name}.asl.yaml: nothing fills \${${key}}`);
    return value;
  };
  return JSON.stringify(filled(readProcedure(name), fill));
};
