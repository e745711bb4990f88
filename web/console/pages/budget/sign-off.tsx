import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BudgetTable } from '#domain/results/result.ts';
import { moneyText } from '../../../shared/money.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useBudgetWords } from './texts.ts';

/** Finance signs the very table it has seen, or has it drawn up anew with a reason. */
export const SignOff = ({ cycle, table, rev, blocked }: { cycle: string; table: BudgetTable; rev: number | undefined; blocked: boolean }) => {
  const words = useBudgetWords();
  const { modal, message } = App.useApp();
  const sign = useAct('POST', '/results/{cycle}/budget/sign-off');
  const [redrawing, setRedrawing] = useState(false);
  const [reason, setReason] = useState('');
  const send = async (body: { outcome: 'signed-off' | 'redraw'; reason?: string }, said: 'signed' | 'redrawn') => {
    try {
      await sign.mutateAsync({ params: { cycle }, body, ...(rev === undefined ? {} : { ifMatch: rev }) });
      setRedrawing(false);
      void message.success(words(said));
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
  };
  const ask = () =>
    void modal.confirm({
      title: words('signAsk', { version: table.version }),
      content: words('signSays', { sum: moneyText(table.sum), total: moneyText(table.total), count: table.adjustments.length }),
      okText: words('signOff'),
      cancelText: words('cancel'),
      onOk: () => send({ outcome: 'signed-off' }, 'signed'),
    });
  return (
    <section className="card" aria-labelledby="sign-off">
      <h2 id="sign-off">{words('signOff')}</h2>
      {blocked ? <p className="amber-ink">{words('unsaved')}</p> : null}
      <div className="buttons">
        <Button type="primary" disabled={blocked} loading={sign.isPending} onClick={ask}>
          {words('signOff')}
        </Button>
        <Button onClick={() => setRedrawing(true)}>{words('redraw')}</Button>
      </div>
      <Modal
        open={redrawing}
        title={words('redraw')}
        okText={words('redraw')}
        cancelText={words('cancel')}
        okButtonProps={{ disabled: reason.trim() === '', loading: sign.isPending }}
        onOk={() => void send({ outcome: 'redraw', reason }, 'redrawn')}
        onCancel={() => setRedrawing(false)}
      >
        <p>{words('redrawSays')}</p>
        <label>
          {words('reason')}
          <Input.TextArea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      </Modal>
    </section>
  );
};
