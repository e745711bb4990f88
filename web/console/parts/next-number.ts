/** `TZ-001`, `MS-02`, … : the number after the highest there is; whoever fills in the form may write another one. */
export const nextNumber = (prefix: string, digits: number, ids: readonly string[]): string => {
  const numbers = ids.map((id) => Number(/(\d+)$/.exec(id)?.[1] ?? 0));
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(digits, '0')}`;
};
