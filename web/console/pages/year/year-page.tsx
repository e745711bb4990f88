import { abilityOf } from '#domain/access/abilities.ts';
import { Lights } from '../../parts/lights.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Title } from '../../parts/title.tsx';
import { useSession } from '../../shell/session.tsx';
import { Timeline } from '../home/timeline.tsx';
import { LateList } from './late-list.tsx';
import { Powers, TaskPowers } from './powers.tsx';
import { useYearWords } from './texts.ts';
import { WaitingList } from './waiting-list.tsx';

/** 全年进展: where the year stands, who blocks it, how the units do. */
export const YearPage = () => {
  const words = useYearWords();
  const head = abilityOf(useSession().me).can('extend', 'task');
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>
        {(cycle) => (
          <>
            <Timeline cycle={cycle} />
            <WaitingList cycle={cycle} />
            <LateList cycle={cycle} {...(head ? { act: { name: words('powers'), of: (task) => <TaskPowers task={task} /> } } : {})} />
            <Powers cycle={cycle} />
            <Lights cycle={cycle} />
          </>
        )}
      </OfYear>
    </>
  );
};
