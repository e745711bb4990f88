import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintTemplates, templatesIn } from '../../../infra/local/lint-templates.ts';
import { stages } from '../../../infra/stages.ts';
import { root } from '../../support/planted-tree.ts';
import { everywhere, folderOf, textsOf } from './templates.ts';

it.each(['global', 'china'] as const)('the stage %s passes cfn-lint of its region', async (stage) => {
  expect(templatesIn(folderOf(stage)).length).toBeGreaterThanOrEqual(6);
  expect(await lintTemplates(folderOf(stage), stages[stage].region)).toEqual({ code: 0, output: '' });
});

describe('the stage china', () => {
  it('would not pass with what its region does not know', async () => {
    const template = JSON.stringify({ Resources: { Pool: { Type: 'AWS::Cognito::UserPool' } } });
    const folder = mkdtempSync(join(tmpdir(), 'xianheng-lint-'));
    writeFileSync(join(folder, 'pool.template.json'), template);
    const { code, output } = await lintTemplates(folder, stages.china.region);
    rmSync(folder, { recursive: true });
    expect(code).not.toBe(0);
    expect(output).toContain('AWS::Cognito::UserPool');
  });

  it.each(Object.entries(textsOf('china')))('%s names no other partition', (_, text) => {
    expect(text).not.toContain('arn:aws:');
    // Service principals end like this in every partition.
    expect(text.replaceAll(/"(lambda|states|events|scheduler|apigateway|cloudwatch)\.amazonaws\.com"/g, '')).not.toContain('amazonaws.com');
  });
});

it('no source names a partition or its domain', () => {
  const sources = globSync('{bin,functions,infra,layers,samples,web,workflows}/**/*.{ts,tsx,mjs,yaml,json}', { cwd: root });
  const naming = sources.filter((file) => /arn:aws(-cn)?:|amazonaws\.com/.test(readFileSync(join(root, file), 'utf8')));
  expect(sources.length).toBeGreaterThan(200);
  expect(naming).toEqual([]);
});

it('the night’s tick comes by itself everywhere but on the local cloud, at an hour without summer time', () => {
  const schedules = everywhere('AWS::Scheduler::Schedule').map(([, stage, { properties }]) => [
    stage,
    properties['State'],
    properties['ScheduleExpressionTimezone'],
    properties['ScheduleExpression'],
  ]);
  expect(schedules).toEqual([
    ['local', 'DISABLED', 'UTC', 'cron(5 16 * * ? *)'],
    ['global', 'ENABLED', 'UTC', 'cron(5 16 * * ? *)'],
    ['china', 'ENABLED', 'UTC', 'cron(5 16 * * ? *)'],
  ]);
});

it('the APIs answer no preflight: pages and APIs share an origin; the public one only reads', () => {
  const methods = everywhere('AWS::ApiGateway::Method').map(([, , { at, properties }]) => `${/-(\w+)\/[^/]*$/.exec(at)?.[1]} ${properties['HttpMethod']}`);
  expect(new Set(methods)).toEqual(new Set(['api ANY', 'public GET', 'web GET']));
});
