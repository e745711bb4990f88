import { Link, type LinkProps } from '@tanstack/react-router';
import type { Role } from '#domain/tasks/task.ts';
import { useCommonWords } from '../texts/common.ts';
import { holds, useSession } from './session.tsx';
import { OwnSettings, YearAndDay } from './tools.tsx';

interface Item {
  to: Exclude<LinkProps['to'], undefined>;
  words: Parameters<ReturnType<typeof useCommonWords>>[0];
  /** Left out: everybody. */
  roles?: readonly Role[];
}

const office: readonly Role[] = ['office-clerk', 'office-head'];
/** Who reads results (layers/domain/access/abilities.ts). */
const results: readonly Role[] = [...office, 'leading-group', 'county-leader', 'finance', 'organisation-department'];

/** What is in the menu of whom. A page that one reaches only through another has no line here. */
const items: readonly Item[] = [
  { to: '/', words: 'home' },
  { to: '/today', words: 'officeToday', roles: office },
  { to: '/schemes', words: 'papers', roles: [...office, 'leading-group', 'auditor'] },
  { to: '/targets', words: 'targets', roles: [...office, 'unit-reporter', 'unit-leader', 'lead-unit', 'county-leader', 'leading-group'] },
  {
    to: '/cascades',
    words: 'cascades',
    roles: [...office, 'unit-reporter', 'unit-leader', 'lead-unit', 'county-leader', 'leading-group', 'auditor'],
  },
  { to: '/imports', words: 'imports', roles: office },
  { to: '/reconciliation', words: 'reconciliation', roles: office },
  { to: '/sources', words: 'sources', roles: [...office, 'auditor'] },
  { to: '/reporting', words: 'reporting', roles: ['unit-reporter', 'unit-leader'] },
  { to: '/my-unit', words: 'myUnit', roles: ['unit-reporter', 'unit-leader'] },
  {
    to: '/projects',
    words: 'projects',
    roles: [...office, 'leading-group', 'finance', 'unit-reporter', 'unit-leader', 'lead-unit', 'county-leader', 'auditor'],
  },
  { to: '/units', words: 'units', roles: ['office-clerk', 'office-head', 'leading-group', 'county-leader', 'auditor'] },
  { to: '/year', words: 'wholeYear', roles: office },
  { to: '/overview', words: 'overview', roles: [...office, 'leading-group', 'county-leader', 'auditor'] },
  { to: '/proposal', words: 'proposal', roles: [...results, 'auditor'] },
  { to: '/decisions', words: 'decisions', roles: [...results, 'auditor'] },
  { to: '/analysis', words: 'analysis', roles: [...results, 'auditor'] },
  { to: '/budget', words: 'budget', roles: [...results, 'auditor'] },
  { to: '/lead', words: 'lead', roles: [...office, 'lead-unit', 'county-leader'] },
  { to: '/ledger', words: 'ledger', roles: [...office, 'leading-group', 'lead-unit', 'county-leader', 'unit-reporter', 'unit-leader', 'auditor'] },
  { to: '/commitments', words: 'commitments', roles: [...office, 'leading-group', 'county-leader', 'auditor'] },
  { to: '/holidays', words: 'holidays', roles: [...office, 'auditor'] },
  { to: '/map', words: 'townshipMap', roles: [...office, 'auditor'] },
  { to: '/people', words: 'people', roles: [...office, 'auditor'] },
  { to: '/substitutions', words: 'substitutions', roles: [...office, 'unit-reporter', 'unit-leader', 'lead-unit', 'finance', 'organisation-department'] },
  { to: '/trail', words: 'trail', roles: [...office, 'auditor'] },
];

export const Menu = ({ open, close }: { open: boolean; close: () => void }) => {
  const words = useCommonWords();
  const session = useSession();
  return (
    <nav id="menu" className={open ? 'side open' : 'side'} aria-label={words('mainMenu')}>
      <div className="tools on-phone">
        <YearAndDay />
      </div>
      <ul>
        {items
          .filter(({ roles }) => roles === undefined || holds(session, roles))
          .map(({ to, words: name }) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: to === '/' }} onClick={close}>
                {words(name)}
              </Link>
            </li>
          ))}
      </ul>
      <div className="tools on-phone">
        <OwnSettings />
      </div>
    </nav>
  );
};
