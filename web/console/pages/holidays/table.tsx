import type { HolidayTable } from '#domain/cycles/holiday-table.ts';
import { dayText } from '../../../shared/days.ts';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { SaveCsv } from './save-csv.tsx';
import { useHolidayWords } from './texts.ts';

const weekdayText = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** One version: when and from which notice it came, and its days. */
export const Table = ({ table: { year, version, rows, documentNumber, on } }: { table: HolidayTable }) => {
  const [words, language] = [useHolidayWords(), useLanguage()];
  const count = (kind: '休' | '班') => rows.filter((row) => row.kind === kind).length;
  return (
    <>
      <p className="facts">
        <span className="tag blue">{words('version', { version })}</span>
        <span>{words('imported', { day: dayText(on, language) })}</span>
        {documentNumber === undefined ? null : <span>{words('by', { number: documentNumber })}</span>}
        <span>{words('counts', { off: count('休'), on: count('班') })}</span>
        <SaveCsv rows={rows} name={`节假日-${year}-${version}.csv`} label={words('saveOf', { year, version })}>
          {words('saveAs')}
        </SaveCsv>
      </p>
      <Grid
        caption={`${words('yearOf', { year })} ${words('version', { version })}`}
        heads={(['day', 'weekday', 'kind', 'name'] as const).map((head) => words(head))}
      >
        {rows.map(({ day, kind, name }) => (
          <tr key={day}>
            <th scope="row">
              <Day day={day} />
            </th>
            <td>{weekdayText(day, language)}</td>
            <td>
              <span className={kind === '休' ? 'tag green' : 'tag amber'}>{words(kind === '休' ? 'off' : 'on')}</span>
            </td>
            <td>{name}</td>
          </tr>
        ))}
      </Grid>
    </>
  );
};
