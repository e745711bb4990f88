import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Task } from '#domain/tasks/task.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useFieldWords } from '../../texts/field.ts';
import { useResultWords } from '../../texts/result.ts';
import { useListed } from '../../texts/texts.ts';
import { useYearWords } from './texts.ts';

interface Props {
  cycle: string;
  /** What can be done about each. */
  act?: { name: string; of: (task: Task) => ReactNode };
}

/** Late tasks with whoever has to do them, and their phone. */
export const LateList = ({ cycle, act }: Props) => {
  const [words, field, result] = [useYearWords(), useFieldWords(), useResultWords()];
  const unitName = useUnitName(cycle);
  const listed = useListed();
  const late = useQuery(read('/tasks/{cycle}/late', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="late">
      <h2 id="late">{words('late')}</h2>
      <Asked query={late}>
        {({ body }) =>
          body.late.length === 0 ? (
            <p className="soft">{words('noneLate')}</p>
          ) : (
            <Grid
              caption={words('late')}
              heads={[words('matter'), result('unit'), words('person'), words('phone'), words('due'), ...(act === undefined ? [] : [act.name])]}
            >
              {body.late.map(({ task, people }) => (
                <tr key={task.id}>
                  <th scope="row">{field(`task.${task.kind}`)}</th>
                  <td>{task.unit === undefined ? '—' : unitName(task.unit)}</td>
                  <td>{people.length === 0 ? words('noHolder') : listed(people.map(({ name }) => name))}</td>
                  <td className="number">{listed(people.flatMap(({ phone }) => phone ?? [])) || '—'}</td>
                  <td>
                    <Day day={task.due} />
                  </td>
                  {act === undefined ? null : <td>{act.of(task)}</td>}
                </tr>
              ))}
            </Grid>
          )
        }
      </Asked>
    </section>
  );
};
