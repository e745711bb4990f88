import type { Problem } from '#domain/problems/problem.ts';

/** The request itself is refused, before any rule of the domain is asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;
  constructor(status: number, code: string, message: string, problems: readonly Problem[] = [], retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
    this.retryAfter = retryAfter;
  }
}
