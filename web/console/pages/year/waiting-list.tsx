import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type PhaseName, phaseNames } from '#domain/cycles/cycle.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { DaysLeft } from '../../parts/days-left.tsx';
import { Grid } from '../../parts/grid.tsx';
import { Empty } from '../../parts/states.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useWindowName } from '../../parts/window-name.ts';
import { useFieldWords } from '../../texts/field.ts';
import { useResultWords } from '../../texts/result.ts';
import { useListed } from '../../texts/texts.ts';
import { useYearWords } from './texts.ts';

type Waiting = AnswerOf<'GET', '/tasks/{cycle}/waiting'>['waiting'][number];
const meetings: readonly string[] = ['first-look', 'review', 'decide'];
/** Names shown before only their number is told. */
const named = 6;

const Whom = ({ cycle, waiting: { role, units } }: { cycle: string; waiting: Waiting }) => {
  const [words, field, result] = [useYearWords(), useFieldWords(), useResultWords()];
  const unitName = useUnitName(cycle);
  const listed = useListed();
  const name = role === 'system' ? result('system') : field(`role.${role}`);
  if (units.length === 0) return name;
  const more = units.length > named ? ` … ${words('units', { count: units.length })}` : '';
  return (
    <>
      {name}
      <small className="soft line">
        {listed(units.slice(0, named).map(unitName))}
        {more}
      </small>
    </>
  );
};

const Line = ({ cycle, waiting }: { cycle: string; waiting: Waiting }) => {
  const [words, field] = [useYearWords(), useFieldWords()];
  const windowName = useWindowName(cycle);
  const { kind, window, count, late, due, workingDays } = waiting;
  const task = field(`task.${kind}`);
  return (
    <tr>
      <th scope="row">
        {meetings.includes(kind) ? <Link to="/decisions">{task}</Link> : window === undefined ? task : words('windowOf', { task, window: windowName(window) })}
      </th>
      <td>
        <Whom cycle={cycle} waiting={waiting} />
      </td>
      <td className="right number">{count}</td>
      <td className="right number">{late === 0 ? 0 : <strong className="red-ink">{late}</strong>}</td>
      <td>
        <Day day={due} />
      </td>
      <td>
        <DaysLeft days={workingDays} />
      </td>
    </tr>
  );
};

const Phase = ({ cycle, phase, waiting }: { cycle: string; phase: PhaseName; waiting: readonly Waiting[] }) => {
  const [words, field] = [useYearWords(), useFieldWords()];
  return (
    <>
      <h3>{field(`phase.${phase}`)}</h3>
      <Grid
        caption={field(`phase.${phase}`)}
        heads={[words('matter'), words('who'), { right: words('count') }, { right: words('lateCount') }, words('due'), words('left')]}
      >
        {waiting.map((each) => (
          <Line key={`${each.kind}-${each.window ?? ''}-${each.role}`} cycle={cycle} waiting={each} />
        ))}
      </Grid>
    </>
  );
};

/** What every phase waits for and who blocks it. */
export const WaitingList = ({ cycle }: { cycle: string }) => {
  const words = useYearWords();
  const waiting = useQuery(read('/tasks/{cycle}/waiting', { params: { cycle } }));
  return (
    <section className="card parts" aria-labelledby="waiting">
      <h2 id="waiting">{words('phases')}</h2>
      <Asked query={waiting}>
        {({ body }) =>
          body.waiting.length === 0 ? (
            <Empty title={words('nothing')} next={words('nothingNext')} />
          ) : (
            phaseNames.map((phase) => {
              const own = body.waiting.filter((each) => each.phase === phase);
              return own.length === 0 ? null : <Phase key={phase} cycle={cycle} phase={phase} waiting={own} />;
            })
          )
        }
      </Asked>
    </section>
  );
};
