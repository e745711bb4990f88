/** Days of the county are plain dates, `2026-11-26`; no clock and no time zone touches them. */
const partsOf = (day: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};

/** 2026年11月26日, or as the language writes a day. */
export const dayText = (day: string, language: string): string => {
  const [year, month, date] = partsOf(day);
  if (language.startsWith('zh')) return `${year}年${month}月${date}日`;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date));
};

/** 2026年3月 */
export const monthText = (month: string, language: string): string => {
  const [year, number] = partsOf(month);
  if (language.startsWith('zh')) return `${year}年${number}月`;
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.UTC(year, number - 1, 1));
};

const dayNumber = (day: string): number => {
  const [year, month, date] = partsOf(day);
  return Date.UTC(year, month - 1, date) / 86_400_000;
};

/** Days from one to the other; negative when it has passed. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** A moment of the wall clock in Asia/Shanghai, 14:05. */
export const clockText = (at: number): string =>
  new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }).format(at);

/** A moment of the wall clock in Asia/Shanghai, to the second: 2026/11/27 14:05:06, or as the language writes it. */
export const momentText = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: language.startsWith('zh') ? 'short' : 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(at));
