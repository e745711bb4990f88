const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. Only the daily tick asks; all rules get the day as data. */
export const dayInChina = (instant: Date): string => format.format(instant);
