import type { ReactNode } from 'react';
import { Scroll } from './scroll.tsx';

/** A column: its words; `right` for numbers, `silent` for one of buttons, whose words only a screen reader says. */
export type Head = string | { right: string } | { silent: string };

const Cell = ({ head }: { head: Head }) => {
  if (typeof head === 'string') return <th scope="col">{head}</th>;
  if ('right' in head) {
    return (
      <th scope="col" className="right">
        {head.right}
      </th>
    );
  }
  return (
    <th scope="col">
      <span className="out-of-sight">{head.silent}</span>
    </th>
  );
};

const wordsOf = (head: Head): string => (typeof head === 'string' ? head : 'right' in head ? head.right : head.silent);

/** A table that scrolls by itself, with its caption for screen readers; the rows are the children. */
export const Grid = ({ caption, heads, children }: { caption: string; heads: readonly Head[]; children: ReactNode }) => (
  <Scroll label={caption}>
    <table className="grid">
      <caption className="out-of-sight">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <Cell key={wordsOf(head)} head={head} />
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </Scroll>
);
