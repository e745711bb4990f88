import * as z from 'zod';
import { SubjectName } from '#domain/access/identity.ts';
import { created } from '#domain/change.ts';
import { County, Person } from '#domain/cycles/cycle.ts';
import { parse } from '#domain/problems/parse.ts';
import { accountOf } from '#platform/identity/identities.ts';
import { identitySettings } from '#platform/identity/settings.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';

const Founding = z.object({
  county: County.pick({ county: true, name: true, tickedThrough: true }),
  /** `subject`: the account that the person signs in with, so that somebody can sign in at all; the office keeps all others. */
  people: z.array(Person.pick({ id: true, name: true, phone: true, posts: true }).extend({ subject: SubjectName.optional() })).min(1),
  /** Key of the identity provider (in the stage's settings) whose accounts these are. */
  provider: z.string().default(identitySettings?.provider ?? ''),
});

/** A person and an account each; a transaction holds a hundred. */
const peoplePerCommit = 45;

/** An operator founds a county: its record and its people. Repeating it changes nothing. */
export const handler = step('found-county', async (input) => {
  const { county, people, provider } = parse(Founding, input, '建县参数');
  const actor = { county: county.county, cycle: '-', who: 'operator', day: county.tickedThrough };
  await commit({ fact: 'county-founded', changes: [created('county', { ...county, registry: 'counties', rev: 1 })] }, { ...actor, act: 'found-county' });
  for (let at = 0; at < people.length; at += peoplePerCommit) {
    const changes = people
      .slice(at, at + peoplePerCommit)
      .flatMap(({ subject, ...person }) => [
        created('person', { ...person, county: county.county, rev: 1 }),
        ...(subject === undefined
          ? []
          : [created('identity', accountOf({ county: county.county, person: person.id, provider, subject, on: county.tickedThrough }))]),
      ]);
    await commit({ fact: 'people-appointed', changes }, { ...actor, act: `found-people:${at}` });
  }
  return { county: county.county, people: people.length };
});
