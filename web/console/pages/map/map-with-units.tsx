import { useCallback, useMemo } from 'react';
import type { CountyMap } from '#domain/cycles/county-map.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import { Drawing } from '../../parts/drawing.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useListed } from '../../texts/texts.ts';
import { type MatchedArea, matchingOf } from './matching.ts';
import { useMapWords } from './texts.ts';
import '../../parts/map.css';

/** As in app.css; whether an area is matched always stands in words too. */
const colours = { matched: '#cfe9d8', unmatched: '#ffedc8', unknown: '#f4f6f9' } as const;
type State = keyof typeof colours;

const stateTag = { matched: 'tag green', unmatched: 'tag amber' } as const;

const useSaid = (known: boolean) => {
  const words = useMapWords();
  const stateOf = ({ unitName }: MatchedArea): State => (!known ? 'unknown' : unitName === undefined ? 'unmatched' : 'matched');
  const labelOf = (area: MatchedArea): string => (stateOf(area) === 'unmatched' ? `${area.name}\n${words('unmatched')}` : area.name);
  return { stateOf, labelOf };
};

/** A map as it would be drawn, with which of its areas are units of the year's plan; without a plan there is nothing to match. */
export const MapWithUnits = ({ map, units, label }: { map: CountyMap; units: Plan['units'] | undefined; label: string }) => {
  const [words, listed] = [useMapWords(), useListed()];
  const { stateOf, labelOf } = useSaid(units !== undefined);
  const matching = useMemo(() => matchingOf(map, units ?? []), [map, units]);
  const { areas, matched, unmatched, missing } = matching;
  const drawn = areas.map((area) => ({ unit: area.unit, label: labelOf(area), colour: colours[stateOf(area)] }));
  // The same drawing while it would look the same: the words of a language are part of it.
  const looks = JSON.stringify(drawn);
  const draw = useCallback(async () => {
    const { drawMap } = await import('../../parts/draw-map.ts');
    return (place: HTMLElement) => drawMap(place, map, JSON.parse(looks) as typeof drawn, label);
  }, [map, looks, label]);
  return (
    <>
      <p className="facts">
        <span>{words('areas', { count: areas.length })}</span>
        {units === undefined ? (
          <span className="soft">{words('noPlan')}</span>
        ) : (
          <>
            <span className="tag green">{words('matchedCount', { count: matched })}</span>
            {unmatched === 0 ? null : <span className="tag amber">{words('unmatchedCount', { count: unmatched })}</span>}
          </>
        )}
      </p>
      {unmatched === 0 || units === undefined ? null : <p className="soft">{words('unmatchedSays')}</p>}
      {missing.length === 0 ? null : <p className="soft">{words('missing', { names: listed(missing.map(({ name }) => name)) })}</p>}
      <Drawing label={label} className="map" draw={draw} />
      <Grid caption={words('tableOf', { label })} heads={[words('area'), words('unit'), words('unitName'), words('state')]}>
        {areas.map((area) => {
          const state = stateOf(area);
          return (
            <tr key={area.unit}>
              <th scope="row">{area.name}</th>
              <td>{area.unit}</td>
              <td>{area.unitName ?? '—'}</td>
              <td>{state === 'unknown' ? '—' : <span className={stateTag[state]}>{words(state)}</span>}</td>
            </tr>
          );
        })}
      </Grid>
    </>
  );
};
