import { Link } from '@tanstack/react-router';
import { abilityOf } from '#domain/access/abilities.ts';
import { Asked } from '../../parts/asked.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { unitsHeld, useSession } from '../../shell/session.tsx';
import { CascadeCard } from './cascade-card.tsx';
import { useCascadeWords } from './texts.ts';
import { useAssessed, useCascades, useReadsAll } from './use-cascades.ts';

const All = ({ cycle }: { cycle: string }) => {
  const words = useCascadeWords();
  const session = useSession();
  const readsAll = useReadsAll();
  const asked = useCascades(cycle);
  const assessed = useAssessed(cycle);
  const may = abilityOf(session.me);
  const declares = [undefined, ...unitsHeld(session, ['unit-leader'])].some((unit) => may.can('declare', { type: 'cascade', unit }));
  return (
    <>
      <p className="soft intro">{words(readsAll ? 'intro' : 'introOwn')}</p>
      {declares ? (
        <p className="top-acts">
          <Link to="/cascades/$cycle/edit" params={{ cycle }} search={{}} className="action">
            {words('declare')}
          </Link>
        </p>
      ) : null}
      <Asked query={asked}>
        {(cascades) =>
          cascades.length === 0 ? (
            <Empty title={words(readsAll ? 'none' : 'noneOwn')} {...(readsAll ? { next: words('noneNext') } : {})} />
          ) : (
            cascades.map((cascade) => <CascadeCard key={cascade.id} cycle={cycle} cascade={cascade} all={cascades} assessed={assessed} />)
          )
        }
      </Asked>
    </>
  );
};

/** 目标分解: every total that is handed down, with its shares; a unit sees those that bind it. */
export const CascadesPage = () => {
  const words = useCascadeWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>{(cycle) => <All cycle={cycle} />}</OfYear>
    </>
  );
};
