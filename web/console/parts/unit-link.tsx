import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { holds, useSession } from '../shell/session.tsx';

/** The year looked at, for those who may see every unit's marks in it. */
const useMarksOf = (): string | undefined => {
  const session = useSession();
  return holds(session, ['office-clerk', 'office-head', 'leading-group', 'county-leader', 'auditor']) ? session.year : undefined;
};

/** A unit's name, leading to its file for those who may see the marks. */
export const UnitLink = ({ unit, children }: { unit: string; children: ReactNode }) => {
  const cycle = useMarksOf();
  if (cycle === undefined) return children;
  return (
    <Link to="/units/$cycle/$unit" params={{ cycle, unit }}>
      {children}
    </Link>
  );
};

/** A mark, leading to its explanation: rule, numbers, source, person. */
export const MarkLink = ({ unit, indicator, children }: { unit: string; indicator: string; children: ReactNode }) => {
  const cycle = useMarksOf();
  if (cycle === undefined) return children;
  return (
    <Link to="/explanation/$cycle/$unit/$indicator" params={{ cycle, unit, indicator }}>
      {children}
    </Link>
  );
};
