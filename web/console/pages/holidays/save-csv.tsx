import { Button } from 'antd';
import type { HolidayRow } from '#domain/cycles/holiday-table.ts';
import { saveFile } from '../../parts/save-file.ts';
import { csvOf } from './csv-of.ts';

/** Has the browser save the rows as a csv, which can be corrected and imported again. */
export const SaveCsv = ({ rows, name, label, children }: { rows: readonly HolidayRow[]; name: string; label?: string; children: string }) => {
  const save = () => saveFile(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), name);
  return (
    <Button size="small" type="link" aria-label={label} onClick={save}>
      {children}
    </Button>
  );
};
