import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '../../../shared/api/call.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Download } from '../../parts/download.tsx';
import { Grid } from '../../parts/grid.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { MonthChoice } from './month-choice.tsx';
import { Sending } from './sending.tsx';
import { askEvery, tag, underWay } from './states.ts';
import { useImportsWords } from './texts.ts';
import '../reporting/reporting.css';

const useSources = () => useQuery(read('/ingestion/sources'));

/** A file for a source; its template has everything in it that is known. */
const Upload = ({ cycle }: { cycle: string }) => {
  const words = useImportsWords();
  const sources = useSources();
  const [source, pick] = useState<string>();
  const [period, setPeriod] = useState<string>();
  const template = async (id: string): Promise<string> => {
    const body = { source: id, from: `${cycle}-01`, to: `${cycle}-12` };
    return (await call('POST', '/ingestion/{cycle}/templates', { params: { cycle }, body })).body.url;
  };
  return (
    <section className="card" aria-labelledby="upload">
      <h2 id="upload">{words('upload')}</h2>
      <Asked query={sources}>
        {({ body }) =>
          body.sources.length === 0 ? (
            <Empty title={words('noSources')} next={words('noSourcesNext')} />
          ) : (
            <>
              <div>
                <Select
                  aria-label={words('source')}
                  placeholder={words('pickSource')}
                  value={source}
                  options={body.sources.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={pick}
                  popupMatchSelectWidth={false}
                />
              </div>
              {source === undefined ? null : (
                <>
                  <MonthChoice cycle={cycle} month={period} onPick={setPeriod} />
                  <Sending key={source} cycle={cycle} source={source} period={period} />
                  <p className="soft">
                    {words('templateSays')} <Download address={() => template(source)}>{words('template')}</Download>
                  </p>
                </>
              )}
            </>
          )
        }
      </Asked>
    </section>
  );
};

/** Every file of the year and how far it is; the newest first. */
const Files = ({ cycle }: { cycle: string }) => {
  const words = useImportsWords();
  const names = new Map(useSources().data?.body.sources.map(({ id, name }) => [id, name]));
  const files = useQuery({
    ...read('/ingestion/{cycle}/intakes', { params: { cycle }, query: { limit: 500 } }),
    refetchInterval: ({ state }) => (state.data?.body.intakes.some(underWay) ? askEvery : 5 * askEvery),
  });
  return (
    <section className="card" aria-labelledby="files">
      <h2 id="files">{words('files')}</h2>
      <Asked query={files}>
        {({ body }) =>
          body.intakes.length === 0 ? (
            <Empty title={words('none')} next={words('noneNext')} />
          ) : (
            <Grid
              caption={words('files')}
              heads={[words('name'), words('source'), words('on'), words('state'), { right: words('values') }, { right: words('bad') }]}
            >
              {[...body.intakes]
                .sort((a, b) => b.receivedOn.localeCompare(a.receivedOn) || a.name.localeCompare(b.name))
                .map(({ id, name, source, receivedOn, status, counts }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to="/imports/$cycle/$intake" params={{ cycle, intake: id }}>
                        {name}
                      </Link>
                    </th>
                    <td>{names.get(source) ?? source}</td>
                    <td>
                      <Day day={receivedOn} />
                    </td>
                    <td>
                      <span className={tag[status]}>{words(`is.${status}`)}</span>
                    </td>
                    <td className="right number">{counts?.values ?? '—'}</td>
                    <td className="right number">{counts?.badCells ?? '—'}</td>
                  </tr>
                ))}
            </Grid>
          )
        }
      </Asked>
    </section>
  );
};

/** 数据导入: files of the sources, from the upload to the posting. */
export const ImportsPage = () => {
  const words = useImportsWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>
        {(cycle) => (
          <>
            <Upload cycle={cycle} />
            <Files cycle={cycle} />
          </>
        )}
      </OfYear>
    </>
  );
};
