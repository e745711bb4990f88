import { Button } from 'antd';
import type { HolidayRow } from '#domain/cycles/holiday-table.ts';
import { csvOf } from './csv-of.ts';

/** Has the browser save the rows as a csv, which can be corrected and imported again. */
export const SaveCsv = ({ rows, name, label, children }: { rows: readonly HolidayRow[]; name: string; label?: string; children: string }) => {
  const save = () => {
    const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button size="small" type="link" aria-label={label} onClick={save}>
      {children}
    </Button>
  );
};
