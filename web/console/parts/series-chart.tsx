import { useEffect, useRef } from 'react';
import type { SeriesChart as Data } from './draw-series.ts';

/** A chart that comes after the page; the same numbers stand in the table beside it, and that is what counts. */
export const SeriesChart = ({ label, data }: { label: string; data: Data }) => {
  const place = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify(data);
  useEffect(() => {
    let takeDown: (() => void) | undefined;
    let gone = false;
    void import('./draw-series.ts').then(({ drawSeries }) => {
      if (!gone && place.current !== null) takeDown = drawSeries(place.current, JSON.parse(drawn) as Data);
    });
    return () => {
      gone = true;
      takeDown?.();
    };
  }, [drawn]);
  return <div ref={place} role="img" aria-label={label} className="chart" />;
};
