import { type Problem, problem } from '#domain/problems/problem.ts';

/** Names or codes that stand twice; the problem is told at the second place. */
export const repeated = (names: readonly string[], path: (at: number) => string, what: string): Problem[] =>
  names.flatMap((name, at) => (names.indexOf(name) < at ? [problem(path(at), 'repeated', `${what}“${name}”重复`, { got: name })] : []));
