type Child = Node | string | undefined | readonly Child[];
type Attributes = Record<string, string | undefined>;

const add = (parent: Element, child: Child): void => {
  if (child === undefined) return;
  if (child instanceof Node || typeof child === 'string') parent.append(child);
  else for (const each of child) add(parent, each);
};

/** An element with its attributes and children; texts are texts, never markup. */
export const element = <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  add(made, children);
  return made;
};

export const paragraph = (...children: Child[]): HTMLElement => element('p', {}, ...children);

/** Terms with what they mean; what is not known is left out. */
export const facts = (...rows: (readonly [string, Child] | undefined)[]): HTMLElement =>
  element('dl', {}, ...rows.flatMap((row) => (row === undefined || row[1] === undefined ? [] : [element('dt', {}, row[0]), element('dd', {}, row[1])])));

interface Column {
  name: string;
  number?: true;
}

/** A table whose first cell heads its row. */
export const table = (caption: string, columns: readonly Column[], rows: readonly (readonly Child[])[]): HTMLElement => {
  const kind = ({ number }: Column): Attributes => (number ? { class: 'number' } : {});
  const cell = (child: Child, at: number) => element(at === 0 ? 'th' : 'td', { ...(at === 0 ? { scope: 'row' } : {}), ...kind(columns[at] as Column) }, child);
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', { scope: 'col', ...kind(column) }, column.name)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map(cell)))),
  );
};
