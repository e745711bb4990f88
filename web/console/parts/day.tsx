import { dayText, monthText } from '../../shared/days.ts';
import { useLanguage } from '../texts/texts.ts';

export const Day = ({ day }: { day: string }) => <time dateTime={day}>{dayText(day, useLanguage())}</time>;
export const Month = ({ month }: { month: string }) => <time dateTime={month}>{monthText(month, useLanguage())}</time>;
