import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cloud.ts';
import { type Ended, run } from './ladder/run.ts';

/** Templates that `cdk synth` left in a folder. */
export const templatesIn = (folder: string): string[] =>
  globSync('*.template.json', { cwd: folder })
    .sort()
    .map((file) => join(folder, file));

/** Holds the templates of a folder against what CloudFormation of that region knows. */
export const lintTemplates = (folder: string, region: string): Promise<Ended> =>
  run(join(root, '.local', 'py', 'bin', 'cfn-lint'), ['-r', region, '--format', 'parseable', '--', ...templatesIn(folder)]);
