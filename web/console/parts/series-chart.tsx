import { useCallback } from 'react';
import type { SeriesChart as Data } from './draw-series.ts';
import { Drawing } from './drawing.tsx';

export const SeriesChart = ({ label, data }: { label: string; data: Data }) => {
  const drawn = JSON.stringify(data);
  const draw = useCallback(async () => {
    const { drawSeries } = await import('./draw-series.ts');
    return (place: HTMLElement) => drawSeries(place, JSON.parse(drawn) as Data);
  }, [drawn]);
  return <Drawing label={label} className="chart" draw={draw} />;
};
