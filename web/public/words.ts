import type { Before, CategoryCount } from '#domain/disclosure/documents.ts';

/** `2027-03-08` as people write it. */
export const dayText = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** A number as the documents write it: a decimal, or `n/d` where that does not end. */
export const numberOf = (text: string): number => {
  const [whole, part = '1'] = text.split('/');
  return Number(whole) / Number(part);
};

/** Two decimals at most; numbers are shown, never reckoned with. */
export const shown = (text: string): string => String(Number(numberOf(text).toFixed(2)));
export const percent = (text: string): string => `${numberOf(text).toFixed(2)}%`;

/** How a unit stands against last year; without one it says so. */
export const changeText = (before: Before | undefined, now: { grade: string; percent?: string }): string => {
  if (before === undefined) return '首次公开,无上年可比';
  const grade = before.grade === now.grade ? `与上年(${before.grade})相同` : `上年为${before.grade}`;
  if (before.percent === undefined || now.percent === undefined) return grade;
  const points = numberOf(now.percent) - numberOf(before.percent);
  const sign = points > 0 ? '+' : '';
  return `${grade},得分率${sign}${points.toFixed(2)}个百分点`;
};

/** The spread of a category over the grades; it stands wherever a grade of one of its units stands. */
export const spreadText = ({ units, grades }: CategoryCount): string =>
  `共 ${units} 个单位:${grades.map((each) => `${each.grade} ${each.units} 个`).join(',')}`;
