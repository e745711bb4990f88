import type { KnipConfig } from 'knip';
import { areas, others, publicApi, steps } from './infra/names.ts';

/** A handler is an entry only if infra/names.ts binds it: one that nobody deploys is reported like any other dead file. */
const handlers = [...areas.map((area) => `${area}/api`), ...Object.values(steps), ...Object.values(others), publicApi].map(
  (handler) => `functions/${handler}.ts`,
);

export default {
  entry: [
    ...handlers,
    'layers/platform/credentials.ts', // takes the place of a package in the bundles
    'bin/main.ts',
    'infra/app.ts',
    'infra/local/*.mjs',
    'infra/local/{year,synth,write-*,ladder/main,pages/dev,pages/budget}.ts',
    'web/console/main.tsx',
    'web/public/main.ts',
    'test/{mutate,bench/bench,bench/read-large,infra/templates/synthesise}.ts',
  ],
  project: ['{bin,functions,infra,layers,test,web}/**/*.{ts,tsx,mjs}'],
  // What its own file uses is not dead.
  ignoreExportsUsedInFile: true,
  // Called by their path in node_modules.
  ignoreDependencies: ['aws-cdk', 'dependency-cruiser'],
} satisfies KnipConfig;
