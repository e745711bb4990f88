import * as z from 'zod';
import { zhCN } from 'zod/locales';
import { InvalidInput } from './errors.ts';
import { join, type Problem, problem } from './problem.ts';

z.config(zhCN());

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '(空)');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), key)), input);

const pathOf = (path: readonly PropertyKey[]): string => join(...path.map((part) => (typeof part === 'number' ? part : String(part))));

/** All problems that a schema finds, with their paths, in Chinese. A union reports the problems of its closest member. */
export const problemsOf = (error: z.ZodError, input: unknown, base: readonly PropertyKey[] = []): Problem[] =>
  error.issues.flatMap((issue) => {
    const closest = issue.code === 'invalid_union' ? [...issue.errors].sort((a, b) => a.length - b.length)[0] : undefined;
    if (closest !== undefined && closest.length > 0) {
      return problemsOf(new z.ZodError(closest), at(input, issue.path), [...base, ...issue.path]);
    }
    return [problem(pathOf([...base, ...issue.path]), `schema-${issue.code.replaceAll('_', '-')}`, issue.message, { got: shown(at(input, issue.path)) })];
  });

/** Parses what we wrote ourselves (a row of a table, an object of the archive): something else in it is our fault, never the caller's. */
export const parseOwn = <T extends z.ZodType>(schema: T, input: unknown, what: string): z.infer<T> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Error(
    `${what}: ${problemsOf(result.error, input)
      .map(({ path, code }) => `${path} ${code}`)
      .join(', ')}`,
  );
};

/** Parses at an edge: the typed value, or `InvalidInput` with every problem. `what` names the document in Chinese. */
export const parse = <T extends z.ZodType>(schema: T, input: unknown, what: string): z.infer<T> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(`${what}不符合要求`, problemsOf(result.error, input));
};
