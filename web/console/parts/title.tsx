import { type ReactNode, useEffect, useRef } from 'react';
import { useCommonWords } from '../texts/common.ts';

/** The heading of a page: it names the browser's tab, and a navigation puts the focus on it, so that a screen reader says where one is. */
export const Title = ({ children, beside }: { children: string; beside?: ReactNode }) => {
  const words = useCommonWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const product = words('product');
  useEffect(() => {
    document.title = `${children} · ${product}`;
  }, [children, product]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="title">
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {beside}
    </div>
  );
};
