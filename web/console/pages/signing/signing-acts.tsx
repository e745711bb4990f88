import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../parts/use-act.ts';
import { useCommonWords } from '../../texts/common.ts';
import type { FormPath } from '../reporting/use-form.ts';
import { useSigningWords } from './texts.ts';

/** Sign or return, at the thumb. The leader decides on the report as it was seen: another one is refused (412) and shown anew. */
export const SigningActs = ({ path, rev }: { path: FormPath; rev: number | undefined }) => {
  const [words, common] = [useSigningWords(), useCommonWords()];
  const { modal, message } = App.useApp();
  const sign = useAct('POST', '/reporting/{cycle}/{window}/{unit}/sign');
  const giveBack = useAct('POST', '/reporting/{cycle}/{window}/{unit}/return-to-reporter');
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const seen = rev === undefined ? {} : { ifMatch: rev };
  const failed = (error: unknown) => void message.error(error instanceof Error ? error.message : String(error), 8);
  const doSign = () =>
    void modal.confirm({
      title: words('sign'),
      content: words('signAsk'),
      okText: words('sign'),
      cancelText: common('cancel'),
      onOk: () => sign.mutateAsync({ params: { ...path }, body: {}, ...seen }).then(() => void message.success(words('signSaid')), failed),
    });
  const doReturn = async () => {
    try {
      await giveBack.mutateAsync({ params: { ...path }, body: { reason }, ...seen });
      setReturning(false);
      void message.success(words('returnSaid'));
    } catch (error) {
      failed(error);
    }
  };
  return (
    <div className="signing-acts">
      <Button size="large" onClick={() => setReturning(true)}>
        {words('return')}
      </Button>
      <Button size="large" type="primary" loading={sign.isPending} onClick={doSign}>
        {words('sign')}
      </Button>
      <Modal
        open={returning}
        title={words('returnTitle')}
        okText={words('return')}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: reason.trim() === '', loading: giveBack.isPending }}
        onOk={() => void doReturn()}
        onCancel={() => setReturning(false)}
      >
        <label>
          {words('returnReason')}
          <Input.TextArea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      </Modal>
    </div>
  );
};
