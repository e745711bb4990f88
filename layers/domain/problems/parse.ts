import * as z from 'zod';
import { InvalidInput } from './errors.ts';
import { join, type Problem, problem } from './problem.ts';
import { expectedOf, schemaWording } from './schema-wording.zh-cn.ts';

z.config({ localeError: schemaWording });

const shown = (value: unknown): string => {
  if (value === undefined) return '(空)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), key)), input);

/** A path of a schema as people write it. */
export const pathOf = (path: readonly PropertyKey[]): string => join(...path.map((part) => (typeof part === 'number' ? part : String(part))));

/** How far a member of a union is from what was written: another kind of thing altogether, another literal (`kind`, an option), else the same. */
const distance = (issues: readonly z.core.$ZodIssue[]): number => {
  if (issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) return 2;
  return issues.some(({ code, path }) => code === 'invalid_value' && path.length < 2) ? 1 : 0;
};

const closestOf = (members: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined =>
  [...members].sort((a, b) => distance(a) - distance(b) || a.length - b.length)[0];

/** The issues with their full paths: of a union those of the member closest to what was written, of unknown fields one each. */
export const flatIssues = (issues: readonly z.core.$ZodIssue[], base: readonly PropertyKey[] = []): z.core.$ZodIssue[] =>
  issues.flatMap((issue): z.core.$ZodIssue[] => {
    const path = [...base, ...issue.path];
    const closest = issue.code === 'invalid_union' ? closestOf(issue.errors) : undefined;
    if (closest !== undefined) return flatIssues(closest, path);
    return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key], path: [...path, key] })) : [{ ...issue, path }];
  });

/** All problems that a schema finds, with their paths below `base`, in Chinese. */
export const problemsOf = (error: z.ZodError, input: unknown, base: readonly PropertyKey[] = []): Problem[] =>
  flatIssues(error.issues).map((issue) => {
    const path = pathOf([...base, ...issue.path]);
    const code = `schema-${issue.code.replaceAll('_', '-')}`;
    const got = shown(at(input, issue.path));
    if (issue.code === 'unrecognized_keys') return problem(path, code, `没有“${issue.keys.join()}”这一项,请检查名称是否写错`, { got });
    const expected = expectedOf(issue);
    return problem(path, code, issue.message, { ...(expected === undefined ? {} : { expected }), got });
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
