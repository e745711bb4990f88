import type { County } from '#domain/cycles/cycle.ts';
import { agreeWithUnit, changeTargets } from './agree-targets.ts';
import { ofUnit, postFigures } from './batches.ts';
import { commitmentEvents } from './commitments.ts';
import type { Game } from './game.ts';
import { enterProject } from './projects.ts';
import { until } from './until.ts';

/** Says which day it is and waits until the county has reached it. */
const tickTo = async (game: Game, day: string): Promise<void> => {
  if (day <= game.today) return;
  const head = game.as('office-head');
  await head.post('/cycles/ticks', { day });
  await until(game, `时钟走到 ${day}`, async () => {
    const { county } = await head.get<{ county: County }>('/cycles/county');
    return county.tickedThrough >= day ? true : undefined;
  });
  game.today = day;
};

/** Something of the sample that happens on a day of its own. */
interface DayEvent {
  day: string;
  key: string;
  happen(game: Game): Promise<void>;
}

const ledgerEvents = (game: Game): DayEvent[] =>
  game.sample.ledger.map(({ day, id, content }) => ({
    day,
    key: `ledger:${id}`,
    happen: ({ cycle }) => game.as('office-clerk').post(`/ledger/${cycle}`, { id, content }),
  }));

const matterEvents = ({ sample: { matters } }: Game): DayEvent[] => [
  ...matters.substitutions.map(({ day, ...substitution }) => ({
    day,
    key: `substitution:${substitution.person}:${day}`,
    happen: (game: Game) => game.as('office-head').post<void>('/access/substitutions', substitution),
  })),
  ...matters.nudges.map(({ day, task, words }) => ({
    day,
    key: `nudge:${task}:${day}`,
    happen: (game: Game) => game.as('office-clerk').post<void>(`/tasks/${game.cycle}/${task}/nudge`, { words }),
  })),
];

/** A unit joins: the new plan first, then its targets and its base data. */
const joiningEvents = ({ sample }: Game): DayEvent[] =>
  sample.joining.map(({ day, unit, reason }) => ({
    day,
    key: `unit:${unit.id}`,
    happen: async (game) => {
      await game.as('office-head').post(`/cycles/${game.cycle}/units`, { unit, reason });
      game.units.add(unit.id);
      await agreeWithUnit(game, unit);
      await postFigures(game, ofUnit(unit.id, sample.baseData));
    },
  }));

const changeEvents = ({ sample }: Game): DayEvent[] =>
  sample.targetWork.changes.map((change) => ({ day: change.day, key: `change:${change.id}`, happen: (game) => changeTargets(game, change) }));

/** A project is entered with its budget, at the start of the year or in its midst. */
const projectEvents = ({ sample }: Game): DayEvent[] =>
  sample.projectEvaluation.projects.map((project) => ({ day: project.day, key: `project:${project.id}`, happen: (game) => enterProject(game, project) }));

/** Lets the days pass, stopping only on those on which something happens: ticks catch up over the days between. */
export const passTo = async (game: Game, day: string): Promise<void> => {
  const due = [
    ...ledgerEvents(game),
    ...joiningEvents(game),
    ...changeEvents(game),
    ...matterEvents(game),
    ...projectEvents(game),
    ...game.sample.commitments.flatMap(commitmentEvents),
  ]
    .filter((event) => event.day <= day && !game.entered.has(event.key))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const event of due) {
    await tickTo(game, event.day);
    await event.happen(game);
    game.entered.add(event.key);
  }
  await tickTo(game, day);
};
