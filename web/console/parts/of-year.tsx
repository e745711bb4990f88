import type { ReactNode } from 'react';
import { useSession } from '../shell/session.tsx';
import { useResultWords } from '../texts/result.ts';
import { Empty } from './states.tsx';

/** What speaks of the year that is looked at; a county without one is told what comes next. */
export const OfYear = ({ children }: { children: (cycle: string) => ReactNode }) => {
  const words = useResultWords();
  const { year } = useSession();
  return year === undefined ? <Empty title={words('noYear')} next={words('noYearNext')} /> : children(year);
};
