/** How a level in % is coloured; the number always stands in the cell. The steps are those of the usual grades. */
export const levelOf = (percent: string): 'level-a' | 'level-b' | 'level-c' | 'level-d' => {
  const value = Number(percent);
  if (value >= 90) return 'level-a';
  if (value >= 80) return 'level-b';
  return value >= 60 ? 'level-c' : 'level-d';
};
