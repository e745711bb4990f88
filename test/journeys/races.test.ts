import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Submission, settledStatuses } from '#domain/reporting/submission.ts';
import { ApiProblem, type Person, type Reply } from '../../infra/local/client.ts';
import { type Game, newGame } from '../../infra/local/play/game.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { apiInProcess } from '../support/api-in-process.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import type { SeedStatus } from '../support/seed-window.ts';
import { smallCounty } from '../support/small-county.ts';
import { trailOf } from '../support/trail.ts';

/** The small county with a second clerk and a second reporter of U001: two people who may do the same thing at the same time. */
const countyWithPairs = (code: string): Playable => {
  const sample = smallCounty(code);
  const second = (id: string) => sample.people.filter((person) => person.id === id).map((person) => ({ ...person, id: `${id}-2` }));
  return { ...sample, people: [...sample.people, ...second('office-clerk'), ...second('unit-reporter-U001')] };
};

const cleanUp: (() => Promise<void>)[] = [];
let cloud: TestCloud;
let game: Game;
let personOf: (id: string) => Person;
let seeds: typeof import('../support/seed-window.ts');
let recount: typeof import('../../functions/cycles/recount-window.ts');

beforeAll(async () => {
  cloud = await deployedCloud('races');
  cleanUp.unshift(cloud.stop);
  const { sample } = await foundedGame(cloud, countyWithPairs);
  const api = await apiInProcess(cloud);
  cleanUp.unshift(api.stop);
  game = newGame(api.base, sample);
  const { Person } = await import('../../infra/local/client.ts');
  const people = new Map(sample.people.map(({ id }) => [id, new Person(api.base, game.county, id)]));
  personOf = (id) => people.get(id) ?? game.as('office-head');
  [seeds, recount] = [await import('../support/seed-window.ts'), await import('../../functions/cycles/recount-window.ts')];
});
afterAll(async () => {
  for (const end of cleanUp) await end();
});

type Outcome<T> = { done: Reply<T> } | { refused: ApiProblem };

const tryTo = async <T>(act: Promise<Reply<T>>): Promise<Outcome<T>> => {
  try {
    return { done: await act };
  } catch (error) {
    if (error instanceof ApiProblem) return { refused: error };
    throw error;
  }
};

const doneOf = <T>(outcomes: readonly Outcome<T>[]): Reply<T>[] => outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : []));
const refusedOf = (outcomes: readonly Outcome<unknown>[]): string[] =>
  outcomes.flatMap((outcome) => ('refused' in outcome ? [`${outcome.refused.status} ${outcome.refused.code}`] : []));

interface Saved {
  saved: { figure: string; month: string; rev: number }[];
  refused: { problem: { code: string }; current?: { value: string; rev: number; by: string } }[];
}

/** Milliseconds by which the first of two acts is ahead; infinite: the other one begins only when it is through. */
const leads = [-Infinity, -40, -30, -20, -10, -5, 0, 5, 10, 20, 30, 40, Infinity];

