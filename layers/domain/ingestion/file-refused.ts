import type { Problem } from '#domain/problems/problem.ts';

/** The file as a whole cannot be taken in (another format, damaged, no header, an old template): what was found, what was expected, what to do. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
  }
}
