import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Assessed } from '#domain/targets/asked.ts';
import type { Cascade } from '#domain/targets/cascade.ts';
import { call } from '../../../shared/api/call.ts';
import { read } from '../../../shared/api/queries.ts';
import { Grid } from '../../parts/grid.tsx';
import { useLeaving } from '../../parts/leaving.tsx';
import { nextNumber } from '../../parts/next-number.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { Differences } from './differences.tsx';
import { isDecimal } from './draft.ts';
import { effectsOf, type Moved, movedOf } from './effects.ts';
import { useCascadeWords } from './texts.ts';
import { leafOf } from './use-cascades.ts';

interface Props {
  cycle: string;
  there: Cascade;
  all: readonly Cascade[];
  assessed: readonly Assessed[];
}

/** What the cascades come to afterwards, on every level; what does not add up any more has its way out beside it. */
const Effects = ({ all, moved }: { all: readonly Cascade[]; moved: readonly Moved[] }) => {
  const words = useCascadeWords();
  return (
    <>
      <h3>{words('effects')}</h3>
      <ul>
        {effectsOf(all, moved).map(({ cascade: { id, title, total, lead }, found, due, ok, restate }) => (
          <li key={id}>
            {words('after', { title, found, due: due ?? total })} <span className={ok ? 'tag green' : 'tag amber'}>{words(ok ? 'adds' : 'doesNotAdd')}</span>
            {ok ? null : (
              <span className="line">{restate !== undefined && lead === undefined ? words('restate', { text: `${id}=${restate}` }) : words('mustAdd')}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

/** The last milestone is the target; the earlier ones stay where they are. */
const lineOf = async (cycle: string, { unit, indicator, after }: Moved) => {
  const { lines } = (await call('GET', '/targets/{cycle}/{unit}', { params: { cycle, unit } })).body;
  const milestones = lines.find((line) => line.indicator === indicator)?.milestones ?? [];
  const moved = milestones.map((each, at) => (at === milestones.length - 1 ? { ...each, value: after } : each));
  return { unit, indicator, target: after, milestones: moved };
};

/** A cascade in force changes with the targets that rest on it: the office asks, its head decides. */
export const AskingChange = ({ cycle, there, all, assessed }: Props) => {
  const [words, common] = [useCascadeWords(), useCommonWords()];
  const unitName = useUnitName(cycle);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const file = useAct('POST', '/targets/{cycle}/changes');
  const filed = useQuery(read('/targets/{cycle}/changes', { params: { cycle }, query: {} })).data?.body.changes;
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [total, setTotal] = useState(there.total);
  const [reason, setReason] = useState('');
  const [adjustment, setAdjustment] = useState('');
  const [own, setId] = useState<string>();
  const [looking, look] = useState(false);
  const [why, setWhy] = useState<string>();
  const [done, setDone] = useState(false);
  const moved = movedOf(there, typed, total.trim());
  const leaving = useLeaving((moved.length > 0 || reason !== '') && !done);
  const id =
    own ??
    (filed === undefined
      ? ''
      : nextNumber(
          'BG-',
          3,
          filed.map((each) => each.id),
        ));
  const readable = moved.every(({ after }) => isDecimal(after));
  const missing = [
    ...(moved.length === 0 ? (['nothing'] as const) : []),
    ...(reason.trim() === '' ? (['reason'] as const) : []),
    ...(id.trim() === '' ? (['id'] as const) : []),
  ];
  const send = async () => {
    setWhy(undefined);
    try {
      const lines = await Promise.all(moved.map((each) => lineOf(cycle, each)));
      const money = adjustment.trim() === '' ? { moves: false as const } : { moves: true as const, adjustment: adjustment.trim() };
      await file.mutateAsync({ params: { cycle }, body: { id: id.trim(), lines, reason: reason.trim(), money } });
      setDone(true);
      void message.success(words('filed'));
      await navigate({ to: '/targets', ignoreBlocker: true });
    } catch (error) {
      setWhy(whyOf(error));
    }
  };
  const entry = (label: string, value: string, set: (text: string) => void) => (
    <Input
      aria-label={label}
      inputMode="decimal"
      status={isDecimal(value) ? '' : 'error'}
      style={{ minWidth: '6rem' }}
      value={value}
      onChange={({ target }) => set(target.value)}
    />
  );
  return (
    <>
      {leaving}
      <p className="soft intro">{words('askSays')}</p>
      <section className="card" aria-labelledby="shares">
        <h2 id="shares">{there.title}</h2>
        <Grid caption={there.title} heads={[words('unit'), words('indicator'), { right: words('now') }, words('newShare')]}>
          <tr>
            <th scope="row">{words('total')}</th>
            <td>{there.lead === undefined ? words('county') : unitName(there.lead.unit)}</td>
            <td className="right number">{there.total}</td>
            <td>{there.lead === undefined ? null : entry(words('newTotalOf'), total, setTotal)}</td>
          </tr>
          {there.shares.map(({ unit, indicator, value }) => (
            <tr key={`${unit} ${indicator}`}>
              <th scope="row">{unitName(unit)}</th>
              <td>
                {leafOf(assessed, unit, indicator)?.name ?? ''} <small className="soft">{indicator}</small>
              </td>
              <td className="right number">{value}</td>
              <td>
                {entry(words('newShareOf', { unit: unitName(unit) }), typed[`${unit} ${indicator}`] ?? value, (text) =>
                  setTyped((before) => ({ ...before, [`${unit} ${indicator}`]: text.trim() })),
                )}
              </td>
            </tr>
          ))}
        </Grid>
        <div aria-live="polite">{readable && moved.length > 0 ? <Effects all={all} moved={moved} /> : null}</div>
      </section>
      <section className="card act-form" aria-label={words('askTitle')}>
        <label>
          {words('requestId')}
          <Input value={id} maxLength={32} onChange={({ target }) => setId(target.value)} />
        </label>
        <label>
          {words('reason')}
          <Input.TextArea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
        <label>
          {words('adjustment')}
          <Input maxLength={60} value={adjustment} onChange={({ target }) => setAdjustment(target.value)} />
        </label>
        {missing.length === 0 ? null : (
          <ul className="soft">
            {missing.map((each) => (
              <li key={each}>{words(`notYet.${each}`)}</li>
            ))}
          </ul>
        )}
      </section>
      <div className="acts">
        <Button type="primary" disabled={missing.length > 0 || !readable} onClick={() => look(true)}>
          {words('preview')}
        </Button>
      </div>
      <Modal
        open={looking}
        destroyOnHidden
        width="min(52rem, 95vw)"
        title={words('askTitle')}
        okText={words('fileRequest')}
        cancelText={common('cancel')}
        okButtonProps={{ loading: file.isPending }}
        onOk={() => void send()}
        onCancel={() => look(false)}
      >
        <Grid caption={words('askTitle')} heads={[words('unit'), words('indicator'), { right: words('now') }, { right: words('next') }]}>
          <Differences cycle={cycle} differences={moved} assessed={assessed} />
        </Grid>
        {readable ? <Effects all={all} moved={moved} /> : null}
        <p>
          <strong>{words('reason')}</strong> {reason}
        </p>
        {why === undefined ? null : (
          <p role="alert" className="wrong">
            {why}
          </p>
        )}
      </Modal>
    </>
  );
};
