import { useCallback } from 'react';
import type { Bar } from './bar-chart.ts';
import { Drawing } from './drawing.tsx';

export const Bars = ({ label, bars }: { label: string; bars: readonly Bar[] }) => {
  const draw = useCallback(async () => {
    const { drawBars } = await import('./bar-chart.ts');
    return (place: HTMLElement) => drawBars(place, bars);
  }, [bars]);
  return <Drawing label={label} draw={draw} />;
};
