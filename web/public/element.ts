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

/** A table whose first cell heads its row. Roles are written out and every cell knows its column, because in large type on a phone the rows stand as blocks. */
export const table = (caption: string, columns: readonly Column[], rows: readonly (readonly Child[])[]): HTMLElement => {
  const kind = ({ number }: Column): Attributes => (number ? { class: 'number' } : {});
  const head = (column: Column) => element('th', { scope: 'col', role: 'columnheader', ...kind(column) }, column.name);
  const cell = (child: Child, at: number) => {
    const column = columns[at] as Column;
    return at === 0
      ? element('th', { scope: 'row', role: 'rowheader', ...kind(column) }, child)
      : element('td', { role: 'cell', 'data-column': column.name, ...kind(column) }, child);
  };
  return element(
    'table',
    { role: 'table' },
    element('caption', {}, caption),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...columns.map(head))),
    element('tbody', { role: 'rowgroup' }, ...rows.map((row) => element('tr', { role: 'row' }, ...row.map(cell)))),
  );
};
