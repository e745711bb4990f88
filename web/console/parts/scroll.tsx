import { type ReactNode, useEffect, useRef, useState } from 'react';

/** What scrolls sideways by itself where its place is too narrow; only then the keyboard stops at it, to scroll it. */
export const Scroll = ({ label, children }: { label: string; children: ReactNode }) => {
  const place = useRef<HTMLDivElement>(null);
  const [tooWide, setTooWide] = useState(false);
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const look = new ResizeObserver(() => setTooWide(box.scrollWidth > box.clientWidth));
    look.observe(box);
    for (const child of box.children) look.observe(child);
    return () => look.disconnect();
  }, []);
  return (
    <div ref={place} className="scroll" {...(tooWide ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
      {children}
    </div>
  );
};
