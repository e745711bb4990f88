/** `TZ-001`, `BG-U001-2`, … : the number after the highest there is with the prefix; whoever fills in the form may write another one. */
export const nextNumber = (prefix: string, digits: number, ids: readonly string[]): string => {
  const numbers = ids.filter((id) => id.startsWith(prefix)).map((id) => Number(/^\d+$/.exec(id.slice(prefix.length))?.[0] ?? 0));
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(digits, '0')}`;
};
