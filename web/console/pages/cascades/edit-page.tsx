import { useParams, useSearch } from '@tanstack/react-router';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { AskingChange } from './asking-change.tsx';
import { Declaring } from './declaring.tsx';
import { useCascadeWords } from './texts.ts';
import { useAssessed, useCascades } from './use-cascades.ts';

/** A new cascade, one that may still be declared anew, or one in force for which a change is asked. */
export const EditCascadePage = () => {
  const words = useCascadeWords();
  const { cycle } = useParams({ from: '/cascades/$cycle/edit' });
  const { id } = useSearch({ from: '/cascades/$cycle/edit' });
  const asked = useCascades(cycle);
  const assessed = useAssessed(cycle);
  return (
    <Asked page query={asked}>
      {(all) => {
        const there = all.find((each) => each.id === id);
        const inForce = there?.status === 'in-force';
        return (
          <>
            <Title>{words(there === undefined ? 'declareTitle' : inForce ? 'askTitle' : 'changeTitle')}</Title>
            {id !== undefined && there === undefined ? (
              <Empty title={words('notThere')} />
            ) : assessed === undefined ? (
              <Loading />
            ) : inForce ? (
              <AskingChange key={there.id} cycle={cycle} there={there} all={all} assessed={assessed} />
            ) : (
              <Declaring key={id ?? ''} cycle={cycle} there={there} all={all} assessed={assessed} />
            )}
          </>
        );
      }}
    </Asked>
  );
};
