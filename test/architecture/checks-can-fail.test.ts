import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { plantedTree, root } from '../support/planted-tree.ts';

const checker = (name: string, args: readonly string[], cwd: string) => {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', name), [...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('biome', () => {
  const Found = z.object({ diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })) });
  const impure = ['new Date()', 'Date.now()', 'Math.random()', "process.env['X']", 'console.log', 'performance.now()', 'crypto.randomUUID()'];
  const text = (expression: string) => `export const x = (): unknown => ${expression};\n`;
  const guilty: Record<string, readonly [category: string, text: string]> = {
    ...Object.fromEntries(impure.map((expression, at) => [`layers/domain/impure-${at}.ts`, ['plugin', text(expression)] as const])),
    'functions/tasks/default.ts': ['lint/style/noDefaultExport', 'export default 1;\n'],
    'functions/tasks/any.ts': ['lint/suspicious/noExplicitAny', 'export const x: any = 1;\n'],
    'functions/tasks/zod.ts': ['lint/style/noRestrictedImports', "import { z } from 'zod';\n\nexport const x = z;\n"],
    'functions/tasks/format.ts': ['format', 'export const x=1;\n'],
  };
  const innocent: Record<string, string> = {
    ...Object.fromEntries(impure.map((expression, at) => [`layers/platform/impure-${at}.ts`, text(expression)])),
    'layers/domain/given-day.ts': 'export const x = (at: number): Date => new Date(at);\n',
  };
  const files = { ...innocent, ...Object.fromEntries(Object.entries(guilty).map(([file, [, each]]) => [file, each])) };
  const { folder, remove } = plantedTree(files, ['biome.json', 'layers/domain/pure-domain.grit']);
  afterAll(remove);
  const { status, stdout } = checker('biome', ['check', '--reporter=json', 'layers', 'functions'], folder);
  const { diagnostics } = Found.parse(JSON.parse(stdout));
  const about = (file: string) => diagnostics.filter(({ location }) => location.path === file).map(({ category }) => category);

  it('fails', () => {
    expect(status).toBe(1);
  });

  it.each(Object.entries(guilty))('refuses %s: %s', (file, [category]) => {
    expect(about(file)).toEqual([category]);
  });

  it.each(Object.keys(innocent))('lets %s pass', (file) => {
    expect(about(file)).toEqual([]);
  });
});

describe('tsc and knip', () => {
  const { folder, remove } = plantedTree(
    {
      'functions/tasks/wrong-type.ts': "export const x: number = 'one';\n",
      'functions/tasks/settle.ts': "import { used } from '#domain/tasks/half-dead.ts';\nexport const handler = used;\n",
      'functions/tasks/not-deployed.ts': 'export const handler = 1;\n',
      'layers/domain/tasks/half-dead.ts': 'export const used = 1;\nexport const dead = 2;\n',
    },
    ['knip.config.ts', 'infra/names.ts'],
  );
  afterAll(remove);

  it('tsc refuses a wrong type', () => {
    const { status, stdout } = checker('tsc', [], folder);
    expect(status).not.toBe(0);
    expect(stdout).toContain("functions/tasks/wrong-type.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.");
  });

  it('knip names dead exports, handlers that nobody deploys and packages that nobody uses', () => {
    const { status, stdout } = checker('knip', ['--no-progress'], folder);
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/dead +layers\/domain\/tasks\/half-dead\.ts/);
    expect(stdout).toContain('functions/tasks/not-deployed.ts');
    expect(stdout).not.toContain('functions/tasks/settle.ts');
    expect(stdout).toMatch(/electrodb +package\.json/);
  });
});
