import { type Exact, exact } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';

type Levels = Policy['grades']['levels'];

/** The grade of a score in % of full marks: the best level whose threshold is reached; each level includes its lower end [A10–A12]. */
export const gradeOf = (percent: Exact, levels: Levels): string => {
  const reached = levels.find(({ from }) => from === undefined || percent.gte(exact(from)));
  return (reached ?? levels[levels.length - 1])?.name ?? '';
};

/** The worse of two grades. */
export const worse = (a: string, b: string, levels: Levels): string => {
  const place = (name: string) => levels.findIndex((level) => level.name === name);
  return place(a) >= place(b) ? a : b;
};

/** The grade below another one; the last stays. */
export const below = (name: string, levels: Levels): string => {
  const at = levels.findIndex((level) => level.name === name);
  return levels[at + 1]?.name ?? name;
};
