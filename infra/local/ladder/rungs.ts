import { runChecks } from './checks.ts';
import { type Part, runSuites } from './suites.ts';
import { sum, type Tally } from './tally.ts';

/** The one journey that every `npm test` makes; the slow rung leaves it out. */
const shortest = 'test/journeys/small-year.test.ts';

/** Pages that deploy a cloud of their own, play a whole year first or visit every page as everybody: a rung of their own, so that CI stays within its half hour. */
const longPages = ['english', 'imports', 'results', 'sign-in'].map((name) => `test/browser/${name}.test.ts`);

const run = async (...parts: readonly Part[]): Promise<Tally> => {
  const tallies: Tally[] = [];
  for (const part of parts) tallies.push(await runSuites(part));
  return sum(tallies);
};

/** The ladder of tests; a higher rung repeats nothing of a lower one. */
export const rungs = {
  check: runChecks,
  test: async () =>
    sum([
      await runChecks(),
      await run(
        { suites: ['domain', 'functions', 'web', 'architecture', 'cli', 'infra', 'infra/templates'] },
        { suites: ['workflows'] },
        { suites: ['journeys'], files: [shortest] },
      ),
    ]),
  slow: () => run({ suites: ['mutated'] }, { suites: ['start'] }, { suites: ['journeys'], without: [shortest] }, { suites: ['browser'], without: longPages }),
  browser: () => run({ suites: ['browser'], files: longPages }),
  cloud: () => {
    if ((process.env['AWS_ENDPOINT_URL'] ?? '') === '')
      throw new Error('请用 AWS_ENDPOINT_URL 说明在哪个云上运行,例如(name the cloud): AWS_ENDPOINT_URL=http://127.0.0.1:4566 npm run test:cloud');
    return run({ suites: ['journeys'] });
  },
} satisfies Record<string, () => Promise<Tally>>;

export type Rung = keyof typeof rungs;
