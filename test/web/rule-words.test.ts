import { expect, it } from 'vitest';
import { beginningOf, ruleShape, type Shape } from '../../web/console/pages/schemes/rule-schema.ts';

/** Keys of the words that a form of this shape speaks. */
const keysOf = (shape: Shape, name: string): string[] => {
  switch (shape.is) {
    case 'choice':
      return shape.values.map((value) => `${name}.${value}`);
    case 'list':
      return keysOf(shape.of, name);
    case 'fields':
      return shape.fields.flatMap((field) => [`field.${field.name}`, ...keysOf(field.shape, field.name)]);
    case 'variants':
      return [...shape.variants].flatMap(([value, fields]) => [
        `${shape.by}.${value}`,
        ...keysOf(fields, name).filter((key) => key !== `${shape.by}.${value}`),
      ]);
    default:
      return [];
  }
};

it('every parameter and every fixed value of every rule has its word', async () => {
  Object.assign(globalThis, { localStorage: { getItem: () => null }, document: { documentElement: {} } });
  const { ruleWords } = await import('../../web/console/pages/schemes/rule-words.ts');
  const keys = [...new Set(keysOf(ruleShape, 'rule'))];
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => !(key in ruleWords))).toEqual([]);
});

it('a new rule begins with what must be there', () => {
  if (ruleShape.is !== 'variants') throw new Error('rules are told apart by their kind');
  const begun = Object.fromEntries([...ruleShape.variants].map(([kind, shape]) => [kind, beginningOf(shape)]));
  expect(begun['pass-fail']).toEqual({ kind: 'pass-fail', operator: '>=', limit: '' });
  expect(begun['bands']).toEqual({ kind: 'bands', bands: [{ marks: '' }] });
  expect(begun['standard-bands']).toEqual({ kind: 'standard-bands', standards: ['', '', '', '', ''] });
});
