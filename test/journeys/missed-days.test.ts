import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, eachDay } from '#domain/cycles/calendar.ts';
import type { Notification } from '#domain/notifications/notification.ts';
import { type Game, newGame } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { preparationSteps, prepare } from '../../infra/local/play/prepare.ts';
import { beginLine } from '../../infra/local/play/progress.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { booksOf, submit } from '../../infra/local/play/submit.ts';
import { phaseComplete, standingOf, taskOpen, until, windowIs } from '../../infra/local/play/until.ts';
import { unsettledIn } from '../../infra/local/play/window.ts';
import { apiInProcess } from '../support/api-in-process.ts';
import { deployedCloud, foundedGame, outputOf, type TestCloud } from '../support/cloud.ts';
import { deafToStreams } from '../support/lambda.ts';
import { smallCounty } from '../support/small-county.ts';
import { factsOf, trailOf } from '../support/trail.ts';

const quietCounty = (code: string): Playable => ({ ...smallCounty(code), joining: [], slips: [], ledger: [] });

/** How a county reaches a day: by a tick every night, or by one that comes after days without any. */
type Pass = (game: Game, day: string) => Promise<void>;
const nightly: Pass = async (game, day) => {
  for (const each of eachDay(addDays(game.today, 1), day)) await passTo(game, each);
};
const atOnce: Pass = passTo;

const cleanUp: (() => Promise<void>)[] = [];
let cloud: TestCloud;
let base: string;
let records: typeof import('#platform/table/records.ts');

/** What stands in the records after a day, without what only says when a person or a procedure came to it. */
const standingAfter = async ({ county, cycle }: Game) => ({
  cycle: (await records.load('cycle', { county, cycle }, '年度')).today,
  windows: (await records.list('window', { county, cycle })).map(({ window, status, closedOn }) => ({ window, status, closedOn })),
  submissions: (await records.list('submission', { county, cycle, window: '2026H1' })).map(({ unit, status }) => `${unit} ${status}`),
  tasks: (await records.list('task', { county, cycle })).map(({ id, status, outcome, due, settledOn }) => ({ id, status, outcome, due, settledOn })),
});
type Standing = Awaited<ReturnType<typeof standingAfter>>;

interface Played {
  game: Game;
  opened: Standing;
  reminded: Notification[];
  closed: Standing;
  facts: string[];
}

const inForm = async (game: Game, unit: string) => (await unsettledIn(game, '2026H1')).filter((submission) => submission.unit === unit);

/** The half-year window of a county whose ticks come as `pass` says: tracking starts after the first ten days, and units stay silent in the second ten. */
const halfYear = async (pass: Pass): Promise<Played> => {
  const { sample } = await foundedGame(cloud, quietCounty);
  const game = newGame(base, sample);
  const line = beginLine('准备', preparationSteps(game));
  await prepare(game, line);
  line.end();
  await passTo(game, '2026-06-21');
  await pass(game, '2026-07-01');
  await until(game, '上半年填报期列入计划', async () => (await standingOf(game)).windows.find(({ window }) => window === '2026H1'));
  await pass(game, '2026-07-02');
  await windowIs(game, '2026H1', 'open');
  const opened = await standingAfter(game);
  const books = booksOf(game);
  for (const submission of await inForm(game, 'U001')) await submit(game, submission, books);
  for (const { task } of await inForm(game, 'U004')) await game.as('office-head').post(`/tasks/2026/${task}/extend`, { due: '2026-07-16', reason: '防汛抢险' });
  await pass(game, '2026-07-05');
  await pass(game, '2026-07-15');
  const reminded = await records.list('notification', { county: game.county });
  await pass(game, '2026-07-17');
  await windowIs(game, '2026H1', 'closed');
  await taskOpen(game, '2026H1-inform-units');
  return { game, opened, reminded, closed: await standingAfter(game), facts: factsOf(await trailOf(game), game) };
};

let everyNight: Played;
let caughtUp: Played;

beforeAll(async () => {
  cloud = await deployedCloud('missed-days');
  cleanUp.unshift(cloud.stop);
  const api = await apiInProcess(cloud);
  cleanUp.unshift(api.stop);
  base = api.base;
  records = await import('#platform/table/records.ts');
  everyNight = await halfYear(nightly);
  caughtUp = await halfYear(atOnce);
});
afterAll(async () => {
  for (const end of cleanUp) await end();
});

const remindersOf = ({ reminded }: Played, task: string) =>
  reminded.flatMap(({ id, told, on }) => (told.kind === 'reminder' && told.task === task ? [`${id.split(':')[2]} ${on}`] : []));

describe('ten days without a tick, then one', () => {
  it('opens the window and closes it as ticks every night do', () => {
    expect(caughtUp.opened).toEqual(everyNight.opened);
    expect(caughtUp.closed).toEqual(everyNight.closed);
    expect(caughtUp.facts).toEqual(everyNight.facts);
  });

  it('ends each task on the day on which it would have ended', () => {
    const ended = (id: string) => caughtUp.closed.tasks.find((task) => task.id === id);
    expect(ended('2026H1-U003-report-1')).toMatchObject({ status: 'expired', settledOn: '2026-07-11' });
    expect(ended('2026H1-U004-report-1')).toMatchObject({ status: 'expired', settledOn: '2026-07-17' });
    expect(caughtUp.closed.windows[0]).toEqual({ window: '2026H1', status: 'closed', closedOn: '2026-07-17' });
    expect(caughtUp.closed.submissions).toEqual(['U001 accepted', 'U002 expired', 'U003 expired', 'U004 expired']);
  });

  it('reminds of an open task once, of the newest threshold', () => {
    expect(remindersOf(everyNight, '2026H1-U004-report-1')).toEqual(['1 2026-07-15', '3 2026-07-13', '7 2026-07-09']);
    expect(remindersOf(caughtUp, '2026H1-U004-report-1')).toEqual(['1 2026-07-15']);
  });

  it('makes nothing of a tick that is older than the county’s day', async () => {
    const { game } = caughtUp;
    await game.as('office-head').post('/cycles/ticks', { day: '2026-07-03' });
    // Ticks of a county come in order: when the next one is through, the older one was too.
    await passTo(game, '2026-07-18');
    const { cycle, ...rest } = await standingAfter(game);
    const { cycle: before, ...restBefore } = caughtUp.closed;
    expect([before, cycle]).toEqual(['2026-07-17', '2026-07-18']);
    expect(rest).toEqual(restBefore);
    expect(factsOf(await trailOf(game), game)).toEqual(caughtUp.facts);
  });

  it('tells a procedure what people did before the missed days and nobody heard', async () => {
    const { game } = caughtUp;
    const hear = await deafToStreams(cloud.endpoint, outputOf(cloud, 'SettleFunction'));
    cleanUp.unshift(hear);
    await game.as('office-clerk').post('/tasks/2026/2026H1-inform-units/done', {});
    await passTo(game, addDays(game.today, 10));
    expect((await phaseComplete(game, 'midterm-tracking')).completedOn).toMatch(/^2026-07-(19|2[0-8])$/);
  });
});
