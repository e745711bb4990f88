import { useEffect, useRef } from 'react';
import type { Bar } from './bar-chart.ts';

/** A bar chart that comes by itself, after the page; the table with the same numbers stands beside it and is what counts. */
export const Bars = ({ label, bars }: { label: string; bars: readonly Bar[] }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let takeDown: (() => void) | undefined;
    let gone = false;
    void import('./bar-chart.ts').then(({ drawBars }) => {
      if (!gone && place.current !== null) takeDown = drawBars(place.current, bars);
    });
    return () => {
      gone = true;
      takeDown?.();
    };
  }, [bars]);
  return <div ref={place} role="img" aria-label={label} />;
};
