import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { abilityOf } from '#domain/access/abilities.ts';
import type { Role } from '#domain/tasks/task.ts';
import { read } from '../../../shared/api/queries.ts';
import { dayText } from '../../../shared/days.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { filled } from '../../parts/filled.ts';
import { Grid } from '../../parts/grid.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage } from '../../texts/texts.ts';
import type { Staff } from './staff.ts';
import { usePeopleWords } from './texts.ts';
import { usePostFields, usePostWords } from './use-post-fields.ts';

type Person = Staff['staff'][number];
interface Props {
  person: Person;
  today: string;
  /** Whether the caller keeps the list of people; an auditor only reads it. */
  keeps: boolean;
}

const useReason = () => ({ name: 'reason', label: usePeopleWords()('reason'), kind: 'long' }) as const;

const Posts = ({ person, today, keeps }: Props) => {
  const words = usePeopleWords();
  const postWords = usePostWords();
  const reason = useReason();
  const dismiss = useAct('POST', '/access/staff/{person}/posts/end');
  const appoint = useAct('POST', '/access/staff/{person}/posts');
  const fields = usePostFields(today);
  const seen = { params: { person: person.id }, ifMatch: person.rev };
  return (
    <section className="card" aria-labelledby="posts">
      <h2 id="posts">{words('allPosts')}</h2>
      {person.posts.length === 0 ? (
        <Empty title={words('noPost')} />
      ) : (
        <Grid caption={words('allPosts')} heads={[words('role'), words('from'), words('to'), { silent: words('dismiss') }]}>
          {person.posts.map(({ role, unit, from, to }) => (
            <tr key={`${role} ${unit} ${from}`}>
              <th scope="row">{postWords({ role, unit })}</th>
              <td>
                <Day day={from} />
              </td>
              <td>{to === undefined ? '—' : <Day day={to} />}</td>
              <td>
                {keeps && person.endedOn === undefined && (to === undefined || to >= today) ? (
                  <ActForm
                    label={words('dismiss')}
                    title={words('dismissTitle', { post: postWords({ role, unit }) })}
                    fields={[{ name: 'to', label: words('to'), kind: 'date', start: today }, reason]}
                    said={words('dismissed')}
                    act={(values) =>
                      dismiss.mutateAsync({
                        ...seen,
                        body: { role, ...(unit === undefined ? {} : { unit }), from, to: values['to'] ?? '', reason: values['reason'] ?? '' },
                      })
                    }
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </Grid>
      )}
      <div className="acts">
        {keeps && person.endedOn === undefined ? (
          <ActForm
            label={words('appoint')}
            fields={fields}
            said={words('appointed')}
            act={({ role, unit, from = '', to, reason: why = '' }) =>
              appoint.mutateAsync({ ...seen, body: { role: role as Role, from, reason: why, ...filled({ unit: unit ?? '', to: to ?? '' }) } })
            }
          />
        ) : null}
      </div>
    </section>
  );
};

const Accounts = ({ person, keeps }: Props) => {
  const words = usePeopleWords();
  const reason = useReason();
  const may = abilityOf(useSession().me);
  const bind = useAct('POST', '/access/staff/{person}/accounts');
  const unbind = useAct('POST', '/access/staff/{person}/accounts/{account}/end');
  const signOut = useAct('DELETE', '/access/staff/{person}/sessions');
  const params = { person: person.id };
  return (
    <section className="card" aria-labelledby="accounts">
      <h2 id="accounts">{words('accounts')}</h2>
      {person.accounts.length === 0 ? <p className="soft">{words('noAccounts')}</p> : null}
      <ul>
        {person.accounts.map(({ id, provider, subject, status }) => (
          <li key={id} className="acts">
            <span>
              {subject} <small className="soft">{provider}</small>
            </span>
            <span className={status === 'active' ? 'tag green' : 'tag'}>{words(`account.${status}`)}</span>
            {status === 'active' && may.can('bind', 'person') ? (
              <ActForm
                look="danger"
                label={words('unbind')}
                fields={[reason]}
                said={words('unbound')}
                act={(values) => unbind.mutateAsync({ params: { ...params, account: id }, body: { reason: values['reason'] ?? '' } })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <div className="acts">
        {may.can('bind', 'person') && person.endedOn === undefined ? (
          <ActForm
            label={words('bind')}
            fields={[{ name: 'subject', label: words('subject'), kind: 'text' }, reason]}
            said={words('bound')}
            act={({ subject = '', reason: why = '' }) => bind.mutateAsync({ params, body: { subject, reason: why }, ifMatch: person.rev })}
          />
        ) : null}
        {keeps ? (
          <ActForm
            look="danger"
            label={words('signOut')}
            says={words('signOutSays')}
            fields={[]}
            said={({ body: { ended } }) => words('signedOut', { count: ended })}
            act={() => signOut.mutateAsync({ params })}
          />
        ) : null}
      </div>
    </section>
  );
};

const Itself = ({ person, today }: Props) => {
  const words = usePeopleWords();
  const reason = useReason();
  const describe = useAct('PUT', '/access/staff/{person}');
  const leave = useAct('POST', '/access/staff/{person}/leave');
  const comeBack = useAct('POST', '/access/staff/{person}/return');
  const seen = { params: { person: person.id }, ifMatch: person.rev };
  return (
    <div className="acts">
      <ActForm
        label={words('describe')}
        fields={[
          { name: 'name', label: words('name40'), kind: 'text', start: person.name },
          { name: 'phone', label: words('phone'), kind: 'text', start: person.phone ?? '', optional: true },
        ]}
        said={words('described')}
        act={({ name = '', phone = '' }) => describe.mutateAsync({ ...seen, body: { name, ...filled({ phone }) } })}
      />
      {person.endedOn === undefined ? (
        <ActForm
          look="danger"
          label={words('leave')}
          says={words('leaveSays')}
          fields={[{ name: 'on', label: words('to'), kind: 'date', start: today }, reason]}
          said={words('leftSaid')}
          act={({ on = '', reason: why = '' }) => leave.mutateAsync({ ...seen, body: { on, reason: why } })}
        />
      ) : (
        <ActForm
          label={words('comeBack')}
          fields={[reason]}
          said={words('cameBack')}
          act={(values) => comeBack.mutateAsync({ ...seen, body: { reason: values['reason'] ?? '' } })}
        />
      )}
    </div>
  );
};

/** One person: posts with their days, accounts, leaving and coming back. */
export const PersonPage = () => {
  const [words, language] = [usePeopleWords(), useLanguage()];
  const { person: id } = useParams({ from: '/people/$person' });
  const keeps = abilityOf(useSession().me).can('keep', 'person');
  const asked = useQuery(read('/access/staff'));
  return (
    <Asked page query={asked}>
      {({ body: { today, staff } }) => {
        const person = staff.find((each) => each.id === id);
        if (person === undefined) return <Empty title={words('none')} />;
        return (
          <>
            <Title
              beside={
                <>
                  <span className="number">{person.phone ?? ''}</span>
                  {person.endedOn === undefined ? null : <span className="tag red">{words('left', { day: dayText(person.endedOn, language) })}</span>}
                </>
              }
            >
              {person.name}
            </Title>
            <Posts person={person} today={today} keeps={keeps} />
            <Accounts person={person} today={today} keeps={keeps} />
            {keeps ? <Itself person={person} today={today} keeps={keeps} /> : null}
          </>
        );
      }}
    </Asked>
  );
};
