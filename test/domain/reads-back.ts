import { expect, it } from 'vitest';
import type * as z from 'zod';
import { problemsOf } from '#domain/problems/parse.ts';

type Shape = Record<string, unknown>;

const placesIn = (schema: z.ZodType, input: unknown): string[] => {
  const { error } = schema.safeParse(input);
  return error === undefined ? [] : problemsOf(error, input).map(({ path }) => path);
};

interface Example<T extends z.ZodType> {
  /** With every attribute there is. */
  full: z.input<T> & Shape;
  /** Attributes that may be absent. */
  optional?: readonly string[];
  /** The words an attribute may have, all of them. */
  words?: Readonly<Record<string, readonly string[]>>;
  /** Values that an attribute must not have. */
  refused?: Readonly<Record<string, readonly unknown[]>>;
}

/** A record reads back as it was written; without a part, with a foreign word or a value out of range it does not, and the place is named. */
export const readsBack = <T extends z.ZodType>(name: string, schema: T, { full, optional = [], words = {}, refused = {} }: Example<T>): void => {
  it(`${name} reads back whole`, () => {
    expect(schema.parse(full)).toEqual(full);
    for (const key of optional) {
      const { [key]: _, ...rest } = full as Shape;
      expect([key, placesIn(schema, rest)]).toEqual([key, []]);
    }
  });

  it(`${name} does not read back without any of its other parts`, () => {
    for (const key of Object.keys(full).filter((each) => !optional.includes(each))) {
      const { [key]: _, ...rest } = full as Shape;
      expect([key, placesIn(schema, rest)]).toEqual([key, [key]]);
    }
  });

  it(`${name} has only the words and values of the field`, () => {
    for (const [key, allowed] of Object.entries(words)) {
      for (const word of allowed) expect([key, word, placesIn(schema, { ...full, [key]: word })]).toEqual([key, word, []]);
      for (const word of ['', 'other', `${allowed[0]}-`]) expect([key, word, placesIn(schema, { ...full, [key]: word })]).toEqual([key, word, [key]]);
    }
    for (const [key, values] of Object.entries(refused))
      for (const value of values)
        expect([key, value, placesIn(schema, { ...full, [key]: value }).some((place) => place.startsWith(key))]).toEqual([key, value, true]);
  });
};
