import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../shared/api/call.ts';
import { read } from '../../shared/api/queries.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { Empty } from '../parts/states.tsx';
import { whyOf } from '../parts/why-of.ts';
import { useCommonWords } from '../texts/common.ts';
import { useFieldWords } from '../texts/field.ts';
import './sign-in.css';

type SamplePerson = AnswerOf<'GET', '/access/people'>['people'][number];

const Person = ({ person, pick, busy }: { person: SamplePerson; pick: () => void; busy: boolean }) => {
  const [words, field] = [useCommonWords(), useFieldWords()];
  const post = person.posts.at(-1);
  return (
    <li>
      <Button block onClick={pick} loading={busy}>
        <span>{person.name}</span>
        <span className="soft">
          {post === undefined ? '' : [field(`role.${post.role}`), post.unit ?? '', post.to === undefined ? '' : words('former')].filter(Boolean).join(' · ')}
        </span>
      </Button>
    </li>
  );
};

/** The local stage's short way: pick a sample person and be signed in. Elsewhere nobody is listed, and this shows nothing. */
export const SamplePeople = ({ done }: { done: () => void }) => {
  const [words, field] = [useCommonWords(), useFieldWords()];
  const people = useQuery(read('/access/people', { anonymous: true }));
  const [filter, setFilter] = useState('');
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const pick = async ({ id, county }: SamplePerson) => {
    setBusy(id);
    setFailure(undefined);
    try {
      await call('POST', '/access/session', { body: { person: id, county }, anonymous: true });
      done();
    } catch (error) {
      setFailure(whyOf(error));
    } finally {
      setBusy(undefined);
    }
  };
  const sought = filter.split(/\s+/);
  const matches = ({ county, id, name, posts }: SamplePerson) => {
    const texts = [county, id, name, ...posts.flatMap(({ role, unit }) => [field(`role.${role}`), unit ?? ''])];
    return sought.every((each) => texts.some((text) => text.includes(each)));
  };
  if (people.data === undefined) return null;
  const found = people.data.body.people.filter(matches);
  return (
    <section className="sign-in" aria-labelledby="samples">
      <h2 id="samples">{words('signInLocal')}</h2>
      {failure === undefined ? null : <Alert type="error" title={failure} showIcon />}
      <Input
        aria-label={words('signInFilter')}
        placeholder={words('signInFilter')}
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
        allowClear
      />
      {found.length === 0 ? (
        <Empty title={words('signInNobody')} />
      ) : (
        <ul>
          {found.map((person) => (
            <Person key={`${person.county}-${person.id}`} person={person} pick={() => void pick(person)} busy={busy === person.id} />
          ))}
        </ul>
      )}
    </section>
  );
};
