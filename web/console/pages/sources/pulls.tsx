import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import type { Source } from './settings.ts';
import { useSourceWords } from './texts.ts';

/** Has a source fetched without waiting for its day. */
const PullNow = ({ cycle, source: { id, name } }: { cycle: string; source: Source }) => {
  const words = useSourceWords();
  const pull = useAct('POST', '/ingestion/{cycle}/sources/{source}/pull');
  return (
    <ActForm
      label={words('pullNowOf', { name })}
      fields={[]}
      said={words('pullAsked')}
      act={() => pull.mutateAsync({ params: { cycle, source: id }, body: {} })}
    />
  );
};

/** 采集记录 of the year, the newest first: what came, or why nothing was taken. */
export const Pulls = ({ cycle, sources }: { cycle: string; sources: readonly Source[] }) => {
  const words = useSourceWords();
  const may = abilityOf(useSession().me);
  // A fetch takes a moment; whoever waits for it sees it come.
  const asked = useQuery({ ...read('/ingestion/{cycle}/pulls', { params: { cycle } }), refetchInterval: 3000 });
  const pulled = sources.filter(({ pull }) => pull !== undefined);
  return (
    <section className="card" aria-labelledby="pulls">
      <h2 id="pulls">{words('pulls')}</h2>
      {may.can('pull', 'source') ? (
        <div className="acts">
          {pulled.map((source) => (
            <PullNow key={source.id} cycle={cycle} source={source} />
          ))}
        </div>
      ) : null}
      <Asked query={asked}>
        {({ body: { runs } }) =>
          runs.length === 0 ? (
            <p className="soft">{words('noPulls')}</p>
          ) : (
            <Grid caption={words('pulls')} heads={[words('name'), words('on'), words('result'), words('from')]}>
              {[...runs]
                .sort((a, b) => b.id.localeCompare(a.id))
                .map(({ source, id, on, status, count = 0, wrong, problems, address }) => (
                  <tr key={`${source} ${id}`}>
                    <th scope="row">{sources.find((each) => each.id === source)?.name ?? source}</th>
                    <td>
                      <Day day={on} />
                    </td>
                    <td>
                      <span className={status === 'staged' ? 'tag green' : 'tag red'}>{words(`is.${status}`, { count, wrong })}</span>
                      {problems.map(({ path, message }) => (
                        <span key={`${path} ${message}`} className="line soft">
                          {message}
                        </span>
                      ))}
                    </td>
                    <td>
                      <small className="breaks">{address}</small>
                    </td>
                  </tr>
                ))}
            </Grid>
          )
        }
      </Asked>
    </section>
  );
};
