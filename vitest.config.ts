import { defineConfig } from 'vitest/config';

/** A cloud given by AWS_ENDPOINT_URL may be LocalStack, which takes about 15 times as long as the embedded one. */
const slowness = (process.env['AWS_ENDPOINT_URL'] ?? '') === '' ? 1 : 15;
process.env['XIANHENG_PATIENCE'] ??= String(120 * slowness);

/** A file's first test may wait for its imports on a busy machine. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };
/** Suites that need nothing but Node, and those that boot a local cloud of their own (one at a time: two cores). */
const onNode = (name: string) => ({ extends: true as const, test: { name, include: [`test/${name}/**/*.test.ts`], ...patience } });
/** Suites that run checkers and synthesise stacks: Node, but not in a twinkling. */
const onTools = (name: string, more: { globalSetup?: string; exclude?: string[] } = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: 120_000, hookTimeout: 120_000, ...more },
});
const onCloud = (name: string, more: { globalSetup?: string } = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], fileParallelism: false, testTimeout: 120_000 * slowness, hookTimeout: 600_000 * slowness, ...more },
});
const shared = { globalSetup: 'test/support/shared-cloud.ts' };

export default defineConfig({
  test: {
    projects: [
      onNode('domain'),
      onNode('functions'),
      onNode('web'),
      onTools('mutated'),
      onTools('architecture'),
      onTools('cli'),
      onTools('infra', { exclude: ['test/infra/templates/**'] }),
      onTools('infra/templates', { globalSetup: 'test/infra/templates/synthesise.ts' }),
      onCloud('workflows'),
      onCloud('start'),
      onCloud('journeys', shared),
      onCloud('browser', shared),
    ],
  },
});
