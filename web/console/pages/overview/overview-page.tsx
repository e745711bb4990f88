import { Lights } from '../../parts/lights.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Title } from '../../parts/title.tsx';
import { Timeline } from '../home/timeline.tsx';
import { Matrix } from './matrix.tsx';
import { Matters } from './matters.tsx';
import { useOverviewWords } from './texts.ts';
import './overview.css';

/** 县级总览: one page for a county leader, on a phone too. */
export const OverviewPage = () => {
  const words = useOverviewWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>
        {(cycle) => (
          <>
            <Matters cycle={cycle} />
            <Lights cycle={cycle} shown={5} />
            <Matrix cycle={cycle} />
            <Timeline cycle={cycle} />
          </>
        )}
      </OfYear>
    </>
  );
};
