import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommonWords } from '../texts/common.ts';
import { whyOf } from './why-of.ts';
import './yes-or-return.css';

interface Props {
  /** What saying yes is called, what it leads to, and what is said when it is done. */
  yes: { label: string; says: string; said: string; act: () => Promise<unknown>; busy: boolean };
  /** Giving it back, with a reason that whoever gets it reads. */
  back: { label: string; title: string; reason: string; said: string; act: (reason: string) => Promise<unknown>; busy: boolean };
}

/** The two ends of a paper that somebody looked at, at the thumb: yes, or back with a reason. Both ask; what was typed stays when the act is refused. */
export const YesOrReturn = ({ yes, back }: Props) => {
  const common = useCommonWords();
  const { modal, message } = App.useApp();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const failed = (error: unknown) => void message.error(whyOf(error), 8);
  const say = () =>
    void modal.confirm({
      title: yes.label,
      content: yes.says,
      okText: yes.label,
      cancelText: common('cancel'),
      onOk: () => yes.act().then(() => void message.success(yes.said), failed),
    });
  const giveBack = async () => {
    try {
      await back.act(reason);
      setReturning(false);
      void message.success(back.said);
    } catch (error) {
      failed(error);
    }
  };
  return (
    <div className="yes-or-return">
      <Button size="large" onClick={() => setReturning(true)}>
        {back.label}
      </Button>
      <Button size="large" type="primary" loading={yes.busy} onClick={say}>
        {yes.label}
      </Button>
      <Modal
        open={returning}
        title={back.title}
        okText={back.label}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: reason.trim() === '', loading: back.busy }}
        onOk={() => void giveBack()}
        onCancel={() => setReturning(false)}
      >
        <label>
          {back.reason}
          <Input.TextArea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      </Modal>
    </div>
  );
};
