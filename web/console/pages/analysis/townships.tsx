import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import type { CountyMap } from '#domain/cycles/county-map.ts';
import type { ProposedCategory } from '#domain/scoring/proposal.ts';
import { read } from '../../../shared/api/queries.ts';
import { Drawing } from '../../parts/drawing.tsx';
import { levelOf } from '../../parts/level.ts';
import { usePlan } from '../../parts/papers.ts';
import { useSession } from '../../shell/session.tsx';
import { useResultWords } from '../../texts/result.ts';
import { Behind } from './behind.tsx';
import { useAnalysisWords } from './texts.ts';
import '../../parts/map.css';

/** The colours of the levels in app.css; the level always stands in words and numbers too. */
const colours = { 'level-a': '#cfe9d8', 'level-b': '#e6f1e0', 'level-c': '#ffedc8', 'level-d': '#f9d3cf' } as const;
const levels = ['level-a', 'level-b', 'level-c', 'level-d'] as const;

const Drawn = ({ map, units, label }: { map: CountyMap; units: ProposedCategory['units']; label: string }) => {
  const draw = useCallback(async () => {
    const { drawMap } = await import('../../parts/draw-map.ts');
    const areas = units.map(({ unit, name, percent }) => ({ unit, label: `${name}\n${percent}%`, colour: colours[levelOf(percent)] }));
    return (place: HTMLElement) => drawMap(place, map, areas, label);
  }, [map, units, label]);
  return <Drawing label={label} className="map" draw={draw} />;
};

/** Where there are townships but no map, whoever may import one reads where. */
const NoMap = ({ category }: { category: ProposedCategory }) => {
  const words = useAnalysisWords();
  const { me, year } = useSession();
  const { units = [] } = usePlan(year) ?? {};
  if (!abilityOf(me).can('import', 'map') || !units.some(({ kind, category: code }) => kind === 'township' && code === category.code)) return null;
  return (
    <section className="card" aria-labelledby="townships">
      <h2 id="townships">{words('townships')}</h2>
      <p className="soft">
        {words('noMap')} <Link to="/map">{words('importMap')}</Link>
      </p>
    </section>
  );
};

/** 乡镇分布: where in the county the townships of a category reach what; with the change and how many they are, never a place alone. */
export const Townships = ({ category }: { category: ProposedCategory }) => {
  const [words, result] = [useAnalysisWords(), useResultWords()];
  const imports = abilityOf(useSession().me).can('import', 'map');
  const asked = useQuery({ ...read('/cycles/map'), staleTime: 600_000 });
  const map = asked.data?.body.map;
  const drawn = useMemo(() => {
    const onMap = new Set(map?.features.map(({ properties }) => properties.unit));
    return category.units.filter(({ unit }) => onMap.has(unit));
  }, [map, category]);
  if (asked.data !== undefined && map === undefined) return <NoMap category={category} />;
  if (map === undefined || drawn.length === 0) return null;
  return (
    <section className="card" aria-labelledby="townships">
      <h2 id="townships">{words('townships')}</h2>
      <p className="soft">{words('townshipsSay', { count: drawn.length, of: category.count, mean: category.mean })}</p>
      {imports ? (
        <p>
          <Link to="/map">{words('toMap')}</Link>
        </p>
      ) : null}
      <ul className="key">
        {levels.map((level) => (
          <li key={level}>
            <span className={`swatch ${level}`} /> {words(level)}
          </li>
        ))}
      </ul>
      <Drawn map={map} units={drawn} label={words('townships')} />
      <Behind
        label={words('townships')}
        heads={[result('unit'), words('percent'), words('changeOf'), words('grade')]}
        rows={drawn.map(({ name, percent, change, grade }) => [name, percent, change ?? '—', grade])}
      />
    </section>
  );
};
