import { logger } from './logger.ts';

/** A step that a workflow, a schedule or an operator calls: it parses its input itself, and its small answer is merged into the caller's state. An error goes on under its own name, which is what the caller's Retry and Catch look at. */
export const step =
  <T extends object>(name: string, run: (input: unknown) => Promise<T>): ((input: unknown) => Promise<T>) =>
  async (input) => {
    const started = performance.now();
    try {
      const answer = await run(input);
      logger.info('STEP_DONE', { step: name, milliseconds: Math.round(performance.now() - started) });
      return answer;
    } catch (error) {
      logger.error('STEP_FAILED', { step: name, thrown: error });
      throw error;
    }
  };
