import { Input, Select } from 'antd';
import type { Problem } from '#domain/problems/problem.ts';
import type { DraftIndicator, DraftItem, DraftNode } from '#domain/schemes/draft-tree.ts';
import { Accumulation, Frequency } from '#domain/schemes/indicator.ts';
import { Example } from './example.tsx';
import { ProblemWords } from './problem-list.tsx';
import { Parameter } from './rule-form.tsx';
import { ruleShape } from './rule-schema.ts';
import { useSchemeWords } from './texts.ts';

/** Goals and fields that the policy knows. */
export interface Choices {
  goals: readonly string[];
  fields: readonly string[];
}

interface Props<Item extends DraftItem> {
  item: Item;
  change: ((item: DraftItem) => void) | undefined;
  problems: readonly Problem[];
  choices: Choices;
}

const optional = (value: string | undefined) => (value === undefined || value === '' ? undefined : value);

/** A text of the item; an empty one is left out. */
const useFields = (item: DraftItem, change: Props<DraftItem>['change']) => {
  const words = useSchemeWords();
  const set = (name: string, value: string | undefined, needed = false) =>
    change?.(
      Object.fromEntries(Object.entries({ ...item, [name]: needed ? (value ?? '') : optional(value) }).filter(([, each]) => each !== undefined)) as DraftItem,
    );
  const text = (name: 'code' | 'fullMarks' | 'unitOfMeasure' | 'source' | 'formula' | 'article' | 'evidence' | 'name', needed = false) => (
    <label className={name === 'formula' || name === 'evidence' || name === 'article' ? 'row' : name === 'name' ? 'wide' : ''}>
      {words(name)}
      <Input
        disabled={change === undefined}
        inputMode={name === 'fullMarks' ? 'decimal' : 'text'}
        value={String(item[name] ?? '')}
        onChange={({ target }) => set(name, target.value, needed)}
      />
    </label>
  );
  const choice = (
    name: 'mode' | 'excess' | 'goal' | 'field' | 'direction' | 'frequency' | 'accumulation',
    options: { value: string; label: string }[],
    fallback?: string,
  ) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: antd's Select is the control
    <label>
      {words(name)}
      <Select
        aria-label={words(name)}
        disabled={change === undefined}
        allowClear={fallback === undefined}
        value={(item[name] as string | undefined) ?? fallback}
        options={options}
        onChange={(value) => set(name, value)}
      />
    </label>
  );
  return { words, text, choice, set };
};

const NodeForm = ({ item, change }: Props<DraftNode>) => {
  const { words, text, choice } = useFields(item, change);
  return (
    <div className="item-fields">
      {text('name', true)}
      {text('code', true)}
      {text('fullMarks', true)}
      {choice(
        'mode',
        [
          { value: 'sum', label: words('mode.sum') },
          { value: 'converted', label: words('mode.converted') },
        ],
        'sum',
      )}
      {choice(
        'excess',
        [
          { value: 'clamp', label: words('excess.clamp') },
          { value: 'keep', label: words('excess.keep') },
        ],
        'clamp',
      )}
    </div>
  );
};

const listed = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

const IndicatorForm = ({ item, change, choices }: Props<DraftIndicator>) => {
  const { words, text, choice, set } = useFields(item, change);
  return (
    <>
      <div className="item-fields">
        {text('name', true)}
        {text('code', true)}
        {text('fullMarks', true)}
        {choice('goal', listed(choices.goals))}
        {choice('field', listed(choices.fields))}
        {text('unitOfMeasure')}
        {choice(
          'direction',
          (['higher', 'lower', 'interval'] as const).map((value) => ({ value, label: words(`direction.${value}`) })),
          'higher',
        )}
        {text('source')}
        {choice(
          'frequency',
          Frequency.options.map((value) => ({ value, label: words(`frequency.${value}`) })),
        )}
        {choice(
          'accumulation',
          Accumulation.options.map((value) => ({ value, label: words(`accumulation.${value}`) })),
          'cumulative',
        )}
        {text('formula')}
        {text('article')}
        {text('evidence')}
      </div>
      <div className="beside">
        <section aria-labelledby="official">
          <h3 id="official">{words('official')}</h3>
          <Input.TextArea
            aria-labelledby="official"
            autoSize={{ minRows: 4, maxRows: 12 }}
            disabled={change === undefined}
            value={item.text}
            onChange={({ target }) => set('text', target.value, true)}
          />
          <Example key={item.code} indicator={item} />
        </section>
        <section className="rule-form" aria-labelledby="rule">
          <h3 id="rule">{words('rule')}</h3>
          <Parameter
            shape={ruleShape}
            name="rule"
            label={words('rule')}
            value={item['rule']}
            change={change === undefined ? undefined : (rule) => change({ ...item, rule })}
          />
        </section>
      </div>
    </>
  );
};

/** One node or indicator, with what the check finds wrong with it. */
export const ItemForm = ({ item, problems, ...rest }: Props<DraftItem>) => {
  const words = useSchemeWords();
  return (
    <section className="card item" aria-labelledby="item">
      <h2 id="item">{item.name === '' ? item.code : item.name}</h2>
      {problems.length === 0 ? null : (
        <ul className="wrong" aria-label={words('problems')}>
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.message}`}>
              <ProblemWords problem={problem} />
            </li>
          ))}
        </ul>
      )}
      {item.kind === 'node' ? <NodeForm item={item} problems={problems} {...rest} /> : <IndicatorForm item={item} problems={problems} {...rest} />}
    </section>
  );
};
