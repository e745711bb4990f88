import { Button, Select } from 'antd';
import { call } from '../../shared/api/call.ts';
import { dayText } from '../../shared/days.ts';
import { useCommonWords } from '../texts/common.ts';
import { speak, useLanguage } from '../texts/texts.ts';
import { useSession } from './session.tsx';

/** Where one is: county and its day, and the year that is looked at. */
export const YearAndDay = () => {
  const [words, language] = [useCommonWords(), useLanguage()];
  const { county, cycles, year, look } = useSession();
  const years = cycles.map(({ cycle }) => ({ value: cycle, label: words('yearOf', { year: cycle }) })).sort((a, b) => b.value.localeCompare(a.value));
  return (
    <>
      <span className="county">
        {county.name} · {words('today', { day: dayText(county.tickedThrough, language) })}
      </span>
      {year === undefined ? null : (
        <Select aria-label={words('year')} value={year} options={years} onChange={look} variant="filled" popupMatchSelectWidth={false} />
      )}
    </>
  );
};

const signOut = async (): Promise<void> => {
  await call('DELETE', '/access/session');
  window.location.assign('/');
};

/** The other language, and the way out. */
export const OwnSettings = () => {
  const [words, language] = [useCommonWords(), useLanguage()];
  return (
    <>
      <Button type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => speak(language === 'en' ? 'zh-CN' : 'en')}>
        {words('otherLanguage')}
      </Button>
      <Button onClick={() => void signOut()}>{words('signOut')}</Button>
    </>
  );
};
