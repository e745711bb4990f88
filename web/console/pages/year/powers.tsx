import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import type { PhaseName } from '#domain/cycles/cycle.ts';
import { type Task, withdrawable } from '#domain/tasks/task.ts';
import { read } from '../../../shared/api/queries.ts';
import { ActForm, type FormField } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { nextNumber } from '../../parts/next-number.ts';
import { usePlan } from '../../parts/papers.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { useYearWords } from './texts.ts';

/** The other phases wait for people or for days that the rules demand (cycles/end-phase-early.ts). */
const endsEarly: PhaseName = 'midterm-tracking';

const useReason = (): FormField => ({ name: 'reason', label: useYearWords()('reason'), kind: 'long' });

/** More time for a late task, or none of it at all where the year goes on without. */
export const TaskPowers = ({ task: { cycle, id, kind, due, unit } }: { task: Task }) => {
  const [words, field] = [useYearWords(), useFieldWords()];
  const unitName = useUnitName(cycle);
  const name = [unit === undefined ? undefined : unitName(unit), field(`task.${kind}`)].filter((each) => each !== undefined).join(' ');
  const reason = useReason();
  const extend = useAct('POST', '/tasks/{cycle}/{id}/extend');
  const withdraw = useAct('POST', '/tasks/{cycle}/{id}/withdraw');
  const seen = { params: { cycle, id } };
  return (
    <span className="acts-inline">
      <ActForm
        label={words('extend')}
        title={`${words('extend')}:${name}`}
        fields={[{ name: 'due', label: words('newDue'), kind: 'date', start: due }, reason]}
        said={words('extended')}
        act={({ due: until = '', reason: why = '' }) => extend.mutateAsync({ ...seen, body: { due: until, reason: why } })}
      />
      {withdrawable.includes(kind) ? (
        <ActForm
          look="danger"
          label={words('withdraw')}
          title={`${words('withdraw')}:${name}`}
          says={words('withdrawSays')}
          fields={[reason]}
          said={words('withdrawn')}
          act={({ reason: why = '' }) => withdraw.mutateAsync({ ...seen, body: { reason: why } })}
        />
      ) : null}
    </span>
  );
};

const AddUnit = ({ cycle }: { cycle: string }) => {
  const words = useYearWords();
  const reason = useReason();
  const add = useAct('POST', '/cycles/{cycle}/units');
  const plan = usePlan(cycle);
  if (plan === undefined) return null; // the next free number is not known yet
  const { categories, units } = plan;
  return (
    <ActForm
      label={words('addUnit')}
      says={words('addUnitSays')}
      fields={[
        {
          name: 'id',
          label: words('unitId'),
          kind: 'text',
          start: nextNumber(
            'U',
            3,
            units.map(({ id }) => id),
          ),
        },
        { name: 'name', label: words('unitName'), kind: 'text' },
        {
          name: 'kind',
          label: words('unitKind'),
          kind: 'choice',
          choices: (['department', 'township', 'vertical'] as const).map((value) => ({ value, label: words(`unitKind.${value}`) })),
          start: 'department',
        },
        { name: 'category', label: words('category'), kind: 'choice', choices: categories.map(({ code, name }) => ({ value: code, label: name })) },
        { name: 'since', label: words('since'), kind: 'text' },
        reason,
      ]}
      said={words('unitAdded')}
      act={({ id = '', name = '', kind, category = '', since = '', reason: why = '' }) =>
        add.mutateAsync({
          params: { cycle },
          body: {
            unit: {
              id,
              name,
              kind: kind as 'department' | 'township' | 'vertical',
              category,
              since,
              paidBy: kind === 'vertical' ? 'superior' : 'county',
              difficulty: '1',
            },
            reason: why,
          },
        })
      }
    />
  );
};

const Parts = ({ cycle }: { cycle: string }) => {
  const [words, field] = [useYearWords(), useFieldWords()];
  const reason = useReason();
  const closeWindow = useAct('POST', '/cycles/{cycle}/windows/{window}/close');
  const closePhase = useAct('POST', '/cycles/{cycle}/phases/{phase}/close');
  const resume = useAct('POST', '/cycles/{cycle}/resume');
  const asked = useQuery(read('/cycles/{cycle}', { params: { cycle } }));
  return (
    <Asked query={asked}>
      {({ body: { windows, phases } }) => (
        <ul className="powers">
          {windows
            .filter(({ status }) => status === 'open')
            .map(({ window, name, rev, closedEarly }) => (
              <li key={window}>
                {name}{' '}
                {closedEarly === undefined ? (
                  <ActForm
                    look="danger"
                    label={words('closeWindow')}
                    title={`${words('closeWindow')}:${name}`}
                    says={words('closeWindowSays')}
                    fields={[reason]}
                    said={words('closing')}
                    act={({ reason: why = '' }) => closeWindow.mutateAsync({ params: { cycle, window }, body: { reason: why }, ifMatch: rev })}
                  />
                ) : (
                  <span className="tag amber">{words('beingClosed')}</span>
                )}
              </li>
            ))}
          {phases
            .filter(({ phase, status }) => status === 'failed' || (status === 'running' && phase === endsEarly))
            .map(({ phase, status, failure, rev, closedEarly }) => (
              <li key={phase}>
                {field(`phase.${phase}`)}{' '}
                {status === 'failed' ? (
                  <>
                    <span className="tag red">{words('failed', { error: failure?.error ?? '' })}</span>{' '}
                    <ActForm
                      look="primary"
                      label={words('resume')}
                      says={words('resumeSays')}
                      fields={[]}
                      said={words('resumed')}
                      act={() => resume.mutateAsync({ params: { cycle }, body: { all: false } })}
                    />
                  </>
                ) : closedEarly === undefined ? (
                  <ActForm
                    look="danger"
                    label={words('closePhase')}
                    title={`${words('closePhase')}:${field(`phase.${phase}`)}`}
                    says={words('closePhaseSays')}
                    fields={[reason]}
                    said={words('closing')}
                    act={({ reason: why = '' }) => closePhase.mutateAsync({ params: { cycle, phase }, body: { reason: why }, ifMatch: rev })}
                  />
                ) : (
                  <span className="tag amber">{words('beingClosed')}</span>
                )}
              </li>
            ))}
        </ul>
      )}
    </Asked>
  );
};

/** What the head of the office may change in the midst of a year; each asks for its reason, which stays in the trail. */
export const Powers = ({ cycle }: { cycle: string }) => {
  const words = useYearWords();
  const may = abilityOf(useSession().me);
  if (!may.can('close', 'window')) return null;
  return (
    <section className="card" aria-labelledby="powers">
      <h2 id="powers">{words('powers')}</h2>
      <p className="soft">{words('powersSay')}</p>
      <Parts cycle={cycle} />
      <div className="acts">
        <AddUnit cycle={cycle} />
      </div>
    </section>
  );
};
