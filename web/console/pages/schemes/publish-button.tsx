import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useSchemeWords } from './texts.ts';

interface Publishing {
  title: string;
  says: string;
  label: string;
  said: string;
  /** Whether the act needs the number of the document by which it is done. */
  numbered?: boolean;
  act: (documentNumber: string) => Promise<unknown>;
}

/** For good, so it asks; what publishing finds wrong is told in full, and what was typed stays. */
export const PublishButton = ({ title, says, label, said, numbered = false, act }: Publishing) => {
  const words = useSchemeWords();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [number, setNumber] = useState('');
  const publish = async () => {
    setBusy(true);
    try {
      await act(number);
      setAsking(false);
      void message.success(said);
    } catch (error) {
      void message.error(whyOf(error), 10);
    }
    setBusy(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Modal
        open={asking}
        title={title}
        okText={label}
        cancelText={words('cancel')}
        okButtonProps={{ loading: busy, disabled: numbered && number.trim() === '' }}
        onOk={() => void publish()}
        onCancel={() => setAsking(false)}
      >
        <p>{says}</p>
        {numbered ? (
          <label>
            {words('documentNumber')}
            <Input value={number} onChange={({ target }) => setNumber(target.value)} />
          </label>
        ) : null}
      </Modal>
    </>
  );
};

interface Scheme {
  cycle: string;
  code: string;
  name: string;
  version: number;
  rev: number | undefined;
}

export const PublishScheme = ({ cycle, code, name, version, rev }: Scheme) => {
  const words = useSchemeWords();
  const publish = useAct('POST', '/schemes/{cycle}/schemes/{code}/{version}/publish');
  return (
    <PublishButton
      title={words('publishAsk', { name, version })}
      says={words('publishSays')}
      label={words('publish')}
      said={words('published')}
      act={() => publish.mutateAsync({ params: { cycle, code, version }, body: {}, ...(rev === undefined ? {} : { ifMatch: rev }) })}
    />
  );
};
