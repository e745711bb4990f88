import { Button, Input, InputNumber, Select } from 'antd';
import { beginningOf, type Field, type Shape } from './rule-schema.ts';
import { type RuleWords, ruleWords, useRuleWords } from './rule-words.ts';

interface Props {
  shape: Shape;
  /** What a screen reader calls it, and which words its choices have. */
  name: string;
  label: string;
  value: unknown;
  change: ((value: unknown) => void) | undefined;
}

type Record_ = Readonly<Record<string, unknown>>;
const recordOf = (value: unknown): Record_ => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record_) : {});

/** The word of a name of the schema; the test of the words keeps any from being shown as it is. */
const worded = (words: RuleWords, key: string, plain: string): string => (key in ruleWords ? words(key as keyof typeof ruleWords) : plain);

const without = (value: Record_, name: string): Record_ => Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));

const OneField = ({ field: { name, shape, needed, fallback }, value, change }: { field: Field; value: Record_; change: Props['change'] }) => {
  const words = useRuleWords();
  const label = worded(words, `field.${name}`, name);
  const own = value[name];
  const set =
    change === undefined
      ? undefined
      : (next: unknown) => change(next === undefined || (next === '' && !needed) ? without(value, name) : { ...value, [name]: next });
  const nested = shape.is === 'fields' || shape.is === 'list' || shape.is === 'variants';
  const absent = own === undefined && !needed && nested && fallback === undefined;
  return (
    <div className={nested ? 'parameter nested' : 'parameter'}>
      <span className="name" aria-hidden={!nested}>
        {label}
      </span>
      {absent ? (
        <Button size="small" disabled={set === undefined} onClick={() => set?.(beginningOf(shape))}>
          {words('useIt')}
        </Button>
      ) : (
        <Parameter shape={shape} name={name} label={label} value={own ?? fallback} change={set} />
      )}
      {nested && !needed && fallback === undefined && own !== undefined && set !== undefined ? (
        <Button size="small" type="text" onClick={() => set(undefined)}>
          {words('leave')}
        </Button>
      ) : null}
    </div>
  );
};

const Fields = ({ fields, value, change, but }: { fields: readonly Field[]; value: Record_; change: Props['change']; but?: string }) => (
  <div className="parameters">
    {fields
      .filter(({ name }) => name !== but)
      .map((field) => (
        <OneField key={field.name} field={field} value={value} change={change} />
      ))}
  </div>
);

const Variants = ({ shape: { by, variants, orNumber }, label, value, change }: Omit<Props, 'shape'> & { shape: Shape & { is: 'variants' } }) => {
  const words = useRuleWords();
  const asNumber = orNumber && typeof value !== 'object';
  const own = recordOf(value);
  const chosen = asNumber ? 'number' : String(own[by] ?? '');
  const options = [...(orNumber ? ['number'] : []), ...variants.keys()];
  const variant = variants.get(chosen);
  const pick = (next: string) =>
    change?.(next === 'number' ? '' : { ...recordOf(beginningOf(variants.get(next) ?? { is: 'fields', fields: [] })), [by]: next });
  return (
    <div className="variants">
      <Select
        aria-label={label}
        disabled={change === undefined}
        value={chosen === '' ? undefined : chosen}
        options={options.map((each) => ({ value: each, label: worded(words, `${by}.${each}`, each) }))}
        onChange={pick}
        popupMatchSelectWidth={false}
      />
      {asNumber ? (
        <Input
          aria-label={`${label} ${words('of.number')}`}
          inputMode="decimal"
          disabled={change === undefined}
          value={String(value ?? '')}
          onChange={({ target }) => change?.(target.value)}
        />
      ) : null}
      {variant === undefined ? null : <Fields fields={variant.fields} value={own} change={change} but={by} />}
    </div>
  );
};

const List = ({ shape: { of, from }, name, label, value, change }: Omit<Props, 'shape'> & { shape: Shape & { is: 'list' } }) => {
  const words = useRuleWords();
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <ol className="rows">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is named by its place
        <li key={at}>
          <Parameter
            shape={of}
            name={name}
            label={`${label} ${words('rowAt', { at: at + 1 })}`}
            value={row}
            change={change === undefined ? undefined : (next) => change(rows.map((each, place) => (place === at ? next : each)))}
          />
          {change === undefined || rows.length <= from ? null : (
            <Button size="small" type="text" aria-label={words('less', { at: at + 1 })} onClick={() => change(rows.filter((_, place) => place !== at))}>
              ✕
            </Button>
          )}
        </li>
      ))}
      {change === undefined ? null : (
        <li>
          <Button size="small" onClick={() => change([...rows, beginningOf(of)])}>
            {words('more')}
          </Button>
        </li>
      )}
    </ol>
  );
};

/** One parameter of a rule by its shape; without `change` it is read only. What is typed goes into the draft as it is, and the check says what is wrong with it. */
export const Parameter = ({ shape, name, label, value, change }: Props) => {
  const words = useRuleWords();
  const disabled = change === undefined;
  switch (shape.is) {
    case 'text':
      return (
        <Input
          aria-label={label}
          inputMode={shape.numeric ? 'decimal' : 'text'}
          disabled={disabled}
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) => change?.(target.value)}
        />
      );
    case 'number':
      return (
        <InputNumber
          aria-label={label}
          precision={0}
          disabled={disabled}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => change?.(next ?? undefined)}
        />
      );
    case 'yes-no':
      return (
        <Select
          aria-label={label}
          disabled={disabled}
          value={value === true}
          options={[
            { value: true, label: words('yes') },
            { value: false, label: words('no') },
          ]}
          onChange={(next) => change?.(next)}
        />
      );
    case 'choice':
      return (
        <Select
          aria-label={label}
          disabled={disabled}
          allowClear={shape.values.length === 1}
          value={value === undefined ? undefined : String(value)}
          placeholder={words('leave')}
          options={shape.values.map((each) => ({ value: each, label: worded(words, `${name}.${each}`, each) }))}
          onChange={(next) => change?.(next)}
          popupMatchSelectWidth={false}
        />
      );
    case 'list':
      return <List shape={shape} name={name} label={label} value={value} change={change} />;
    case 'fields':
      return <Fields fields={shape.fields} value={recordOf(value)} change={change} />;
    case 'variants':
      return <Variants shape={shape} name={name} label={label} value={value} change={change} />;
  }
};
