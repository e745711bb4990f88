import { useEffect, useRef } from 'react';

interface Props {
  label: string;
  className?: string;
  /** Brings the drawing code, draws, and gives the way to take it down; the same function while its data are the same. */
  draw: () => Promise<(place: HTMLElement) => () => void>;
}

/** A drawing that comes by itself, after the page; the table with the same numbers stands beside it and is what counts. */
export const Drawing = ({ label, className, draw }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let takeDown: (() => void) | undefined;
    let gone = false;
    void draw().then((drawIn) => {
      if (!gone && place.current !== null) takeDown = drawIn(place.current);
    });
    return () => {
      gone = true;
      takeDown?.();
    };
  }, [draw]);
  return <div ref={place} role="img" aria-label={label} className={className} />;
};
