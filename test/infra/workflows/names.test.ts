import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { physicalName, steps, workflows } from '../../../infra/names.ts';

const names = [...workflows, ...Object.values(steps)].map((name) => physicalName('global', name));
const deployed = readFileSync(new URL('deployed-names.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

it('a procedure or step that was ever deployed keeps its name: executions under way call it', () => {
  expect(deployed.filter((name) => !names.includes(name))).toEqual([]);
});

it('a new one is written down, so that it is kept from now on (append it to deployed-names.txt)', () => {
  expect(names.filter((name) => !deployed.includes(name))).toEqual([]);
});
