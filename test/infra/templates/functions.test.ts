import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { areas, others, publicApi, steps } from '../../../infra/names.ts';
import { root } from '../../support/planted-tree.ts';
import { everywhere, folderOf, resourcesOf, textOf } from './templates.ts';

describe('every function', () => {
  it.each(everywhere('AWS::Lambda::Function'))('%s runs Node 24 on arm64, with bounds', (_, __, { properties }) => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    expect(properties['MemorySize']).toBeGreaterThanOrEqual(512);
    expect(properties['MemorySize']).toBeLessThanOrEqual(1024);
    expect(properties['Timeout']).toBeLessThanOrEqual(String(properties['FunctionName']).endsWith('-api') ? 30 : 300);
  });

  it.each(everywhere('AWS::Lambda::Function'))('%s logs JSON to a group of ours that forgets', (at, stage, { properties }) => {
    const [stack] = at.split('/');
    const groups = resourcesOf(stage, 'AWS::Logs::LogGroup').filter((group) => group.at.startsWith(`${stack}/`));
    const used = groups.filter(({ id }) => textOf(properties['LoggingConfig']).includes(`"${id}"`));
    expect(properties['LoggingConfig']).toMatchObject({ LogFormat: 'JSON' });
    expect(used.map((group) => group.properties['RetentionInDays'])).toEqual([stage === 'local' ? 7 : 365]);
  });

  it.each(everywhere('AWS::Lambda::Function'))('%s has no secret in its environment', (_, stage, { properties }) => {
    const { Variables } = properties['Environment'] as { Variables: Record<string, unknown> };
    expect(Variables['STAGE']).toBe(stage);
    if (String(properties['FunctionName']).endsWith('-public-api')) expect(Variables).not.toHaveProperty('SESSION_SECRET');
    else if (stage === 'local') expect(Variables['SESSION_SECRET']).toBeTypeOf('string');
    else expect(textOf(Variables['SESSION_SECRET'])).toContain('{{resolve:secretsmanager:');
  });
});

describe('bundles', () => {
  const bound = [...areas.map((area) => `${area}/api`), ...Object.values(steps), ...Object.values(others), publicApi];
  const sources = globSync('functions/**/*.ts', { cwd: root });
  const bundleOf = (handler: string): Buffer => readFileSync(join(folderOf('china'), 'bundles', handler.replace('/', '-'), 'index.mjs'));

  it('are made of every file that exports a handler, and each handler is deployed', () => {
    const exporting = sources.filter((file) => /^export const handler\b/m.test(readFileSync(join(root, file), 'utf8')));
    expect(exporting.map((file) => file.slice('functions/'.length, -'.ts'.length)).sort()).toEqual([...bound].sort());
    expect(resourcesOf('china', 'AWS::Lambda::Function')).toHaveLength(bound.length);
  });

  it.each(bound)('%s: at most 500 KB to store, fetch and unpack for a cold start', (handler) => {
    expect(deflateRawSync(bundleOf(handler)).length).toBeLessThanOrEqual(500_000);
    expect(bundleOf(handler).length).toBeLessThanOrEqual(1_300_000);
  });

  it.each(bound)('%s: takes credentials from the environment alone', (handler) => {
    expect(bundleOf(handler).includes('GetRoleCredentials')).toBe(false);
  });
});
