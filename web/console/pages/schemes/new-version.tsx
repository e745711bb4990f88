import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useSchemeWords } from './texts.ts';

/** 动态调整: what stands here becomes the draft of the next version, with its reason and its first day. */
export const NewVersion = ({ cycle, draft, next }: { cycle: string; draft: DraftScheme; next: number }) => {
  const words = useSchemeWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const put = useAct('PUT', '/schemes/{cycle}/schemes/{code}/{version}');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const save = async () => {
    const { code } = draft;
    try {
      await put.mutateAsync({ params: { cycle, code, version: next }, body: { ...draft, version: next, reason, effectiveFrom: from } });
      setAsking(false);
      await navigate({ to: '/schemes/$cycle/$code/$version', params: { cycle, code, version: String(next) }, ignoreBlocker: true });
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words('newVersion')}</Button>
      <Modal
        open={asking}
        title={words('newVersion')}
        okText={words('newVersion')}
        cancelText={words('cancel')}
        okButtonProps={{ disabled: reason.trim() === '' || from === '', loading: put.isPending }}
        onOk={() => void save()}
        onCancel={() => setAsking(false)}
      >
        <p className="soft">{words('newVersionSays', { version: next })}</p>
        <label>
          {words('reason')}
          <Input.TextArea rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
        <label>
          {words('effectiveFrom')}
          <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
      </Modal>
    </>
  );
};
