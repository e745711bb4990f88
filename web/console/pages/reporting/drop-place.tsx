import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { monthText } from '../../../shared/days.ts';
import { UploadRefused } from '../../../shared/upload-refused.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useReportingWords } from './texts.ts';
import { fileEvidence, type Progress } from './upload.ts';
import type { Cell, FormPath } from './use-form.ts';

type Upload = { name: string } & (Progress | { at: 'refused'; why: string });

/** Takes documents for one cell, dropped or chosen; says how each gets on, and why one is refused. */
export const DropPlace = ({ path, cell }: { path: FormPath; cell: Pick<Cell, 'figure' | 'month'> }) => {
  const [words, language] = [useReportingWords(), useLanguage()];
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [over, setOver] = useState(false);
  const queries = useQueryClient();
  const id = useId();
  const tell = (upload: Upload) => setUploads((old) => [...old.filter(({ name }) => name !== upload.name), upload]);
  const file = async (each: File) => {
    try {
      await fileEvidence(path, cell, each, (progress) => tell({ name: each.name, ...progress }));
      await queries.invalidateQueries();
    } catch (error) {
      const why = error instanceof ApiProblem || error instanceof UploadRefused ? whyOf(error) : words('uploadFailed');
      tell({ name: each.name, at: 'refused', why });
    }
  };
  const take = (files: FileList | null) => {
    for (const each of files ?? []) void file(each);
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
          multiple
          aria-label={words('chooseFor', { figure: cell.figure, month: monthText(cell.month, language) })}
          onChange={({ target }) => {
            take(target.files);
            target.value = '';
          }}
        />
      </div>
      <ul aria-live="polite">
        {uploads.map((each) => (
          <li key={each.name} className={each.at === 'refused' ? 'wrong' : 'soft'}>
            {each.at === 'reading' ? words('reading', { name: each.name }) : null}
            {each.at === 'uploading' ? words('uploading', { name: each.name, percent: each.percent }) : null}
            {each.at === 'uploaded' ? words('uploaded', { name: each.name }) : null}
            {each.at === 'refused' ? `${each.name}:${each.why}` : null}
          </li>
        ))}
      </ul>
    </div>
  );
};
