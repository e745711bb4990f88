import { join } from 'node:path';
import { App, type Stack, Tags } from 'aws-cdk-lib';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { FunctionsStack } from './stacks/functions.ts';
import { PublicStack } from './stacks/public.ts';
import { TimeStack } from './stacks/time.ts';
import { WatchStack } from './stacks/watch.ts';
import { WebStack } from './stacks/web.ts';
import { WorkflowsStack } from './stacks/workflows.ts';
import { type LocalChoices, type Stage, StageName, stages } from './stages.ts';

/** The only composition root: all stacks of a stage. */
export const compose = (app: App, stage: Stage, bundles: string, local: LocalChoices = {}): Stack[] => {
  const id = (name: string) => `xianheng-${stage.name}-${name}`;
  const data = new DataStack(app, id('data'), stage, local.consoleOrigin ?? stage.consoleOrigin);
  const functions = new FunctionsStack(app, id('functions'), { stage, data, bundles, local });
  const time = new TimeStack(app, id('time'), stage, functions);
  const staff = new ApiStack(app, id('api'), stage, functions);
  const open = new PublicStack(app, id('public'), stage, { data, functions });
  const stacks = [
    data,
    functions,
    new WorkflowsStack(app, id('workflows'), { stage, data, functions }),
    staff,
    open,
    ...(stage.pages ? [new WebStack(app, id('web'), stage, { data, staff: staff.api, open: open.api })] : []),
    time,
    new WatchStack(app, id('watch'), stage, functions, [data, time]),
  ];
  Tags.of(app).add('product', 'xianheng');
  // W3005: the CDK writes out dependencies that the references already imply.
  for (const stack of stacks) stack.templateOptions.metadata = { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } };
  return stacks;
};

if (import.meta.main) {
  const app = new App();
  const stage = stages[StageName.parse(app.node.tryGetContext('stage') ?? 'local')];
  const stacks = compose(app, stage, join(app.outdir, 'bundles'), {
    secret: process.env['SESSION_SECRET'],
    issuer: process.env['LOCAL_ISSUER'],
    consoleOrigin: process.env['LOCAL_CONSOLE'],
  });
  if (stage.name !== 'local') (await import('./nag.ts')).enforceNag(app, stacks);
  app.synth();
}
