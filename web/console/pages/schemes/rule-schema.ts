import * as z from 'zod';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';

/** What a parameter can be, read off the schema of the rules, so that a rule's form is never behind its schema. */
export type Shape =
  | { is: 'text'; numeric: boolean }
  | { is: 'number' }
  | { is: 'yes-no' }
  | { is: 'choice'; values: readonly string[] }
  | { is: 'list'; of: Shape; from: number }
  | { is: 'fields'; fields: readonly Field[] }
  /** One of several sets of fields; `by` names the field that says which. */
  | { is: 'variants'; by: string; variants: ReadonlyMap<string, Shape & { is: 'fields' }>; orNumber: boolean };

export interface Field {
  name: string;
  shape: Shape;
  needed: boolean;
  fallback: unknown;
}

interface Json {
  type?: string;
  const?: string;
  enum?: string[];
  pattern?: string;
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  items?: Json;
  minItems?: number;
  properties?: Record<string, Json>;
  required?: string[];
  default?: unknown;
}

const constantOf = (json: Json, name: string): string => json.properties?.[name]?.const ?? '';

const fieldsOf = ({ properties = {}, required = [] }: Json): Shape & { is: 'fields' } => ({
  is: 'fields',
  fields: Object.entries(properties).map(([name, json]) => ({ name, shape: shapeOf(json), needed: required.includes(name), fallback: json.default })),
});

const variantsOf = (options: readonly Json[], orNumber: boolean): Shape => {
  const [first] = options;
  const by = Object.entries(first?.properties ?? {}).find(([, { const: constant }]) => constant !== undefined)?.[0];
  if (by === undefined) throw new Error('a union of rules without a field that tells them apart');
  return { is: 'variants', by, variants: new Map(options.map((option) => [constantOf(option, by), fieldsOf(option)])), orNumber };
};

const shapeOf = (json: Json): Shape => {
  if (json.oneOf !== undefined) return variantsOf(json.oneOf, false);
  const union = json.anyOf?.find(({ oneOf }) => oneOf !== undefined);
  if (union?.oneOf !== undefined) return variantsOf(union.oneOf, true);
  const [only] = json.anyOf ?? json.allOf ?? [];
  if (only !== undefined) return shapeOf(only);
  if (json.const !== undefined) return { is: 'choice', values: [json.const] };
  if (json.enum !== undefined) return { is: 'choice', values: json.enum };
  if (json.type === 'array') return { is: 'list', of: shapeOf(json.items ?? {}), from: json.minItems ?? 0 };
  if (json.type === 'object') return fieldsOf(json);
  if (json.type === 'boolean') return { is: 'yes-no' };
  if (json.type === 'integer' || json.type === 'number') return { is: 'number' };
  return { is: 'text', numeric: json.pattern !== undefined };
};

/** All rule kinds with their parameters. */
export const ruleShape: Shape = shapeOf(z.toJSONSchema(AnyRule, { io: 'input', unrepresentable: 'any' }) as Json);

/** What a new value begins with: what must be there, and nothing that may be left out. */
export const beginningOf = (shape: Shape): unknown => {
  switch (shape.is) {
    case 'text':
      return '';
    case 'number':
      return 1;
    case 'yes-no':
      return false;
    case 'choice':
      return shape.values[0];
    case 'list':
      return Array.from({ length: shape.from }, () => beginningOf(shape.of));
    case 'fields':
      return Object.fromEntries(shape.fields.filter(({ needed }) => needed).map(({ name, shape: of, fallback }) => [name, fallback ?? beginningOf(of)]));
    case 'variants':
      return shape.orNumber ? '' : beginningOf([...shape.variants.values()][0] ?? { is: 'fields', fields: [] });
  }
};
