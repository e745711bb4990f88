import type { Problem } from './problem.ts';

/** The input breaks rules of the domain; the caller must change it. Never retried. Carries every problem, not the first one. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly problems: readonly Problem[];
  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** The record has moved on since the caller looked at it: reload and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The move is not legal now (window closed, already accepted, …). Never retried. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** There is no such thing (unit, window, indicator, …), or the person may not know that there is. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** A passing fault: the same call may succeed later. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
}
