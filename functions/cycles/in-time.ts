/** The invocation is about to end: what is left is for the next one. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Called before each item of a long piece of work; throws `OutOfTime` when no further item should be begun. */
export type InTime = () => void;

/** Time kept free at the end of an invocation, more than any single item takes. */
const reserveMilliseconds = 20_000;

export const inTime =
  (remaining: () => number): InTime =>
  () => {
    if (remaining() < reserveMilliseconds) throw new OutOfTime();
  };
