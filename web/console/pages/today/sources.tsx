import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../../shared/api/queries.ts';
import { dayText, monthText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useTodayWords } from './texts.ts';

const tag = { red: 'tag red', yellow: 'tag amber', green: 'tag green', grey: 'tag' } as const;

/** 来源不一致 that nobody has decided. */
export const Conflicts = ({ cycle }: { cycle: string }) => {
  const words = useTodayWords();
  const asked = useQuery(read('/ingestion/{cycle}/disagreements', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="conflicts">
      <h2 id="conflicts">{words('conflicts')}</h2>
      <Asked query={asked}>
        {({ body: { disagreements } }) => {
          const open = disagreements.filter(({ decided }) => decided === undefined);
          return open.length === 0 ? (
            <p className="soft">{words('noConflicts')}</p>
          ) : (
            <p>
              {words('conflictCount', { count: open.length })} <Link to="/reconciliation">{words('toReconciliation')}</Link>
            </p>
          );
        }}
      </Asked>
    </section>
  );
};

/** Documents that did not pass, until the unit has filed a better one. */
export const Refused = ({ cycle }: { cycle: string }) => {
  const words = useTodayWords();
  const unitName = useUnitName(cycle);
  const asked = useQuery(read('/reporting/{cycle}/refused-evidence', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="refused">
      <h2 id="refused">{words('refused')}</h2>
      <Asked query={asked}>
        {({ body: { evidence } }) => (
          <>
            {evidence.length === 0 ? <p className="soft">{words('noneRefused')}</p> : null}
            <ul>
              {evidence.map(({ id, unit, name, reason }) => (
                <li key={id}>
                  {unitName(unit)} · {name} {reason === undefined ? null : <span className="soft">{words('why', { text: reason })}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </section>
  );
};

/** 数据到位: what each source owes by now. What is complete or lies ahead is left out. */
export const Sources = ({ cycle }: { cycle: string }) => {
  const [words, language] = [useTodayWords(), useLanguage()];
  const asked = useQuery(read('/ingestion/{cycle}/freshness', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="sources">
      <h2 id="sources">{words('sources')}</h2>
      <Asked query={asked}>
        {({ body: { deliveries } }) => {
          const waited = deliveries.filter(({ light }) => light === 'red' || light === 'yellow');
          if (deliveries.length === 0) return <p className="soft">{words('noSources')}</p>;
          if (waited.length === 0) return <p className="soft">{words('allThere')}</p>;
          return (
            <ul>
              {waited.map(({ source, name, through, to, light, state, owed, missing }) => (
                <li key={`${source}-${through}`}>
                  {name} <span className={tag[light]}>{words(`state.${state}`)}</span> {words('through', { month: monthText(through, language) })}{' '}
                  <span className="soft">{words('missing', { missing, owed, day: dayText(to, language) })}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Asked>
    </section>
  );
};
