/** `TZ-001`, … : the next number that is free; another one may be written. */
export const nextNumber = (ids: readonly string[]): string => {
  const numbers = ids.map((id) => Number(/(\d+)$/.exec(id)?.[1] ?? 0));
  return `TZ-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
};
