import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { usePlan } from '../../parts/papers.ts';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useSession } from '../../shell/session.tsx';
import { Importing } from './importing.tsx';
import { MapWithUnits } from './map-with-units.tsx';
import { useMapWords } from './texts.ts';

/** 乡镇地图: the areas by which results are shown on a map; the office imports it. */
export const MapPage = () => {
  const words = useMapWords();
  const { me, year } = useSession();
  const imports = abilityOf(me).can('import', 'map');
  const units = usePlan(year)?.units;
  const asked = useQuery(read('/cycles/map'));
  return (
    <>
      <Title>{words('title')}</Title>
      <p className="soft intro">{words('says')}</p>
      <Asked query={asked}>
        {({ body: { map, hash } }) => {
          const there = map === undefined || hash === undefined ? undefined : { map, hash };
          return (
            <>
              {imports ? (
                <div className="acts top-acts">
                  <Importing there={there} units={units} />
                </div>
              ) : null}
              {there === undefined ? (
                <Empty title={words('none')} next={words(imports ? 'noneNext' : 'noneReader')} />
              ) : (
                <section className="card" aria-labelledby="present">
                  <h2 id="present">{words('present')}</h2>
                  <MapWithUnits map={there.map} units={units} label={words('present')} />
                </section>
              )}
            </>
          );
        }}
      </Asked>
    </>
  );
};
