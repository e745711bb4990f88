import { OfYear } from '../../parts/of-year.tsx';
import { Title } from '../../parts/title.tsx';
import { LateList } from '../year/late-list.tsx';
import { Nudging } from './nudging.tsx';
import { Reports } from './reports.tsx';
import { Conflicts, Refused, Sources } from './sources.tsx';
import { useTodayWords } from './texts.ts';

/** 今日工作 of the office: who is late and how to reach them, what waits for a review, what contradicts itself, what did not come. */
export const TodayPage = () => {
  const words = useTodayWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>
        {(cycle) => (
          <>
            <LateList cycle={cycle} act={{ name: words('nudge'), of: (task) => <Nudging task={task} /> }} />
            <Reports cycle={cycle} />
            <Conflicts cycle={cycle} />
            <Refused cycle={cycle} />
            <Sources cycle={cycle} />
          </>
        )}
      </OfYear>
    </>
  );
};
