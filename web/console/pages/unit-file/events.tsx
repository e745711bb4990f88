import { useQuery } from '@tanstack/react-query';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { useUnitFileWords } from './texts.ts';

type Entry = AnswerOf<'GET', '/ledger/{cycle}'>['entries'][number];

const Event = ({ entry: { content, on, status } }: { entry: Entry }) => {
  const words = useUnitFileWords();
  const gone = status === 'withdrawn' ? <span className="tag">{words('withdrawn')}</span> : null;
  if (content.type === 'exception') {
    const { indicator, state, basis, document } = content.exception;
    return (
      <li>
        <span className="tag amber">{words(`event.${state}`)}</span> {gone} <Day day={on} /> · {indicator} · {basis}({document})
      </li>
    );
  }
  const { kind, matter, marks, date, document } = content.adjustment;
  return (
    <li>
      <span className={kind === 'bonus' ? 'tag green' : 'tag red'}>{words(`event.${kind}`)}</span> {gone} <Day day={date} /> · {matter}
      {marks === undefined ? '' : ` · ${words('marksOf', { marks })}`}({document})
    </li>
  );
};

/** 台账: what added to the unit's marks, took from them, or excused it. */
export const Events = ({ cycle, unit }: { cycle: string; unit: string }) => {
  const words = useUnitFileWords();
  const asked = useQuery(read('/ledger/{cycle}', { params: { cycle }, query: { unit, limit: 200 } }));
  return (
    <section className="card" aria-labelledby="events">
      <h2 id="events">{words('events')}</h2>
      <Asked query={asked}>
        {({ body: { entries } }) =>
          entries.length === 0 ? (
            <p className="soft">{words('noEvents')}</p>
          ) : (
            <ul className="lights">
              {entries.map((entry) => (
                <Event key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
};
