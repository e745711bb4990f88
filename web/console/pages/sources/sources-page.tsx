import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useSession } from '../../shell/session.tsx';
import { Pulls } from './pulls.tsx';
import type { Source } from './settings.ts';
import { AddSource, ChangeSource, SetPull } from './source-acts.tsx';
import { useSourceWords } from './texts.ts';
import { Tokens } from './tokens.tsx';

const useSaid = () => {
  const words = useSourceWords();
  return {
    tolerance: ({ percent, absolute }: Source['tolerance']): string => {
      const said = [
        ...(percent === undefined ? [] : [words('percentIs', { percent })]),
        ...(absolute === undefined ? [] : [words('absoluteIs', { absolute })]),
      ];
      return said.length === 0 ? words('exact') : said.join('、');
    },
    arrival: (arrival: Source['arrival']): string => {
      if (arrival === undefined) return words('noArrival');
      const { every, monthsAfter, fromDay: from, toDay: to } = arrival;
      const when = { every: words(`every.${every}`), months: monthsAfter, from, to };
      return words(monthsAfter === 0 ? 'arrivalSame' : 'arrivalIs', when);
    },
  };
};

const Row = ({ source, keeps }: { source: Source; keeps: boolean }) => {
  const words = useSourceWords();
  const said = useSaid();
  const { id, name, owner, precedence, tolerance, figures, arrival, embargoes, pull } = source;
  return (
    <tr>
      <th scope="row">
        {name} <small className="soft">{id}</small>
        {figures.length === 0 ? null : <span className="line soft">{words('alsoFigures', { figures: figures.join('、') })}</span>}
        {embargoes.length === 0 ? null : <span className="line soft">{words('embargo', { figures: embargoes.map(({ figure }) => figure).join('、') })}</span>}
      </th>
      <td>{owner.name}</td>
      <td className="right number">{precedence}</td>
      <td>{said.tolerance(tolerance)}</td>
      <td>{said.arrival(arrival)}</td>
      <td>{pull === undefined ? words('noPull') : words('pullOn', { days: pull.days.join('、') })}</td>
      <td className="nowrap">
        {keeps ? (
          <>
            <ChangeSource source={source} /> <SetPull source={source} />
          </>
        ) : null}
      </td>
    </tr>
  );
};

/** Figures and sources that registry and schemes do not agree about. */
const Contradictions = ({ cycle }: { cycle: string }) => {
  const words = useSourceWords();
  const asked = useQuery(read('/ingestion/{cycle}/registry-problems', { params: { cycle } }));
  const problems = asked.data?.body.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <section className="card" aria-labelledby="contradicts">
      <h2 id="contradicts">{words('contradicts')}</h2>
      <ul className="wrong">
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>{message}</li>
        ))}
      </ul>
    </section>
  );
};

const Registry = ({ sources, keeps }: { sources: readonly Source[]; keeps: boolean }) => {
  const words = useSourceWords();
  return (
    <section className="card" aria-labelledby="registry">
      <h2 id="registry">{words('registry')}</h2>
      {sources.length === 0 ? (
        <Empty title={words('none')} next={words('noneNext')} />
      ) : (
        <Grid
          caption={words('registry')}
          heads={[
            words('name'),
            words('owner'),
            { right: words('precedence') },
            words('tolerance'),
            words('arrival'),
            words('pull'),
            { silent: words('change') },
          ]}
        >
          {sources.map((source) => (
            <Row key={source.id} source={source} keeps={keeps} />
          ))}
        </Grid>
      )}
    </section>
  );
};

/** 数据来源登记, the tokens of the sources' systems, and what was fetched from them. */
export const SourcesPage = () => {
  const words = useSourceWords();
  const keeps = abilityOf(useSession().me).can('save', 'source');
  const asked = useQuery(read('/ingestion/sources'));
  return (
    <>
      <Title>{words('title')}</Title>
      <p className="soft intro">{words('says')}</p>
      <Asked query={asked}>
        {({ body: { sources } }) => (
          <>
            {keeps ? (
              <div className="acts top-acts">
                <AddSource />
              </div>
            ) : null}
            <Registry sources={sources} keeps={keeps} />
            <OfYear>
              {(cycle) => (
                <>
                  <Contradictions cycle={cycle} />
                  <Pulls cycle={cycle} sources={sources} />
                </>
              )}
            </OfYear>
            <Tokens sources={sources} />
          </>
        )}
      </Asked>
    </>
  );
};
