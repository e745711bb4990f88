import { defineConfig } from 'vitest/config';

/** Suites that need nothing but Node, and those that boot a local cloud of their own (one at a time: two cores). */
const onNode = (name: string) => ({ extends: true as const, test: { name, include: [`test/${name}/**/*.test.ts`] } });
const onCloud = (name: string) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], fileParallelism: false, testTimeout: 120_000, hookTimeout: 300_000 },
});

export default defineConfig({
  test: { projects: [onNode('domain'), onNode('functions'), onNode('infra'), onCloud('workflows'), onCloud('journeys')] },
});
