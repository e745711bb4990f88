import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import type { HolidayTable } from '#domain/cycles/holiday-table.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useSession } from '../../shell/session.tsx';
import { Importing } from './importing.tsx';
import { SaveCsv } from './save-csv.tsx';
import { Table } from './table.tsx';
import { useHolidayWords } from './texts.ts';

/** The newest year first, and in it the newest version. */
const byYear = (tables: readonly HolidayTable[]): { year: string; newest: HolidayTable; earlier: HolidayTable[] }[] =>
  [...new Set(tables.map(({ year }) => year))]
    .sort((a, b) => b.localeCompare(a))
    .flatMap((year) => {
      const [newest, ...earlier] = tables.filter((each) => each.year === year).sort((a, b) => b.version - a.version);
      return newest === undefined ? [] : [{ year, newest, earlier }];
    });

const Years = ({ tables, imports }: { tables: readonly HolidayTable[]; imports: boolean }) => {
  const words = useHolidayWords();
  if (tables.length === 0) return <Empty title={words('none')} next={words(imports ? 'noneNext' : 'noneReader')} />;
  return byYear(tables).map(({ year, newest, earlier }) => (
    <section key={year} className="card" aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`}>{words('yearOf', { year })}</h2>
      <Table table={newest} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{words('earlier', { count: earlier.length })}</summary>
          {earlier.map((table) => (
            <Table key={table.version} table={table} />
          ))}
        </details>
      )}
    </section>
  ));
};

/** 节假日安排: the days by which working days are counted; the office imports each year's notice. */
export const HolidaysPage = () => {
  const words = useHolidayWords();
  const { me, county, year } = useSession();
  const imports = abilityOf(me).can('import', 'holidays');
  const asked = useQuery(read('/cycles/holidays'));
  return (
    <>
      <Title>{words('title')}</Title>
      <p className="soft intro">{words('says')}</p>
      <Asked query={asked}>
        {({ body: { tables } }) => {
          const latest = byYear(tables)[0]?.year;
          const next = latest === undefined ? (year ?? county.tickedThrough.slice(0, 4)) : String(Number(latest) + 1);
          return (
            <>
              {imports ? (
                <div className="acts top-acts">
                  <Importing next={next} />
                  <SaveCsv rows={[]} name="节假日-空白表.csv">
                    {words('blank')}
                  </SaveCsv>
                </div>
              ) : null}
              <Years tables={tables} imports={imports} />
            </>
          );
        }}
      </Asked>
    </>
  );
};
