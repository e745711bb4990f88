import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useUnitName } from '../parts/unit-name.ts';
import { useCommonWords } from '../texts/common.ts';
import { useFieldWords } from '../texts/field.ts';
import { useListed } from '../texts/texts.ts';
import { Notifications } from './notifications.tsx';
import { useSession } from './session.tsx';
import { OwnSettings, YearAndDay } from './tools.tsx';

const Who = () => {
  const [words, field] = [useCommonWords(), useFieldWords()];
  const listed = useListed();
  const { me, year } = useSession();
  const unitName = useUnitName(year);
  const posts = me.roles.map((each) =>
    [
      field(`role.${each.role}`),
      each.unit === undefined ? undefined : unitName(each.unit),
      each.for === undefined ? undefined : words('standsIn', { name: each.for.name }),
    ]
      .filter(Boolean)
      .join(' '),
  );
  return (
    <Link to="/sessions" className="who" title={words('sessions')}>
      <strong>{me.name}</strong>
      <small>{listed(posts.slice(0, 2))}</small>
    </Link>
  );
};

export const Header = ({ menu, toggleMenu }: { menu: boolean; toggleMenu: () => void }) => {
  const words = useCommonWords();
  return (
    <header className="top">
      <Button className="menu-button" aria-expanded={menu} aria-controls="menu" onClick={toggleMenu}>
        {words('menu')}
      </Button>
      <Link to="/" className="name">
        <img src="/mark.svg" alt="" />
        {words('product')}
      </Link>
      <div className="tools on-desk">
        <YearAndDay />
        <span className="spread" />
      </div>
      <Notifications />
      <Who />
      <div className="on-desk">
        <OwnSettings />
      </div>
    </header>
  );
};
