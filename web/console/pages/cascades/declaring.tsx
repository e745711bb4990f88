import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import type { Assessed } from '#domain/targets/asked.ts';
import type { Cascade } from '#domain/targets/cascade.ts';
import { useLeaving } from '../../parts/leaving.tsx';
import { nextNumber } from '../../parts/next-number.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { unitsHeld, useSession } from '../../shell/session.tsx';
import { addingUp } from './adding-up.ts';
import { AddsUp } from './adds-up-tag.tsx';
import { type CascadeText, contentOf, emptyCascade, notYet, textOf } from './draft.ts';
import { Preview } from './preview.tsx';
import { indicatorChoices, ShareRows } from './share-rows.tsx';
import { useCascadeWords } from './texts.ts';

interface Props {
  cycle: string;
  /** What is changed; a new one where there is none. */
  there: Cascade | undefined;
  all: readonly Cascade[];
  assessed: readonly Assessed[];
}

interface FieldsProps {
  text: CascadeText;
  set: (part: Partial<CascadeText>) => void;
  /** Units that one may declare for, where it is not the whole county. */
  leads: readonly string[] | undefined;
  isNew: boolean;
  cycle: string;
  assessed: readonly Assessed[];
}

const rules = ['sum', 'equal', 'stated'] as const;

const Whose = ({ text, set, leads, cycle, assessed }: FieldsProps) => {
  const words = useCascadeWords();
  const unitName = useUnitName(cycle);
  const choices = (leads ?? assessed.map(({ unit }) => unit.id)).map((id) => ({ value: id, label: `${unitName(id)}(${id})` }));
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
      <label>
        {words('whose')}
        <Select
          aria-label={words('whose')}
          showSearch={{ optionFilterProp: 'label' }}
          value={text.leadUnit}
          options={leads === undefined ? [{ value: '', label: words('county') }, ...choices] : choices}
          onChange={(leadUnit: string) => set({ leadUnit, leadIndicator: '' })}
        />
      </label>
      {text.leadUnit === '' ? null : (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
        <label>
          {words('leadIndicator')}
          <Select
            aria-label={words('leadIndicator')}
            showSearch={{ optionFilterProp: 'label' }}
            value={text.leadIndicator === '' ? undefined : text.leadIndicator}
            options={indicatorChoices(assessed, text.leadUnit)}
            onChange={(leadIndicator: string) => set({ leadIndicator })}
          />
        </label>
      )}
    </>
  );
};

const Fields = (props: FieldsProps) => {
  const words = useCascadeWords();
  const { text, set, isNew } = props;
  return (
    <div className="act-form">
      <label>
        {words('id')}
        <Input value={text.id} disabled={!isNew} maxLength={32} onChange={({ target }) => set({ id: target.value })} />
      </label>
      <label>
        {words('name')}
        <Input value={text.title} maxLength={60} onChange={({ target }) => set({ title: target.value })} />
      </label>
      <Whose {...props} />
      <label>
        {words('total')}
        <Input inputMode="decimal" value={text.total} onChange={({ target }) => set({ total: target.value })} />
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
      <label>
        {words('rule')}
        <Select
          aria-label={words('rule')}
          value={text.rule}
          options={rules.map((rule) => ({ value: rule, label: words(rule === 'stated' ? 'rule.statedPlain' : `rule.${rule}`) }))}
          onChange={(rule: CascadeText['rule']) => set({ rule })}
        />
      </label>
      {text.rule !== 'stated' ? null : (
        <>
          <label>
            {words('percent')}
            <Input inputMode="decimal" value={text.percent} onChange={({ target }) => set({ percent: target.value })} />
          </label>
          <label>
            {words('basis')}
            <Input value={text.basis} maxLength={200} onChange={({ target }) => set({ basis: target.value })} />
          </label>
        </>
      )}
    </div>
  );
};

/** What is still missing, or how the numbers stand as they are typed. */
const Standing = ({ text }: { text: CascadeText }) => {
  const words = useCascadeWords();
  const content = contentOf(text);
  if (content === undefined) {
    return (
      <>
        <p className="soft">{words('notYet')}</p>
        <ul>
          {notYet(text).map((each) => (
            <li key={each}>{typeof each === 'number' ? words('notYet.row', { n: each }) : words(`notYet.${each}`)}</li>
          ))}
        </ul>
      </>
    );
  }
  const { found, due } = addingUp(content);
  return (
    <p>
      <AddsUp numbers={content} />{' '}
      {due === undefined ? null : (
        <span className="number">
          {words('sum')} {found}
          {found === due ? '' : ` · ${words('due', { due })}`}
        </span>
      )}
    </p>
  );
};

/** A unit does not know what the numbers of others are: its own bear its name. */
const freeNumber = (all: readonly Cascade[], unit: string | undefined): string => {
  const ids = all.map(({ id }) => id);
  return unit === undefined ? nextNumber('FJ-', 2, ids) : nextNumber(`FJ-${unit}-`, 1, ids);
};

/** A total is declared, or declared anew while no list that it binds has been accepted: written, looked at, confirmed. */
export const Declaring = ({ cycle, there, all, assessed }: Props) => {
  const words = useCascadeWords();
  const session = useSession();
  const navigate = useNavigate();
  const everything = abilityOf(session.me).can('declare', { type: 'cascade' });
  const leads = everything ? undefined : unitsHeld(session, ['unit-leader']);
  const [start] = useState(() => (there === undefined ? emptyCascade(freeNumber(all, leads?.[0]), leads?.[0] ?? '') : textOf(there)));
  const [text, setText] = useState(start);
  const [looking, look] = useState(false);
  const [done, setDone] = useState(false);
  const leaving = useLeaving(text !== start && !done);
  const set = (part: Partial<CascadeText>) => setText((old) => ({ ...old, ...part }));
  const content = contentOf(text);
  const saved = () => {
    setDone(true);
    void navigate({ to: '/cascades', ignoreBlocker: true });
  };
  return (
    <>
      {leaving}
      <section className="card" aria-label={words('title')}>
        <Fields text={text} set={set} leads={leads} isNew={there === undefined} cycle={cycle} assessed={assessed} />
      </section>
      <section className="card" aria-labelledby="shares">
        <h2 id="shares">{words('shares')}</h2>
        <ShareRows shares={text.shares} set={(shares) => set({ shares })} assessed={assessed} lead={text.leadUnit} />
        <div aria-live="polite">
          <Standing text={text} />
        </div>
      </section>
      <div className="acts">
        <Button type="primary" disabled={content === undefined} onClick={() => look(true)}>
          {words('preview')}
        </Button>
      </div>
      {looking && content !== undefined ? (
        <Preview
          cycle={cycle}
          id={text.id.trim()}
          content={content}
          there={there}
          others={all.filter(({ id }) => id !== text.id.trim())}
          assessed={assessed}
          close={() => look(false)}
          saved={saved}
        />
      ) : null}
    </>
  );
};
