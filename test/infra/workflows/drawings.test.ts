import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawings } from '../../../infra/local/drawings.ts';

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);
const made = drawings();

it.each(Object.entries(made))('%s is fresh (else: node infra/local/write-drawings.ts)', (file, text) => {
  expect(readFileSync(at(file), 'utf8')).toBe(text);
});

it('no drawing is left of a procedure that is gone', () => {
  expect(
    readdirSync(at('docs/workflows'))
      .map((file) => `docs/workflows/${file}`)
      .sort(),
  ).toEqual(Object.keys(made).sort());
});

it('every arrow starts and ends at a state, and every state is reached', () => {
  for (const [file, text] of Object.entries(made)) {
    const states = new Set([...text.matchAll(/^ {2}(s\d+)[[(]/gm)].map(([, id]) => id));
    const arrows = [...text.matchAll(/^ {2}(\w+)(?:\(\( \)\))? -->(?:\|"[^"]+"\|)? (\w*)$/gm)];
    expect(states.size, file).toBeGreaterThan(3);
    expect(new Set(arrows.map(([, , to]) => to)), file).toEqual(states);
    for (const [, from] of arrows) expect(from === 'begin' || states.has(from ?? ''), file).toBe(true);
  }
});
