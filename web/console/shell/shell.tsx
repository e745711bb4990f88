import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/problem.ts';
import { read } from '../../shared/api/queries.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { Title } from '../parts/title.tsx';
import { SessionEnded } from '../sign-in/session-ended.tsx';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import '../sign-in/sign-in.css';
import { useCommonWords } from '../texts/common.ts';
import { Header } from './header.tsx';
import { Menu } from './menu.tsx';
import { OfflineBanner } from './offline.tsx';
import { type Session, SessionProvider, useSession } from './session.tsx';
import { Withheld } from './withheld.tsx';

/** The year to begin with: the oldest one that still runs, because its work is due first; else the newest. A year without a plan has nothing to show where another one has. */
const firstYear = (cycles: Session['cycles']): string | undefined => {
  const byYear = [...cycles].sort((a, b) => a.cycle.localeCompare(b.cycle));
  const planned = byYear.filter(({ planVersion }) => planVersion !== undefined);
  return (planned.find(({ status }) => status === 'active') ?? planned.at(-1) ?? byYear.at(-1))?.cycle;
};

const kept = 'xianheng.year';
/** The year that somebody chose to look at, kept as long as the browser's tab. */
const useChosenYear = (cycles: Session['cycles']): [string | undefined, (year: string) => void] => {
  const [picked, pick] = useState(() => sessionStorage.getItem(kept) ?? undefined);
  const look = (year: string) => {
    sessionStorage.setItem(kept, year);
    pick(year);
  };
  return [cycles.some(({ cycle }) => cycle === picked) ? picked : firstYear(cycles), look];
};

/** Nobody signed in: the sign-in page. Somebody: their county and year, for all pages. */
const Signed = ({ children }: { children: ReactNode }) => {
  const words = useCommonWords();
  const me = useQuery(read('/access/me', { anonymous: true }));
  const county = useQuery({ ...read('/cycles/county'), enabled: me.isSuccess });
  const [year, look] = useChosenYear(county.data?.body.cycles ?? []);
  if (me.error instanceof ApiProblem && me.error.status === 401) return <SignInPage />;
  // Whoever has nothing but roles that wait for a second factor may not even read of the county.
  if (me.data !== undefined && me.data.body.withheld.length > 0 && county.error instanceof ApiProblem && county.error.status === 403)
    return (
      <main className="sign-in-page card">
        <Title>{words('signInTitle')}</Title>
        <Withheld me={me.data.body} />
      </main>
    );
  const failed = [me, county].find((each) => each.isError && each.data === undefined);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  if (me.data === undefined || county.data === undefined) return <Loading />;
  const session = { me: me.data.body, ...county.data.body, year, look };
  return (
    <SessionProvider session={session}>
      {children}
      <SessionEnded person={session.me.person} />
    </SessionProvider>
  );
};

const OwnWithheld = () => <Withheld me={useSession().me} />;

export const Shell = () => {
  const words = useCommonWords();
  const [menu, setMenu] = useState(false);
  return (
    <Signed>
      <a className="skip" href="#main">
        {words('skip')}
      </a>
      <div className="shell">
        <Header menu={menu} toggleMenu={() => setMenu((open) => !open)} />
        <Menu open={menu} close={() => setMenu(false)} />
        <main id="main" className="main" tabIndex={-1}>
          <OfflineBanner />
          <OwnWithheld />
          <Outlet />
        </main>
      </div>
    </Signed>
  );
};
