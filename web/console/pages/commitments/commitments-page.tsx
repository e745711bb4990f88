import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { ActForm, type FormField } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { filled } from '../../parts/filled.ts';
import { nextNumber } from '../../parts/next-number.ts';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitChoices } from '../../parts/unit-choices.ts';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import { useCommitmentWords } from './texts.ts';

type Commitment = AnswerOf<'GET', '/commitments/{cycle}'>['commitments'][number];
type Content = Commitment['content'];

const useContentFields = (content?: Content): FormField[] => {
  const words = useCommitmentWords();
  const units = useUnitChoices();
  return [
    { name: 'title', label: words('name'), kind: 'text', start: content?.title ?? '' },
    { name: 'promise', label: words('promise'), kind: 'long', start: content?.promise ?? '' },
    { name: 'unit', label: words('unit'), kind: 'choice', choices: units, start: content?.unit ?? '' },
    { name: 'due', label: `${words('due')}${words('optional')}`, kind: 'date', optional: true, start: content?.due ?? '' },
  ];
};
const contentOf = ({ title = '', promise = '', unit = '', due = '' }: Readonly<Record<string, string>>): Content => ({
  title,
  promise,
  unit,
  ...filled({ due }),
});

const Adding = ({ cycle, ids }: { cycle: string; ids: readonly string[] }) => {
  const words = useCommitmentWords();
  const add = useAct('POST', '/commitments/{cycle}');
  return (
    <ActForm
      look="primary"
      label={words('add')}
      fields={[{ name: 'id', label: words('id'), kind: 'text', start: nextNumber('MS-', 2, ids) }, ...useContentFields()]}
      said={words('added')}
      act={({ id = '', ...values }) => add.mutateAsync({ params: { cycle }, body: { id, content: contentOf(values) } })}
    />
  );
};

const Acts = ({ cycle, commitment, today }: { cycle: string; commitment: Commitment; today: string }) => {
  const words = useCommitmentWords();
  const may = abilityOf(useSession().me);
  const reword = useAct('PUT', '/commitments/{cycle}/{id}');
  const progress = useAct('POST', '/commitments/{cycle}/{id}/progress');
  const finish = useAct('POST', '/commitments/{cycle}/{id}/finish');
  const publish = useAct('POST', '/commitments/{cycle}/{id}/publish');
  const withdraw = useAct('POST', '/commitments/{cycle}/{id}/withdraw');
  const { id, content, status, waiting, rev } = commitment;
  const contentFields = useContentFields(content);
  const seen = { params: { cycle, id }, ifMatch: rev };
  const entry: FormField[] = [
    { name: 'on', label: words('on'), kind: 'date', start: today },
    { name: 'note', label: words('note'), kind: 'long' },
  ];
  return (
    <div className="acts">
      {status === 'open' && may.can('save', 'commitment') ? (
        <>
          <ActForm
            label={words('report')}
            fields={entry}
            said={words('reported')}
            act={({ on = '', note = '' }) => progress.mutateAsync({ ...seen, body: { on, note } })}
          />
          <ActForm
            label={words('finish')}
            says={words('finishSays')}
            fields={entry}
            said={words('finished')}
            act={({ on = '', note = '' }) => finish.mutateAsync({ ...seen, body: { on, note } })}
          />
          <ActForm
            label={words('reword')}
            fields={contentFields}
            said={words('reworded')}
            act={(values) => reword.mutateAsync({ ...seen, body: { content: contentOf(values) } })}
          />
        </>
      ) : null}
      {waiting !== undefined && may.can('publish', 'commitment') ? (
        <ActForm
          look="primary"
          label={words('publish')}
          says={words('publishSays', { waiting })}
          fields={[]}
          said={words('published')}
          act={() => publish.mutateAsync({ ...seen, body: {} })}
        />
      ) : null}
      {status === 'open' && may.can('withdraw', 'commitment') ? (
        <ActForm
          look="danger"
          label={words('withdraw')}
          says={words('withdrawSays')}
          fields={[{ name: 'reason', label: words('reason'), kind: 'long' }]}
          said={words('withdrawn')}
          act={({ reason = '' }) => withdraw.mutateAsync({ ...seen, body: { reason } })}
        />
      ) : null}
    </div>
  );
};

const tags = { open: 'tag blue', finished: 'tag green', withdrawn: 'tag' } as const;

const One = ({ cycle, commitment, today }: { cycle: string; commitment: Commitment; today: string }) => {
  const words = useCommitmentWords();
  const { id, content, unitName, status, reason, progress, waiting } = commitment;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>
        {content.title} <small className="soft">{id}</small>
      </h2>
      <p>
        <span className={tags[status]}>{words(`is.${status}`)}</span>{' '}
        {waiting === undefined ? null : <span className="tag amber">{words('waiting', { waiting })}</span>}
      </p>
      <p>{content.promise}</p>
      <p className="soft">
        {unitName}
        {content.due === undefined ? null : (
          <>
            {' '}
            · {words('due')} <Day day={content.due} />
          </>
        )}
        {reason === undefined ? null : ` · ${reason}`}
      </p>
      {progress.length === 0 ? (
        <p className="soft">{words('noProgress')}</p>
      ) : (
        <ol aria-label={words('progress')}>
          {progress.map(({ on, note }) => (
            <li key={`${on} ${note}`}>
              <Day day={on} /> {note}
            </li>
          ))}
        </ol>
      )}
      <Acts cycle={cycle} commitment={commitment} today={today} />
    </section>
  );
};

const List = ({ cycle }: { cycle: string }) => {
  const words = useCommitmentWords();
  const { me, county } = useSession();
  const may = abilityOf(me);
  const asked = useQuery(read('/commitments/{cycle}', { params: { cycle } }));
  return (
    <Asked query={asked}>
      {({ body: { commitments } }) => (
        <>
          <div className="acts top-acts">{may.can('save', 'commitment') ? <Adding cycle={cycle} ids={commitments.map(({ id }) => id)} /> : null}</div>
          {commitments.length === 0 ? <Empty title={words('none')} next={words('noneNext')} /> : null}
          {commitments.map((commitment) => (
            <One key={commitment.id} cycle={cycle} commitment={commitment} today={county.tickedThrough} />
          ))}
        </>
      )}
    </Asked>
  );
};

/** 民生实事 as the office keeps them, with what the public does not see yet. */
export const CommitmentsPage = () => {
  const words = useCommitmentWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <p className="soft intro">{words('says')}</p>
      <OfYear>{(cycle) => <List cycle={cycle} />}</OfYear>
    </>
  );
};