const together = async <A, B>(lead: number, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> => {
  if (lead === Infinity) return [await first(), await second()];
  if (lead === -Infinity) {
    const before = await second();
    return [await first(), before];
  }
  return Promise.all([pause(Math.max(0, -lead)).then(first), pause(Math.max(0, lead)).then(second)]);
};

let years = 2001;
const seed = (units: Record<string, SeedStatus>) => seeds.seedWindow({ sample: game.sample, year: years++, units });
const factsOf = async (cycle: string): Promise<string[]> => (await trailOf(game, cycle)).map(({ fact }) => fact);

describe('people and procedures act in the same moment', () => {
  it('lets exactly one of 64 complete a task, and tells the others precisely', async () => {
    const { cycle, window } = await seed({ U001: 'signed', U002: 'signed' });
    const clerks = ['office-clerk', 'office-clerk-2'].map(personOf);
    const acts = Array.from({ length: 64 }, (_, at) => (clerks[at % 2] as Person).ask('POST', `/reporting/${cycle}/${window}/U001/accept`));
    const outcomes = await Promise.all(acts.map(tryTo));
    expect(doneOf(outcomes)).toHaveLength(1);
    const refused = refusedOf(outcomes);
    expect(refused).toHaveLength(63);
    expect(refused.filter((each) => !/^409 (submission-accepted|task-done)$/.test(each))).toEqual([]);
    expect((await factsOf(cycle)).filter((fact) => fact === 'submission-accept')).toHaveLength(1);
  });

  it('lets one act that is sent 16 times at once be done once, and gives every sender the same receipt', async () => {
    const { cycle, window } = await seed({ U001: 'signed', U002: 'signed' });
    const key = randomUUID();
    const acts = Array.from({ length: 16 }, () => personOf('office-clerk').ask('POST', `/reporting/${cycle}/${window}/U001/accept`, { key }));
    const outcomes = await Promise.all(acts.map(tryTo));
    expect(refusedOf(outcomes)).toEqual([]);
    expect(new Set(doneOf(outcomes).map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('lets one of two reporters save a figure, and shows the other what stands', async () => {
    const { cycle, window } = await seed({ U001: 'open' });
    const path = `/reporting/${cycle}/${window}/U001/figures`;
    const reporters = ['unit-reporter-U001', 'unit-reporter-U001-2'].map(personOf);
    const cell = { figure: '办件量', month: '2026-03' };
    for (let rev = 0; rev < 12; rev++) {
      const values = [`${100 + rev}`, `${200 + rev}`];
      const answers = await Promise.all(
        reporters.map((reporter, at) =>
          reporter.ask<Saved>('PUT', path, { body: { figures: [{ ...cell, value: values[at], ...(rev === 0 ? {} : { rev }) }] } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 207]);
      const saved = answers.findIndex(({ status }) => status === 200);
      expect(answers[saved]?.body.saved).toEqual([{ ...cell, rev: rev + 1 }]);
      const { problem, current } = answers[1 - saved]?.body.refused[0] ?? {};
      expect(problem?.code).toBe('changed-by-another');
      expect(current).toEqual({ value: values[saved], rev: rev + 1, by: reporters[saved]?.id });
    }
  });

  it('has the leader sign what stands, whether a figure is saved before or after the report', async () => {
    for (const lead of leads) {
      const { cycle, window } = await seed({ U001: 'open' });
      const path = `/reporting/${cycle}/${window}/U001`;
      const [first, second] = ['unit-reporter-U001', 'unit-reporter-U001-2'].map(personOf) as [Person, Person];
      const value = (month: string, number: string, rev?: number) => ({ figure: '办件量', month, value: number, ...(rev === undefined ? {} : { rev }) });
      await first.put(`${path}/figures`, { figures: [value('2026-03', '10'), value('2026-06', '20')] });
      const [saved] = await together(
        lead,
        () => tryTo(second.ask<Saved>('PUT', `${path}/figures`, { body: { figures: [value('2026-06', '30', 1)] } })),
        () => first.post(`${path}/report`, { missing: [] }),
      );
      const done = 'done' in saved && saved.done.status === 200;
      if ('refused' in saved) expect(refusedOf([saved])[0]).toMatch(/^409 submission-reported$/);
      await personOf('unit-leader-U001').post(`${path}/sign`);
      const { asked, submission } = await first.get<{ asked: { month: string; value: string }[]; submission: Submission }>(path);
      expect(asked.map(({ value }) => value)).toEqual(['10', done ? '30' : '20']);
      expect(submission.figuresHash).toBe(seeds.hashOfFigures(asked.map(({ month, value }) => ({ figure: '办件量', month, value }))));
    }
  });

  it('closes early or accepts, whoever comes first, and never leaves an open submission in a closed window', async () => {
    const ends: string[] = [];
    for (const lead of leads) {
      const key = await seed({ U001: 'accepted', U002: 'signed' });
      const path = `/cycles/${key.cycle}/windows/${key.window}/close`;
      const [closed, accepted] = await together(
        lead,
        () => tryTo(game.as('office-head').ask('POST', path, { body: { reason: '提前汇总' } })),
        () => tryTo(personOf('office-clerk').ask('POST', `/reporting/${key.cycle}/${key.window}/U002/accept`)),
      );
      await vi.waitFor(async () => expect((await seeds.standingOfWindow(key)).window.status).toBe('closed'), { timeout: 20_000, interval: 50 });
      const { submissions } = await seeds.standingOfWindow(key);
      const [own] = submissions.filter(({ unit }) => unit === 'U002');
      expect(own?.status).toBe('done' in accepted ? 'accepted' : 'withdrawn');
      if ('refused' in accepted) expect(refusedOf([accepted])[0]).toMatch(/^409 (window-(closing|closed)|submission-withdrawn|task-withdrawn)$/);
      if ('refused' in closed) expect(refusedOf([closed])[0]).toMatch(/^409 window-closed$/);
      ends.push(`${own?.status}`);
    }
    expect([...new Set(ends)].sort()).toEqual(['accepted', 'withdrawn']);
  });

  it('adds a unit to a closing window wholly or not at all', async () => {
    const ends: string[] = [];
    for (const lead of [...leads, ...leads.filter(Number.isFinite)]) {
      const key = await seed({ U001: 'accepted', U002: 'accepted' });
      const unit = { id: 'U009', name: '新设局', kind: 'department', category: 'B', since: '2026-06' };
      const [added] = await together(
        lead,
        () => tryTo(game.as('office-head').ask('POST', `/cycles/${key.cycle}/units`, { body: { unit, reason: '新设' } })),
        () => recount.recountWindow(key, 'test'),
      );
      expect(refusedOf([added])).toEqual([]);
      const { window, submissions } = await seeds.standingOfWindow(key);
      const unsettled = submissions.filter(({ status }) => !settledStatuses.includes(status)).map((each: Submission) => each.unit);
      expect(`${window.status} ${unsettled}`).toBe(window.status === 'closed' ? 'closed ' : 'open U009');
      ends.push(window.status);
    }
    expect([...new Set(ends)].sort()).toEqual(['closed', 'open']);
  });

  it('keeps what both of two units added at once are asked', async () => {
    const key = await seed({ U001: 'accepted', U002: 'signed' });
    const add = async (id: string, name: string): Promise<void> => {
      const body = { unit: { id, name, kind: 'department', category: 'B', since: '2026-06' }, reason: '新设' };
      const outcome = await tryTo(game.as('office-head').ask('POST', `/cycles/${key.cycle}/units`, { body }));
      if ('done' in outcome) return;
      expect(refusedOf([outcome])[0]).toMatch(/^409 (cycle|publication)-moved-on$/);
      await add(id, name);
    };
    await Promise.all([add('U008', '新设甲局'), add('U009', '新设乙局')]);
    const { submissions } = await seeds.standingOfWindow(key);
    expect(submissions.map(({ unit, status }) => `${unit} ${status}`)).toEqual(['U001 accepted', 'U002 signed', 'U008 open', 'U009 open']);
  });
});
