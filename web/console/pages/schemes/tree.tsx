import { App, Button } from 'antd';
import type { Problem } from '#domain/problems/problem.ts';
import { codesIn, type DraftIndicator, type DraftItem, type DraftNode, freeCode, itemAt, replaceAt, type Where } from '#domain/schemes/draft-tree.ts';
import { isAt, wrongSumIn } from './draft.ts';
import { useSchemeWords } from './texts.ts';

interface Props {
  root: DraftNode;
  problems: readonly Problem[];
  selected: Where;
  select: (where: Where) => void;
  change: ((root: DraftNode) => void) | undefined;
}

const same = (a: Where, b: Where): boolean => a.join('.') === b.join('.');

const Line = ({ item, where, problems, selected, select }: Omit<Props, 'root' | 'change'> & { item: DraftItem; where: Where }) => {
  const words = useSchemeWords();
  const sum = item.kind === 'node' ? wrongSumIn(item) : undefined;
  const count = problems.filter((each) => isAt(where, each)).length;
  return (
    <button type="button" className={`line ${item.kind}`} aria-current={same(where, selected)} onClick={() => select(where)}>
      <span className="named">
        {item.name === '' ? '—' : item.name} <small className="soft">{item.code}</small>
      </span>
      <span className="number">{words('marksOf', { marks: item.fullMarks === '' ? '—' : item.fullMarks })}</span>
      {sum === undefined ? null : <span className="tag red">{words('childrenOf', { sum, marks: item.fullMarks })}</span>}
      {count === 0 ? null : <span className="tag red">{words('problemsHere', { count })}</span>}
    </button>
  );
};

const Branch = ({ node, where, ...rest }: Omit<Props, 'root' | 'change'> & { node: DraftNode; where: Where }) => (
  <ul>
    {node.children.map((item, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: an item is named by its place, and its code may be typed just now
      <li key={at}>
        <Line item={item} where={[...where, at]} {...rest} />
        {item.kind === 'node' ? <Branch node={item} where={[...where, at]} {...rest} /> : null}
      </li>
    ))}
  </ul>
);

/** What can be done with the selected item: add below a node, move among its siblings, take out. */
const Acts = ({ root, selected, select, change }: Pick<Props, 'root' | 'selected' | 'select'> & { change: (root: DraftNode) => void }) => {
  const words = useSchemeWords();
  const { modal } = App.useApp();
  const item = itemAt(root, selected);
  if (item === undefined) return null;
  const above = selected.slice(0, -1);
  const [at, parent] = [selected.at(-1), itemAt(root, above)];
  const siblings = at === undefined || parent?.kind !== 'node' ? [] : parent.children;
  const holder = item.kind === 'node' ? { node: item, where: selected } : parent?.kind === 'node' ? { node: parent, where: above } : undefined;
  const add = (made: DraftItem) => {
    if (holder === undefined) return;
    change(replaceAt(root, holder.where, { ...holder.node, children: [...holder.node.children, made] }));
    select([...holder.where, holder.node.children.length]);
  };
  const indicator = (code: string): DraftIndicator => ({ kind: 'indicator', code, name: words('newIndicator'), fullMarks: '0', text: '' });
  const move = (by: 1 | -1) => {
    if (at === undefined || parent?.kind !== 'node') return;
    const children = [...siblings];
    children.splice(at + by, 0, ...children.splice(at, 1));
    change(replaceAt(root, above, { ...parent, children }));
    select([...above, at + by]);
  };
  const remove = () =>
    void modal.confirm({
      title: words('removeAsk', { name: item.name }),
      content: words('removeSays'),
      okText: words('remove'),
      cancelText: words('cancel'),
      okButtonProps: { danger: true },
      onOk: () => {
        change(replaceAt(root, selected, undefined));
        select(above);
      },
    });
  return (
    <div className="acts">
      <Button size="small" onClick={() => add(indicator(freeCode(holder?.node.code ?? '', codesIn(root), 2)))}>
        {words('addIndicator')}
      </Button>
      <Button
        size="small"
        onClick={() => {
          const code = freeCode(holder?.node.code ?? '', codesIn(root), 1);
          add({ kind: 'node', code, name: words('newNode'), fullMarks: '0', children: [indicator(`${code}01`)] });
        }}
      >
        {words('addNode')}
      </Button>
      <Button size="small" disabled={at === undefined || at === 0} onClick={() => move(-1)}>
        {words('up')}
      </Button>
      <Button size="small" disabled={at === undefined || at === siblings.length - 1} onClick={() => move(1)}>
        {words('down')}
      </Button>
      <Button size="small" danger disabled={at === undefined} onClick={remove}>
        {words('remove')}
      </Button>
    </div>
  );
};

/** The tree of indicators with its weights: a node whose children do not add up says so where it stands. */
export const Tree = ({ root, change, ...rest }: Props) => {
  const words = useSchemeWords();
  return (
    <section className="card tree" aria-labelledby="tree">
      <h2 id="tree">{words('tree')}</h2>
      <Line item={root} where={[]} {...rest} />
      <Branch node={root} where={[]} {...rest} />
      {change === undefined ? null : <Acts root={root} selected={rest.selected} select={rest.select} change={change} />}
    </section>
  );
};
