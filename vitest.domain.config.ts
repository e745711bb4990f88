import { defineConfig } from 'vitest/config';

/** The domain's tests alone, for Stryker: it runs every project of a configuration for each mutant. */
export default defineConfig({ test: { include: ['test/domain/**/*.test.ts'] } });
