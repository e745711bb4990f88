import { App, Button } from 'antd';
import { useState } from 'react';
import { whyOf } from './why-of.ts';

/** Asks the API for a short-lived address and has the browser save what is there. */
export const Download = ({ address, children, label }: { address: () => Promise<string>; children: string; label?: string }) => {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const link = document.createElement('a');
      link.href = await address();
      link.rel = 'noopener';
      link.click();
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
    setBusy(false);
  };
  return (
    <Button size="small" type="link" loading={busy} aria-label={label} onClick={() => void save()}>
      {children}
    </Button>
  );
};
