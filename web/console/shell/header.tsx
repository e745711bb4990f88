import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { call } from '../../shared/api/call.ts';
import { dayText } from '../../shared/days.ts';
import { useCommonWords } from '../texts/common.ts';
import { useFieldWords } from '../texts/field.ts';
import { speak, useLanguage } from '../texts/texts.ts';
import { Notifications } from './notifications.tsx';
import { useSession } from './session.tsx';

const Who = () => {
  const [words, field] = [useCommonWords(), useFieldWords()];
  const { me } = useSession();
  const posts = me.roles.map((each) =>
    [field(`role.${each.role}`), each.unit, each.for === undefined ? undefined : words('standsIn', { name: each.for.name })].filter(Boolean).join(' '),
  );
  return (
    <div className="who">
      <strong>{me.name}</strong>
      <small>{posts.slice(0, 2).join('、')}</small>
    </div>
  );
};

const signOut = async (): Promise<void> => {
  await call('DELETE', '/access/session');
  window.location.assign('/');
};

export const Header = ({ menu, toggleMenu }: { menu: boolean; toggleMenu: () => void }) => {
  const words = useCommonWords();
  const language = useLanguage();
  const { county, cycles, year, look } = useSession();
  const years = cycles.map(({ cycle }) => ({ value: cycle, label: words('yearOf', { year: cycle }) })).sort((a, b) => b.value.localeCompare(a.value));
  return (
    <header className="top">
      <Button className="menu-button" aria-expanded={menu} aria-controls="menu" onClick={toggleMenu}>
        {words('menu')}
      </Button>
      <Link to="/" className="name">
        <img src="/mark.svg" alt="" />
        {words('product')}
      </Link>
      <span className="county">
        {county.name} · {words('today', { day: dayText(county.tickedThrough, language) })}
      </span>
      {year === undefined ? null : (
        <Select aria-label={words('year')} value={year} options={years} onChange={look} variant="filled" popupMatchSelectWidth={false} />
      )}
      <span className="spread" />
      <Notifications />
      <Who />
      <Button type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => speak(language === 'en' ? 'zh-CN' : 'en')}>
        {words('otherLanguage')}
      </Button>
      <Button onClick={() => void signOut()}>{words('signOut')}</Button>
    </header>
  );
};
