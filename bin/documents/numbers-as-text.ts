import type * as z from 'zod';
import { flatIssues } from '#domain/problems/parse.ts';
import type { DocumentFile } from './parse-text.ts';

type Path = readonly PropertyKey[];

const partAt = (value: unknown, path: Path): unknown => path.reduce((part: unknown, key) => Reflect.get(Object(part), key), value);

const put = (value: unknown, path: Path, part: unknown): void => {
  const last = path.at(-1);
  if (last !== undefined) Reflect.set(Object(partAt(value, path.slice(0, -1))), last, part);
};

/**
 * Decimals travel as text; who types a file may leave out the quotes. Where the schema wants text and a number was typed, its digits are
 * taken as they stand in the file (`0.60` stays `0.60`), never through a float.
 */
export const withNumbersAsText = (schema: z.ZodType, file: DocumentFile): unknown => {
  const content = structuredClone(file.content);
  for (let found = true; found; ) {
    const issues = flatIssues(schema.safeParse(content).error?.issues ?? []);
    const numbers = issues.flatMap((issue) => {
      const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
      const typed = wantsText && typeof partAt(content, issue.path) === 'number' ? file.typed(issue.path) : undefined;
      return typed === undefined ? [] : [{ path: issue.path, typed }];
    });
    for (const { path, typed } of numbers) put(content, path, typed);
    found = numbers.length > 0;
  }
  return content;
};
