import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { momentText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { RecordHistory } from './record-history.tsx';
import { useTrailWords } from './texts.ts';
import { useActorWords, useFactWords, useRecordWords } from './words.ts';

type Entry = AnswerOf<'GET', '/access/trail'>['entries'][number];
interface RecordName {
  record: string;
  key: string;
}

const Row = ({ cycle, entry, open }: { cycle: string; entry: Entry; open: (record: RecordName) => void }) => {
  const [words, language] = [useTrailWords(), useLanguage()];
  const [factText, recordText, actor] = [useFactWords(), useRecordWords(cycle), useActorWords()];
  const { at, who, onBehalfOf, fact, reason, records } = entry;
  return (
    <tr>
      <td className="number">{momentText(at, language)}</td>
      <td>{onBehalfOf === undefined ? actor(who) : words('onBehalf', { who: actor(who), for: actor(onBehalfOf) })}</td>
      <td>{factText(fact)}</td>
      <td>{reason ?? '—'}</td>
      <td>
        {records.map(({ record, key, rev }) => (
          <button key={`${record}-${key}`} type="button" className="plain line" onClick={() => open({ record, key })}>
            {recordText({ record, key })} {rev === undefined ? '' : `r${rev}`}
          </button>
        ))}
      </td>
    </tr>
  );
};

/** One page of the trail; the earlier ones come after it. */
const Page = ({ cycle, cursor, open }: { cycle: string; cursor?: string; open: (record: RecordName) => void }) => {
  const words = useTrailWords();
  const [more, setMore] = useState(false);
  const trail = useQuery(read('/access/trail', { query: { cycle, limit: 30, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <Asked query={trail}>
      {({ body: { entries, next } }) => (
        <>
          {entries.length === 0 ? (
            <p className="soft">{words('none')}</p>
          ) : (
            <Grid caption={words('trail')} heads={[words('at'), words('who'), words('fact'), words('reason'), words('records')]}>
              {entries.map((entry) => (
                <Row key={entry.act} cycle={cycle} entry={entry} open={open} />
              ))}
            </Grid>
          )}
          {next === undefined ? null : more ? <Page cycle={cycle} cursor={next} open={open} /> : <Button onClick={() => setMore(true)}>{words('more')}</Button>}
        </>
      )}
    </Asked>
  );
};

/** The trail, newest first, and the whole history of any record in it. */
export const Entries = ({ cycle }: { cycle: string }) => {
  const words = useTrailWords();
  const [record, open] = useState<RecordName>();
  return (
    <section className="card" aria-labelledby="trail">
      <h2 id="trail">{words('trail')}</h2>
      {record === undefined ? null : <RecordHistory cycle={cycle} name={record} close={() => open(undefined)} />}
      <Page cycle={cycle} open={open} />
    </section>
  );
};
