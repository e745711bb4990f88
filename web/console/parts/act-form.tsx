import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '../../shared/api/problem.ts';
import { useCommonWords } from '../texts/common.ts';
import { whyOf } from './why-of.ts';

export interface FormField {
  /** As the API calls it, so that its problem is shown at the field. */
  name: string;
  label: string;
  kind: 'text' | 'long' | 'date' | 'decimal' | 'choice';
  choices?: readonly { value: string; label: string }[];
  /** May stay empty. */
  optional?: boolean;
  start?: string;
}

interface Props<A> {
  label: string;
  title?: string;
  /** What will happen. */
  says?: string;
  fields: readonly FormField[];
  /** What is said when it is done; it may speak of the answer. */
  said: string | ((answer: A) => string);
  act: (values: Readonly<Record<string, string>>) => Promise<A>;
  look?: 'primary' | 'default' | 'danger' | 'link';
}

const startOf = (fields: readonly FormField[]): Record<string, string> => Object.fromEntries(fields.map(({ name, start = '' }) => [name, start]));

const Control = ({
  field: { kind, label, choices = [] },
  value,
  wrong,
  set,
}: {
  field: FormField;
  value: string;
  wrong: boolean;
  set: (value: string) => void;
}) => {
  const status = wrong ? ('error' as const) : ('' as const);
  if (kind === 'choice') {
    return (
      <Select
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        value={value === '' ? undefined : value}
        status={status}
        options={[...choices]}
        onChange={(next) => set(next ?? '')}
      />
    );
  }
  const same = { value, status, onChange: ({ target }: { target: { value: string } }) => set(target.value) };
  if (kind === 'long') return <Input.TextArea rows={3} maxLength={500} {...same} />;
  return <Input type={kind === 'date' ? 'date' : 'text'} inputMode={kind === 'decimal' ? 'decimal' : 'text'} {...same} />;
};

/** A button that asks for what an act needs. What was typed stays when the act is refused, and each problem stands at its field. */
export const ActForm = <A,>({ label, title = label, says, fields, said, act, look = 'default' }: Props<A>) => {
  const common = useCommonWords();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [values, setValues] = useState(() => startOf(fields));
  const [refused, setRefused] = useState<ApiProblem>();
  /** One notice at a time: what was refused before is no longer true once it is done. */
  const tell = (type: 'success' | 'error', content: string) => void message.open({ key: 'act-form', type, content, duration: type === 'error' ? 8 : 3 });
  const begin = () => {
    setValues(startOf(fields));
    setRefused(undefined);
    setOpen(true);
  };
  const missing = fields.some(({ name, optional = false }) => !optional && (values[name] ?? '').trim() === '');
  const wrongAt = (name: string) =>
    refused?.errors.find(({ path }) => {
      const field = path.replace(/(\[\d+\])+$/, ''); // one of a field's several words
      return field === name || field.endsWith(`.${name}`);
    })?.message;
  const send = async () => {
    setBusy(true);
    try {
      const answer = await act(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])));
      setOpen(false);
      tell('success', typeof said === 'string' ? said : said(answer));
    } catch (error) {
      setRefused(error instanceof ApiProblem ? error : undefined);
      tell('error', whyOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      <Button size="small" type={look === 'primary' || look === 'link' ? look : 'default'} danger={look === 'danger'} onClick={begin}>
        {label}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        title={title}
        okText={label}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: missing, loading: busy, danger: look === 'danger' }}
        onOk={() => void send()}
        onCancel={() => setOpen(false)}
      >
        {says === undefined ? null : <p className="soft">{says}</p>}
        <div className="act-form">
          {fields.map((field) => {
            const wrong = wrongAt(field.name);
            return (
              // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
              <label key={field.name}>
                {field.label}
                <Control
                  field={field}
                  value={values[field.name] ?? ''}
                  wrong={wrong !== undefined}
                  set={(value) => setValues((all) => ({ ...all, [field.name]: value }))}
                />
                {wrong === undefined ? null : (
                  <span role="alert" className="wrong">
                    {wrong}
                  </span>
                )}
              </label>
            );
          })}
        </div>
      </Modal>
    </>
  );
};
