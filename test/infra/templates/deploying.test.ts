import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/planted-tree.ts';
import { demandedOf } from './templates.ts';

/** `stack:parameter` wherever a document gives one to the CDK. */
const givenIn = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/--parameters (xianheng-\$STAGE-\w+:\w+)=/g)].map(([, given]) => String(given)).sort();

describe.each(['global', 'china'] as const)('whoever deploys %s with the documents alone', (stage) => {
  it.each(['README.md', 'README.zh-CN.md'])('is told by %s every parameter that the templates demand, and no other', (file) => {
    expect(demandedOf(stage).length).toBeGreaterThan(0);
    expect(givenIn(file)).toEqual(demandedOf(stage).sort());
  });

  it('finds no parameter in the runbook that no template has', () => {
    const given = givenIn('docs/runbook.md');
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((each) => !demandedOf(stage).includes(each))).toEqual([]);
  });
});
