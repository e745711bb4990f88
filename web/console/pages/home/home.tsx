import { useQueries } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import type { Task } from '#domain/tasks/task.ts';
import { read } from '../../../shared/api/queries.ts';
import { daysBetween, dayText } from '../../../shared/days.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Day } from '../../parts/day.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { useWindowName } from '../../parts/window-name.ts';
import { useSession } from '../../shell/session.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { useLanguage } from '../../texts/texts.ts';
import { TaskAction } from './task-action.tsx';
import { useHomeWords } from './texts.ts';
import { Timeline } from './timeline.tsx';
import './home.css';

const DueTag = ({ due, today }: { due: string; today: string }) => {
  const words = useHomeWords();
  const days = daysBetween(today, due);
  if (days < 0) return <span className="tag red">{words('late', { days: -days })}</span>;
  if (days === 0) return <span className="tag red">{words('today')}</span>;
  return <span className={days <= 3 ? 'tag amber' : 'tag'}>{words('left', { days })}</span>;
};

const TaskLine = ({ task, today }: { task: Task; today: string }) => {
  const [words, field] = [useHomeWords(), useFieldWords()];
  const unitName = useUnitName(task.cycle);
  const windowName = useWindowName(task.cycle);
  const { kind, window, unit, reason, nudged } = task;
  const unitText = unit === undefined ? '' : unitName(unit);
  return (
    <li className="task">
      <div>
        <h3>
          {field(`task.${kind}`)}
          {unit === undefined ? null : <span className="soft"> · {unitText}</span>}
        </h3>
        <p className="soft">
          {words(`why.${kind}`, { window: window === undefined ? '' : windowName(window), unit: unitText, project: task.evaluation?.project ?? '' })}
        </p>
        {reason === undefined ? null : <p className="said red">{words('returned', { reason })}</p>}
        {nudged === undefined ? null : <p className="said amber">{words('nudged', { words: nudged.words })}</p>}
      </div>
      <div className="when">
        <DueTag due={task.due} today={today} />
        <small className="soft">
          <Day day={task.due} />
        </small>
      </div>
      <TaskAction task={task} />
    </li>
  );
};

/** The tasks of every year that runs: the one before may still be due while the next is prepared. */
const Tasks = () => {
  const [words, language] = [useHomeWords(), useLanguage()];
  const { cycles, county } = useSession();
  const running = cycles.filter(({ status }) => status === 'active').map(({ cycle }) => cycle);
  const asked = useQueries({ queries: running.map((cycle) => read('/tasks/{cycle}', { params: { cycle } })) });
  const failed = asked.find((each) => each.isError && each.data === undefined);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  if (asked.some((each) => each.data === undefined)) return <Loading />;
  const tasks = asked.flatMap((each) => each.data?.body.tasks ?? []).sort((a, b) => a.due.localeCompare(b.due));
  const substitutions = [...new Map(asked.flatMap((each) => each.data?.body.substitutions ?? []).map((each) => [JSON.stringify(each), each])).values()];
  return (
    <>
      {substitutions.map((each) => (
        <p key={JSON.stringify(each)} className="said amber">
          {words('standIn', { substitute: each.substituteName, person: each.personName, to: dayText(each.to, language) })}
        </p>
      ))}
      {tasks.length === 0 ? (
        <Empty title={words('none')} next={words('noneNext')} />
      ) : (
        <>
          <p className="soft">{words('count', { count: tasks.length })}</p>
          <ul className="tasks">
            {tasks.map((task) => (
              <TaskLine key={`${task.cycle}-${task.id}`} task={task} today={county.tickedThrough} />
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** A county's first year opens by itself on its day, or by the head's hand where that day has passed. */
const NoYear = () => {
  const words = useHomeWords();
  const { me } = useSession();
  const open = useAct('POST', '/cycles/years');
  return (
    <>
      <Empty title={words('noYear')} next={words('noYearNext')} />
      {abilityOf(me).can('open', 'cycle') ? (
        <ActForm
          label={words('openYear')}
          says={words('openYearSays')}
          fields={[{ name: 'reason', label: words('openYearReason'), kind: 'long' }]}
          said={words('yearOpened')}
          act={({ reason = '' }) => open.mutateAsync({ body: { reason } })}
        />
      ) : null}
    </>
  );
};

/** 我要做的事: what to do by when and why, and where the year stands. */
export const Home = () => {
  const words = useHomeWords();
  const { year } = useSession();
  return (
    <>
      <Title>{words('title')}</Title>
      <section className="card" aria-labelledby="tasks">
        <h2 id="tasks">{words('tasks')}</h2>
        {year === undefined ? <NoYear /> : <Tasks />}
      </section>
      {year === undefined ? null : <Timeline cycle={year} />}
    </>
  );
};
