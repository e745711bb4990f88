/**
 * Mutation testing of the domain: `npm run mutate` for all of it, `npm run mutate -- layers/domain/results` for a folder or a file.
 * Results are remembered per selection under reports/mutation; `--force` runs every mutant again.
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.domain.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: true,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
  // What the domain's tests do not read is not copied into the sandboxes.
  ignorePatterns: [
    '/.local',
    '/cdk.out',
    '/docs',
    '/functions',
    // But the reader of the sample county, on which the drawing up of a disclosure is tested.
    '/infra/*',
    '!/infra/local',
    '!/infra/*.ts',
    '/workflows',
    '/web',
    '/test/cli',
    '/test/journeys',
    '/test/functions',
    '/test/infra',
    '/test/workflows',
  ],
};
