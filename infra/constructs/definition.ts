import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './bundle.ts';
import { Procedure } from './procedure.ts';

const hole = /\$\{(\w+)\}/g;

const filled = (value: unknown, fill: (name: string) => string): unknown => {
  if (typeof value === 'string') return value.replaceAll(hole, (_, name: string) => fill(name));
  if (Array.isArray(value)) return value.map((each) => filled(each, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, fill)]));
};

/** The procedure as data: the shared blocks are merged in, keys under x-… are gone, holes are still open. What no procedure may use is an error at synth. */
export const readProcedure = (name: string): Procedure => {
  const text = ['shared.yaml', `${name}.asl.yaml`].map((file) => readFileSync(join(root, 'workflows', file), 'utf8')).join('\n');
  const document = parse(text, { merge: true, maxAliasCount: -1 }) as Record<string, unknown>;
  return Procedure.parse(Object.fromEntries(Object.entries(document).filter(([key]) => !key.startsWith('x-'))));
};

/** Holes that every procedure may use beside its steps. */
export const common: readonly string[] = ['Partition', 'Records'];

/** Names of the holes of a procedure. */
export const holesOf = (procedure: unknown): Set<string> => new Set([...JSON.stringify(procedure).matchAll(hole)].map(([, name]) => String(name)));

/** Both ways: a hole that no step fills, or a step that no procedure calls, is an error at synth. */
export const checkHoles = (names: readonly string[], steps: readonly string[]): void => {
  const known = new Set([...common, ...steps]);
  const holes = names.flatMap((name) => [...holesOf(readProcedure(name))].map((hole) => ({ name, hole })));
  const called = new Set(holes.map(({ hole }) => hole));
  const problems = [
    ...holes.filter(({ hole }) => !known.has(hole)).map(({ name, hole }) => `workflows/${name}.asl.yaml: no step fills \${${hole}}`),
    ...steps.filter((step) => !called.has(step)).map((step) => `infra/names.ts: no procedure calls the step ${step}`),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
};

/** The definition with every hole filled; a hole without a value is an error at synth. */
export const definitionOf = (name: string, values: Record<string, string>): string => {
  const fill = (key: string): string => {
    const value = values[key];
    if (value === undefined) throw new Error(`workflows/${name}.asl.yaml: nothing fills \${${key}}`);
    return value;
  };
  return JSON.stringify(filled(readProcedure(name), fill));
};
