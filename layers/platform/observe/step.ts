import { log } from './log.ts';

/** Binds a step of a workflow (or an operator's act) to its Lambda: one line when done, one with the error when not. */
export const step =
  <R extends object>(name: string, work: (input: unknown) => Promise<R>) =>
  async (input: unknown): Promise<R> => {
    try {
      const result = await work(input);
      log('step-done', { event: name });
      return result;
    } catch (error) {
      log('step-failed', { event: name }, error);
      throw error;
    }
  };
