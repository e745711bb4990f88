import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { plantedTree, root } from '../support/planted-tree.ts';

const Cruise = z.object({
  summary: z.object({
    totalCruised: z.int(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
});

const cruise = (cwd: string, ...more: readonly string[]) => {
  const depcruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'functions', 'infra', 'layers', 'test', ...more];
  const { stdout, stderr } = spawnSync(process.execPath, [depcruise, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no result: ${stderr}`);
  return Cruise.parse(JSON.parse(stdout)).summary;
};

/** What is imported below; breaks nothing. */
const innocent = [
  'layers/domain/tasks/y.ts',
  'layers/platform/table/y.ts',
  'functions/cycles/y.ts',
  'functions/cycles/api.ts',
  'infra/y.ts',
  'test/support/y.ts',
  'web/public/y.ts',
];

/** For each rule a file that breaks it, and no other rule. */
const guilty: Record<string, readonly [file: string, imports: string]> = {
  'domain-is-pure': ['layers/domain/a.ts', 'node:fs'],
  'permissions-in-one-place': ['layers/domain/scoring/b.ts', '@casl/ability'],
  'platform-knows-only-domain': ['layers/platform/c.ts', '../../infra/y.ts'],
  'functions-know-no-cloud': ['functions/tasks/d.ts', '@aws-sdk/client-dynamodb'],
  'functions-stay-in-their-area': ['functions/tasks/e.ts', '../cycles/y.ts'],
  'functions-know-only-domain-and-platform': ['functions/tasks/f.ts', '../../infra/y.ts'],
  'infra-names-handlers-by-path': ['infra/local/g.ts', '../../functions/cycles/y.ts'],
  'stacks-know-no-layers': ['infra/stacks/h.ts', '#domain/tasks/y.ts'],
  'local-cloud-plays-through-the-api': ['infra/local/i.ts', '#platform/table/y.ts'],
  'command-line-needs-no-cloud': ['bin/j.ts', '#platform/table/y.ts'],
  'web-knows-schemas-and-routes': ['web/console/k.ts', '../../functions/cycles/y.ts'],
  'web-takes-types-of-routes-only': ['web/console/p.ts', '../../functions/cycles/api.ts'],
  'pages-meet-in-shared': ['web/console/q.ts', '../public/y.ts'],
  'nobody-imports-tests': ['infra/local/l.ts', '../../test/support/y.ts'],
  'no-cycles': ['layers/domain/m.ts', './m.ts'],
  'no-unresolved': ['layers/platform/n.ts', './nowhere.ts'],
  'no-undeclared-packages': ['layers/platform/o.ts', 'vitest'],
};

describe('import rules', () => {
  const files = Object.fromEntries([
    ...innocent.map((file) => [file, 'export const y = 1;\n']),
    ...Object.values(guilty).map(([file, imports]) => [file, `import { y } from '${imports}';\nexport const x = y;\n`]),
  ]);
  const { folder, remove } = plantedTree(files, ['.dependency-cruiser.mjs']);
  afterAll(remove);
  const { violations, ruleSetUsed } = cruise(folder, 'bin', 'web');

  it('have a planted violation each', () => {
    expect(Object.keys(guilty).sort()).toEqual(ruleSetUsed.forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(guilty))('%s', (name, [file]) => {
    expect(violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)).toEqual([name]);
  });

  it('find nothing where nothing is wrong', () => {
    expect(violations.filter(({ from }) => innocent.includes(from))).toEqual([]);
  });

  it('read the whole tree (a TypeScript without compiler API lets dependency-cruiser read nothing and report success)', () => {
    const { totalCruised, violations: real } = cruise(root);
    expect(totalCruised).toBeGreaterThan(300);
    expect(real).toEqual([]);
  });
});
