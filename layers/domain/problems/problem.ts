import * as z from 'zod';

/** One thing that is wrong with an input: where, what was expected, what was found. `message` is zh-CN and complete in itself. */
export const Problem = z.object({
  /** Path inside the document, e.g. `root.children[2].rule.bands[0].to`, or a field name of a form. */
  path: z.string(),
  /** Stable code in kebab-case, e.g. `weights-do-not-add-up`. */
  code: z.string(),
  message: z.string(),
  expected: z.string().optional(),
  got: z.string().optional(),
  /** What was probably meant, for the person to confirm by sending it; nothing converts it silently. */
  offer: z.object({ value: z.string() }).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const problem = (path: string, code: string, message: string, details: Pick<Problem, 'expected' | 'got' | 'offer'> = {}): Problem => ({
  path,
  code,
  message,
  ...details,
});

/** Joins path parts as people write them: `join('units', 3, 'name')` is `units[3].name`. */
export const join = (...parts: (string | number)[]): string =>
  parts.reduce<string>((path, part) => (typeof part === 'number' ? `${path}[${part}]` : path === '' ? part : part === '' ? path : `${path}.${part}`), '');
