import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { type StaffChange, type StaffColumn, staffColumns } from '#domain/access/staff-table.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { Grid } from '../../parts/grid.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import type { Staff } from './staff.ts';
import { type ReadFile, readWorkbook, workbookOf } from './table-file.ts';
import { usePeopleWords } from './texts.ts';
import { usePostWords } from './use-post-fields.ts';

type Preview = AnswerOf<'POST', '/access/staff/table/preview'>;

export const ExportTable = ({ staff }: { staff: Staff['staff'] }) => {
  const words = usePeopleWords();
  const save = async () => saveFile(await workbookOf(staff, words('title')), `${words('title')}.xlsx`);
  return (
    <Button size="small" onClick={() => void save()}>
      {words('tableOut')}
    </Button>
  );
};

const Changes = ({ changes, places }: { changes: readonly StaffChange[]; places: readonly number[] }) => {
  const words = usePeopleWords();
  const postWords = usePostWords();
  return (
    <Grid caption={words('tableChanges')} heads={[words('tableRow'), words('name'), words('tableWhat'), words('role'), words('from'), words('to')]}>
      {changes.map(({ row, what, person, name, role, unit, from, to }) => (
        <tr key={`${row} ${what}`}>
          <td className="number">{places[row]}</td>
          <th scope="row">
            {name} <small className="soft">{person}</small>
          </th>
          <td>{words(`does.${what}`)}</td>
          <td>{role === undefined ? '' : postWords({ role, unit })}</td>
          <td>{from ?? ''}</td>
          <td>{to ?? ''}</td>
        </tr>
      ))}
    </Grid>
  );
};

/** Every problem at once: row and column as they stand in the sheet, what was expected, what was found. */
const Problems = ({ problems, places }: { problems: readonly Problem[]; places: readonly number[] }) => {
  const words = usePeopleWords();
  return (
    <div role="alert">
      <p className="wrong">{words('tableBad', { count: problems.length })}</p>
      <Grid caption={words('tableProblems')} heads={[words('tableRow'), words('tableColumn'), words('tableWrong'), words('tableExpected'), words('tableGot')]}>
        {problems.map(({ path, message, expected = '', got = '' }) => {
          const [, row, column] = /^rows\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
          return (
            <tr key={`${path} ${message}`}>
              <td className="number">{row === undefined ? '—' : places[Number(row)]}</td>
              <td>{column === undefined ? '—' : (staffColumns[column as StaffColumn] ?? column)}</td>
              <td>{message}</td>
              <td>{expected}</td>
              <td>{got}</td>
            </tr>
          );
        })}
      </Grid>
    </div>
  );
};

/** Posts that are held for a unit that no plan has: told, and no hindrance. */
const Notes = ({ notes, places }: { notes: readonly Problem[]; places: readonly number[] }) => {
  const words = usePeopleWords();
  return (
    <>
      <p className="amber-text">{words('tableNotes', { count: notes.length })}</p>
      <ul>
        {notes.map(({ path, message }) => (
          <li key={path}>{words('tableNote', { row: places[Number(/\d+/.exec(path)?.[0] ?? 0)] ?? '', message })}</li>
        ))}
      </ul>
    </>
  );
};

/** A table of people: looked at first, with all its mistakes or all that it changes; taken as a whole when that is confirmed, if the list still stands as it was seen. */
export const ImportTable = () => {
  const [words, common] = [usePeopleWords(), useCommonWords()];
  const { message } = App.useApp();
  const look = useAct('POST', '/access/staff/table/preview');
  const take = useAct('POST', '/access/staff/table');
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<ReadFile>();
  const [preview, setPreview] = useState<Preview>();
  const [reason, setReason] = useState('');
  const [why, setWhy] = useState<string>();
  const lookAt = async (read: ReadFile) => setPreview((await look.mutateAsync({ body: { rows: read.rows } })).body);
  const choose = async (chosen: File) => {
    setPreview(undefined);
    setWhy(undefined);
    let read: ReadFile;
    try {
      read = await readWorkbook(chosen);
    } catch {
      // The engine's words are about zip archives; whatever it was, the file cannot be read.
      setWhy(words('tableUnreadable'));
      return;
    }
    setFile(read);
    if (read.missing.length > 0) setWhy(words('tableMissing', { columns: read.missing.join(' ') }));
    else if (read.rows.length === 0) setWhy(words('tableEmpty'));
    else await lookAt(read).catch((error: unknown) => setWhy(whyOf(error)));
  };
  const send = async () => {
    if (file === undefined || preview === undefined) return;
    setWhy(undefined);
    try {
      await take.mutateAsync({ body: { rows: file.rows, seen: preview.seen, reason: reason.trim() } });
      setOpen(false);
      void message.success(words('tableTaken'));
    } catch (error) {
      setWhy(whyOf(error));
      // The list has moved on: what would change now is looked at anew, and confirmed anew.
      if (error instanceof ApiProblem && error.status === 409) await lookAt(file).catch(() => undefined);
    }
  };
  const ready = preview !== undefined && preview.problems.length === 0 && preview.changes.length > 0 && reason.trim() !== '';
  const places = file?.places ?? [];
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setFile(undefined);
          setPreview(undefined);
          setReason('');
          setWhy(undefined);
          setOpen(true);
        }}
      >
        {words('tableIn')}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        width="min(60rem, 95vw)"
        title={words('tableIn')}
        okText={words('tableConfirm')}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: !ready, loading: take.isPending }}
        onOk={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <p className="soft">{words('tableSays')}</p>
        <p>
          <ChooseFile accept=".xlsx" choose={(file) => void choose(file)}>
            {words('tableFile')}
          </ChooseFile>
        </p>
        <div aria-live="polite">
          {why === undefined ? null : (
            <p role="alert" className="wrong">
              {why}
            </p>
          )}
          {preview === undefined || preview.notes.length === 0 ? null : <Notes notes={preview.notes} places={places} />}
          {preview === undefined ? null : preview.problems.length > 0 ? (
            <Problems problems={preview.problems} places={places} />
          ) : preview.changes.length === 0 ? (
            <p>{words('tableSame')}</p>
          ) : (
            <>
              <p>{words('tableCount', { count: preview.changes.length })}</p>
              <Changes changes={preview.changes} places={places} />
              <div className="act-form">
                <label>
                  {words('reason')}
                  <Input.TextArea rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
                </label>
              </div>
            </>
          )}
        </div>
      </Modal>
    </>
  );
};
