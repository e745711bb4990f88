import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { formatOf, textOf } from '../../parts/file-text.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { useHolidayWords } from './texts.ts';

interface Chosen {
  name: string;
  text: string;
}

/** What is wrong with the file, every place of it; or, where no place is named, why it was refused. */
const Wrong = ({ error }: { error: unknown }) => {
  const words = useHolidayWords();
  const problems = error instanceof ApiProblem ? error.errors : [];
  return (
    <div role="alert" className="wrong">
      {problems.length === 0 ? whyOf(error) : words('problems', { count: problems.length })}
      <ul>
        {problems.map(({ path, code, message, got }) => (
          <li key={`${path} ${code}`}>
            {message}
            {got === undefined || got === '' ? null : `(${got})`}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** A year's table from a file of the office. A refused file leaves everything as it was typed. */
export const Importing = ({ next }: { next: string }) => {
  const [words, common] = [useHolidayWords(), useCommonWords()];
  const { message } = App.useApp();
  const take = useAct('POST', '/cycles/holidays');
  const [open, setOpen] = useState(false);
  const [year, setYear] = useState(next);
  const [number, setNumber] = useState('');
  const [chosen, setChosen] = useState<Chosen>();
  const [unreadable, setUnreadable] = useState<string>();
  const begin = () => {
    take.reset();
    setYear(next);
    setNumber('');
    setChosen(undefined);
    setUnreadable(undefined);
    setOpen(true);
  };
  const choose = async (file: File) => {
    take.reset();
    const text = textOf(new Uint8Array(await file.arrayBuffer()));
    setChosen(text === undefined ? undefined : { name: file.name, text });
    setUnreadable(text === undefined ? file.name : undefined);
  };
  const send = async ({ name, text }: Chosen) => {
    const documentNumber = number.trim();
    try {
      await take.mutateAsync({ body: { year: year.trim(), format: formatOf(name), text, ...(documentNumber === '' ? {} : { documentNumber }) } });
      setOpen(false);
      void message.success(words('done'));
    } catch {
      // The mutation keeps the error, which is shown under the file.
    }
  };
  return (
    <>
      <Button type="primary" onClick={begin}>
        {words('import')}
      </Button>
      <Modal
        open={open}
        title={words('import')}
        okText={words('import')}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: chosen === undefined || year.trim() === '', loading: take.isPending }}
        onOk={() => {
          if (chosen !== undefined) void send(chosen);
        }}
        onCancel={() => setOpen(false)}
      >
        <p className="soft">{words('importSays')}</p>
        <div className="act-form">
          <label>
            {words('ofYear')}
            <Input inputMode="numeric" maxLength={4} value={year} onChange={({ target }) => setYear(target.value)} />
          </label>
          <label>
            {words('number')}
            <Input maxLength={60} value={number} onChange={({ target }) => setNumber(target.value)} />
          </label>
          <div>
            <ChooseFile accept=".csv,.yaml,.yml,.json" choose={(file) => void choose(file)}>
              {words('file')}
            </ChooseFile>{' '}
            {chosen === undefined ? null : <span className="soft">{words('chosen', { name: chosen.name })}</span>}
          </div>
          {unreadable === undefined ? null : (
            <p role="alert" className="wrong">
              {words('unreadable', { name: unreadable })}
            </p>
          )}
          {take.isError ? <Wrong error={take.error} /> : null}
        </div>
      </Modal>
    </>
  );
};
