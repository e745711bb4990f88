import { Lights } from '../../parts/lights.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Title } from '../../parts/title.tsx';
import { Timeline } from '../home/timeline.tsx';
import { LateList } from './late-list.tsx';
import { useYearWords } from './texts.ts';
import { WaitingList } from './waiting-list.tsx';

/** 全年进展: where the year stands, who blocks it, how the units do. */
export const YearPage = () => {
  const words = useYearWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>
        {(cycle) => (
          <>
            <Timeline cycle={cycle} />
            <WaitingList cycle={cycle} />
            <LateList cycle={cycle} />
            <Lights cycle={cycle} />
          </>
        )}
      </OfYear>
    </>
  );
};
