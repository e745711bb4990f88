import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../../shared/api/queries.ts';
import { dayText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Empty } from '../../parts/states.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useFieldWords } from '../../texts/field.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useTodayWords } from './texts.ts';

const states = ['open', 'reported', 'signed', 'returned', 'accepted', 'expired'] as const;

/** How many units are how far in an open window; whose report waits for the office, and who has not mended what was returned. */
const OpenWindow = ({ cycle, window }: { cycle: string; window: string }) => {
  const [words, field, language] = [useTodayWords(), useFieldWords(), useLanguage()];
  const unitName = useUnitName(cycle);
  const asked = useQuery(read('/reporting/{cycle}/{window}', { params: { cycle, window } }));
  return (
    <Asked query={asked}>
      {({ body: { window: period, submissions } }) => {
        const of = (status: (typeof states)[number]) => submissions.filter((each) => each.status === status);
        const [signed, returned] = [of('signed'), of('returned')];
        return (
          <>
            <h3>{words('ofWindow', { window: period.name, due: dayText(period.due, language) })}</h3>
            <ul className="figures">
              {states.map((status) => (
                <li key={status}>
                  <strong className="number">{of(status).length}</strong>
                  {field(`submission.${status}`)}
                </li>
              ))}
            </ul>
            <h4>{words('toReview')}</h4>
            {signed.length === 0 ? <p className="soft">{words('noneToReview')}</p> : null}
            <ul>
              {signed.map(({ unit }) => (
                <li key={unit}>
                  <Link to="/accepting/$cycle/$window/$unit" params={{ cycle, window, unit }}>
                    {unitName(unit)}
                  </Link>
                </li>
              ))}
            </ul>
            <h4>{words('returned')}</h4>
            {returned.length === 0 ? <p className="soft">{words('noneReturned')}</p> : null}
            <ul>
              {returned.map(({ unit, reason }) => (
                <li key={unit}>
                  {unitName(unit)} {reason === undefined ? null : <span className="soft">{words('reason', { text: reason })}</span>}
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Asked>
  );
};

/** 填报进度 of the windows that are open. */
export const Reports = ({ cycle }: { cycle: string }) => {
  const words = useTodayWords();
  const asked = useQuery(read('/cycles/{cycle}', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="reports">
      <h2 id="reports">{words('reports')}</h2>
      <Asked query={asked}>
        {({ body }) => {
          const open = body.windows.filter(({ status }) => status === 'open');
          return open.length === 0 ? (
            <Empty title={words('noWindow')} next={words('noWindowNext')} />
          ) : (
            open.map(({ window }) => <OpenWindow key={window} cycle={cycle} window={window} />)
          );
        }}
      </Asked>
    </section>
  );
};
