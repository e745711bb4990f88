import * as z from 'zod';
import { created } from '#domain/change.ts';
import { County, Person } from '#domain/cycles/cycle.ts';
import { parse } from '#domain/problems/parse.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';

const Founding = z.object({
  county: County.pick({ county: true, name: true, tickedThrough: true }),
  people: z.array(Person.pick({ id: true, name: true, phone: true, posts: true })).min(1),
});

const peoplePerCommit = 50;

/** An operator founds a county: its record and its people. Repeating it changes nothing. */
export const handler = step('found-county', async (input) => {
  const { county, people } = parse(Founding, input, '建县参数');
  const actor = { county: county.county, cycle: '-', who: 'operator', day: county.tickedThrough };
  await commit({ fact: 'county-founded', changes: [created('county', { ...county, registry: 'counties', rev: 1 })] }, { ...actor, act: 'found-county' });
  for (let at = 0; at < people.length; at += peoplePerCommit) {
    const changes = people.slice(at, at + peoplePerCommit).map((person) => created('person', { ...person, county: county.county, rev: 1 }));
    await commit({ fact: 'people-appointed', changes }, { ...actor, act: `found-people:${at}` });
  }
  return { county: county.county, people: people.length };
});
