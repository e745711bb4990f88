import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { call } from '../../../shared/api/call.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { UploadRefused } from '../../../shared/upload-refused.ts';
import { postFile } from '../../parts/post-file.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useImportsWords } from './texts.ts';

type Sent = { name: string } & ({ at: 'sending'; percent: number } | { at: 'sent' } | { at: 'failed'; why: string });

/** Takes a file of a source, dropped or chosen, and puts it where the check picks it up. */
export const Sending = ({ cycle, source, period }: { cycle: string; source: string; period: string | undefined }) => {
  const words = useImportsWords();
  const queries = useQueryClient();
  const [sent, setSent] = useState<Sent[]>([]);
  const [over, setOver] = useState(false);
  const id = useId();
  const tell = (one: Sent) => setSent((old) => [...old.filter(({ name }) => name !== one.name), one]);
  const send = async (file: File) => {
    const { name } = file;
    tell({ name, at: 'sending', percent: 0 });
    try {
      const { body } = await call('POST', '/ingestion/{cycle}/uploads', {
        params: { cycle },
        body: { source, name, ...(period === undefined ? {} : { period }) },
      });
      await postFile(body, file, (percent) => tell({ name, at: 'sending', percent }));
      tell({ name, at: 'sent' });
      await queries.invalidateQueries();
    } catch (error) {
      tell({ name, at: 'failed', why: error instanceof ApiProblem || error instanceof UploadRefused ? whyOf(error) : words('failed', { name }) });
    }
  };
  const take = (files: FileList | null) => {
    for (const each of files ?? []) void send(each);
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way; the button below does the same by keyboard */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        {words('drop')}{' '}
        <label htmlFor={id} className="choose">
          {words('choose')}
        </label>
        <input
          id={id}
          className="out-of-sight"
          type="file"
          accept=".xlsx,.xls,.csv"
          multiple
          aria-label={words('choose')}
          onChange={({ target }) => {
            take(target.files);
            target.value = '';
          }}
        />
      </div>
      <ul aria-live="polite">
        {sent.map((each) => (
          <li key={each.name} className={each.at === 'failed' ? 'wrong' : 'soft'}>
            {each.at === 'sending' ? words('sending', { name: each.name, percent: each.percent }) : null}
            {each.at === 'sent' ? words('sent', { name: each.name }) : null}
            {each.at === 'failed' ? each.why : null}
          </li>
        ))}
      </ul>
    </div>
  );
};
