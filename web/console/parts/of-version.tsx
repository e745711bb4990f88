import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../shell/session.tsx';
import { useResultWords } from '../texts/result.ts';
import { Asked } from './asked.tsx';
import { Empty } from './states.tsx';
import { useVersion } from './use-version.ts';

/** No scores in this year: what comes next, and the way to the year before, which may have some. */
const NoScores = ({ cycle }: { cycle: string }) => {
  const words = useResultWords();
  const { cycles, look } = useSession();
  const before = cycles
    .map((each) => each.cycle)
    .filter((each) => each < cycle)
    .sort()
    .at(-1);
  return (
    <Empty title={words('noResult')} next={words('noResultNext')}>
      {before === undefined ? null : <Button onClick={() => look(before)}>{words('lookAt', { year: before })}</Button>}
    </Empty>
  );
};

/** What speaks of scores: of the result, or before there is one of the newest simulation; else it says when there will be some. */
export const OfVersion = ({ cycle, children }: { cycle: string; children: (version: string) => ReactNode }) => {
  const { versions, version } = useVersion(cycle);
  return <Asked query={versions}>{() => (version === undefined ? <NoScores cycle={cycle} /> : children(version))}</Asked>;
};
