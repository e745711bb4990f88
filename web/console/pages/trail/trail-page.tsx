import { OfYear } from '../../parts/of-year.tsx';
import { Title } from '../../parts/title.tsx';
import { Entries } from './entries.tsx';
import { ManualChanges } from './manual-changes.tsx';
import { Seals } from './seals.tsx';
import { useTrailWords } from './texts.ts';
import './trail.css';

/** 留痕与审计: what people changed, whether the trail is untouched, and any record's trail. */
export const TrailPage = () => {
  const words = useTrailWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>
        {(cycle) => (
          <div key={cycle}>
            <ManualChanges cycle={cycle} />
            <Seals cycle={cycle} />
            <Entries cycle={cycle} />
          </div>
        )}
      </OfYear>
    </>
  );
};
