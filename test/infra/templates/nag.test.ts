import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { compose } from '../../../infra/app.ts';
import { acknowledged, enforceNag, Nag } from '../../../infra/nag.ts';
import { stages } from '../../../infra/stages.ts';
import { folderOf } from './templates.ts';

it('stops the synthesis of what nobody acknowledged', () => {
  const app = new App();
  new Bucket(new Stack(app, 'xianheng-china-other'), 'Open');
  expect(new Nag(app).validateScope(app).violations.map(({ ruleName }) => ruleName)).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
  enforceNag(app, []);
  expect(() => app.synth()).toThrow('AwsSolutions-S10');
});

it('acknowledges nothing that is no longer found', () => {
  const app = new App();
  compose(app, stages.china, `${folderOf('china')}/bundles`);
  const found = new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath?.split('/')[0]?.split('-').at(-1)} ${ruleName.replace('AwsSolutions-', '')}`),
    );
  const listed = Object.entries(acknowledged).flatMap(([stack, rules]) => Object.keys(rules).map((rule) => `${stack} ${rule}`));
  expect(listed.filter((each) => !found.includes(each))).toEqual([]);
});
