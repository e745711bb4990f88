/** 123456789 fen as 1,234,567.89: grouped, never computed with. A change keeps its sign. */
export const moneyText = (fen: string): string => {
  const [sign, digits] = fen.startsWith('-') ? ['−', fen.slice(1)] : ['', fen];
  const padded = digits.padStart(3, '0');
  return `${sign}${padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${padded.slice(-2)}`;
};

/** What a person types as yuan (1,234.5) in fen; undefined where it is no amount. */
export const fenOf = (yuan: string): string | undefined => {
  const plain = yuan.replaceAll(/[,,\s]/g, '');
  const [, whole, part = ''] = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : (whole + part.padEnd(2, '0')).replace(/^0+(?=\d)/, '');
};
