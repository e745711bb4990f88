import type * as z from 'zod';
import { flatIssues, pathOf } from './parse.ts';

type Path = readonly PropertyKey[];

/** A document that fits its schema, and the paths at which something harmless had to be put in the place of what was written. */
export interface Mended<T> {
  document: T;
  paths: readonly string[];
}

/** The value with another part at the path, or without the field there (`undefined`); only what lies on the path is copied. */
const put = (value: unknown, [key, ...rest]: Path, part: unknown): unknown => {
  if (key === undefined) return part;
  const below = put(Reflect.get(Object(value), key), rest, part);
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? below : item));
  const { [key]: _before, ...others } = Object(value);
  return below === undefined ? others : { ...others, [key]: below };
};

const isBelow = (path: Path, above: Path): boolean => above.every((part, at) => path[at] === part);

const issuesOf = (schema: z.ZodType, value: unknown): z.core.$ZodIssue[] => flatIssues(schema.safeParse(value).error?.issues ?? []);

/** Replaces what the first issue complains of, or else the smallest part around it that one of the spares can stand for. */
const mendFirst = (schema: z.ZodType, value: unknown, issue: z.core.$ZodIssue, spares: readonly unknown[]): { value: unknown; path: Path } | undefined => {
  for (let path: Path = issue.path; path.length > 0; path = path.slice(0, -1)) {
    for (const spare of [undefined, ...(issue.code === 'invalid_value' ? issue.values : []), ...spares]) {
      const changed = put(value, path, spare);
      if (!issuesOf(schema, changed).some((left) => isBelow(left.path, path))) return { value: changed, path };
    }
  }
  return undefined;
};

/** More issues than this are answered alone: such a file is another kind of file. */
const mostIssues = 100;

/**
 * Makes a document fit its schema, so that the checks that follow can run on all that is well-formed, in one go with the schema's own problems.
 * `spares` are values that can stand for parts of such a document. Undefined when nothing can stand for what is wrong or missing.
 */
export const mend = <T extends z.ZodType>(schema: T, input: unknown, spares: readonly unknown[]): Mended<z.infer<T>> | undefined => {
  const paths: string[] = [];
  let value = input;
  for (let rounds = 0; rounds <= mostIssues; rounds++) {
    const result = schema.safeParse(value);
    if (result.success) return { document: result.data, paths };
    const [issue] = flatIssues(result.error.issues);
    const mended = issue === undefined ? undefined : mendFirst(schema, value, issue, spares);
    if (issue === undefined || mended === undefined) return undefined;
    value = mended.value;
    if (issue.code !== 'unrecognized_keys') paths.push(pathOf(mended.path));
  }
  return undefined;
};
