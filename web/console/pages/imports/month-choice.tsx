import { Select } from 'antd';
import { monthText } from '../../../shared/days.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useImportsWords } from './texts.ts';

/** The year's months, then those of the two years before it. */
const monthsOf = (cycle: string): string[] =>
  [0, 1, 2].flatMap((before) => Array.from({ length: 12 }, (_, at) => `${Number(cycle) - before}-${String(at + 1).padStart(2, '0')}`));

/** 所属月份: which month a file is for that does not say so itself. */
export const MonthChoice = ({ cycle, month, onPick }: { cycle: string; month: string | undefined; onPick: (month: string | undefined) => void }) => {
  const [words, language] = [useImportsWords(), useLanguage()];
  return (
    <Select
      aria-label={words('period')}
      placeholder={words('pickPeriod')}
      allowClear
      showSearch
      optionFilterProp="label"
      value={month ?? null}
      options={monthsOf(cycle).map((value) => ({ value, label: monthText(value, language) }))}
      onChange={(picked: string | null | undefined) => onPick(picked ?? undefined)}
      popupMatchSelectWidth={false}
    />
  );
};
