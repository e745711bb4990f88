import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { TestProject } from 'vitest/node';
import * as z from 'zod';
import { compose } from '../../../infra/app.ts';
import { enforceNag } from '../../../infra/nag.ts';
import { StageName, stages } from '../../../infra/stages.ts';
import { root } from '../../support/planted-tree.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder a stage with what `cdk synth` leaves. */
    synthesised: string;
  }
}

const Cdk = z.object({ context: z.record(z.string(), z.unknown()) });

/** Synthesises every stage once for all files of rules; what nag finds in a real stage stops it. */
export const setup = ({ provide }: TestProject): void => {
  const folder = join(root, '.local', 'test', 'synth');
  rmSync(folder, { recursive: true, force: true });
  const { context } = Cdk.parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')));
  for (const name of StageName.options) {
    const app = new App({ outdir: join(folder, name), context });
    const stacks = compose(app, stages[name], join(folder, name, 'bundles'));
    if (name !== 'local') enforceNag(app, stacks);
    app.synth();
  }
  provide('synthesised', folder);
};
