import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { factWords } from '#domain/fact-words.zh-cn.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const sources = globSync('{layers,functions}/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
const facts = [
  ...new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/fact: (?:[^'`,\n]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)].flatMap(([, a, b]) => [a, b].flatMap((each) => each ?? [])),
    ),
  ),
];

it('every fact that is written down has Chinese words', () => {
  expect(facts.length).toBeGreaterThan(90);
  expect(facts.filter((fact) => factWords(fact) === undefined)).toEqual([]);
});
