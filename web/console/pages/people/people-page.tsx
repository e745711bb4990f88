import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import { rolesOn } from '#domain/access/caller.ts';
import type { Role } from '#domain/tasks/task.ts';
import { read } from '../../../shared/api/queries.ts';
import { dayText } from '../../../shared/days.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { filled } from '../../parts/filled.ts';
import { Grid } from '../../parts/grid.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage, useListed } from '../../texts/texts.ts';
import type { Staff } from './staff.ts';
import { ExportTable, ImportTable } from './table-buttons.tsx';
import { usePeopleWords } from './texts.ts';
import { usePostFields, usePostWords } from './use-post-fields.ts';

const TakeOn = ({ today }: { today: string }) => {
  const words = usePeopleWords();
  const take = useAct('POST', '/access/staff');
  return (
    <ActForm
      look="primary"
      label={words('takeOn')}
      fields={[
        { name: 'name', label: words('name'), kind: 'text' },
        { name: 'phone', label: words('phone'), kind: 'text', optional: true },
        ...usePostFields(today),
      ]}
      said={words('takenOn')}
      act={({ name = '', phone, role, unit, from = '', to, reason = '' }) =>
        take.mutateAsync({
          body: { name, reason, ...filled({ phone: phone ?? '' }), posts: [{ role: role as Role, from, ...filled({ unit: unit ?? '', to: to ?? '' }) }] },
        })
      }
    />
  );
};

const List = ({ staff: { today, staff } }: { staff: Staff }) => {
  const [words, language] = [usePeopleWords(), useLanguage()];
  const listed = useListed();
  const postWords = usePostWords();
  const may = abilityOf(useSession().me);
  const [sought, seek] = useState('');
  const rows = staff
    .map((person) => ({ ...person, held: rolesOn(today, person).map(postWords) }))
    .filter(({ name, id, held }) => [name, id, ...held].some((text) => text.includes(sought.trim())));
  return (
    <section className="card" aria-label={words('title')}>
      <div className="acts top-acts">
        <Input
          aria-label={words('find')}
          placeholder={words('find')}
          allowClear
          value={sought}
          onChange={({ target }) => seek(target.value)}
          style={{ maxWidth: '20rem' }}
        />
        {may.can('keep', 'person') ? <TakeOn today={today} /> : null}
        <ExportTable staff={staff} />
        {may.can('keep', 'person') ? <ImportTable /> : null}
      </div>
      {rows.length === 0 ? (
        <Empty title={words('none')} />
      ) : (
        <Grid caption={words('title')} heads={[words('name'), words('posts'), words('phone'), words('accounts')]}>
          {rows.map(({ id, name, phone, endedOn, held, accounts }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/people/$person" params={{ person: id }}>
                  {name}
                </Link>
              </th>
              <td>
                {endedOn === undefined ? (
                  listed(held) || <span className="soft">{words('noPost')}</span>
                ) : (
                  <span className="soft">{words('left', { day: dayText(endedOn, language) })}</span>
                )}
              </td>
              <td className="number">{phone ?? '—'}</td>
              <td className="number">{accounts.filter(({ status }) => status === 'active').length}</td>
            </tr>
          ))}
        </Grid>
      )}
    </section>
  );
};

/** Everybody of the county: who holds which post today. */
export const PeoplePage = () => {
  const words = usePeopleWords();
  const asked = useQuery(read('/access/staff'));
  return (
    <>
      <Title>{words('title')}</Title>
      <Asked query={asked}>{({ body }) => <List staff={body} />}</Asked>
    </>
  );
};
