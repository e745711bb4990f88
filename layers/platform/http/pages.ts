import * as z from 'zod';

/** How much of a list that can grow is asked for at once. */
export const limit = z.coerce.number().int().min(1).max(500).default(200);
/** `next` of the page before. */
export const cursor = z.string().min(1).max(200).optional();

/** One page out of the items that come after the cursor, of which one more than the limit were read if there are more. */
export const pageOf = <T>(items: readonly T[], limit: number, cursorOf: (last: T) => string): { page: T[]; next?: string } => {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return items.length > limit && last !== undefined ? { page, next: cursorOf(last) } : { page };
};
