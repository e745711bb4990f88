import { App, Button } from 'antd';
import { useState } from 'react';
import { saveFile } from '../save-file.ts';
import { whyOf } from '../why-of.ts';
import { usePaperFileWords } from './texts.ts';

interface Props {
  title: string;
  version: number;
  document: () => Promise<unknown>;
}

/** Has the browser save a version as a YAML file, which can be changed and chosen again. */
export const SavePaper = ({ title, version, document: read }: Props) => {
  const words = usePaperFileWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const [{ stringify }, content] = await Promise.all([import('yaml'), read()]);
      saveFile(new Blob([stringify(content, { lineWidth: 0 })], { type: 'application/yaml' }), `${words('fileName', { title, version })}.yaml`);
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
    setBusy(false);
  };
  return (
    <Button size="small" type="link" loading={busy} aria-label={words('saveOf', { title, version })} onClick={() => void save()}>
      {words('save')}
    </Button>
  );
};
