import type { Notification } from '#domain/notifications/notification.ts';
import type { Game } from './game.ts';
import { passTo } from './pass-days.ts';

/** The year's holiday tables, as the files say it. */
export const importHolidays = async (game: Game): Promise<void> => {
  for (const { year, text, documentNumber } of game.sample.matters.holidays)
    await game.as('office-head').post('/cycles/holidays', { year, format: 'csv', text, documentNumber });
};

/** The map of the townships, where the county has one. */
export const importMap = async (game: Game): Promise<void> => {
  const { map } = game.sample.matters;
  if (map !== undefined) await game.as('office-head').post('/cycles/map', { text: map });
};

/** The office is late with the base data of the sample: somebody above hears of it in working days. */
export const letBaseDataWait = async (game: Game): Promise<void> => {
  const { baseDataConfirmedOn } = game.sample.matters;
  if (baseDataConfirmedOn !== undefined) await passTo(game, baseDataConfirmedOn);
};

interface Told {
  notifications: (Pick<Notification, 'id' | 'told' | 'on'> & { text: string })[];
}

const shown = ['escalation', 'substitution', 'nudge'] as const;
const mostOfAKind = 2;

/** What the office and those concerned were told of people in this year: a few of each kind, as sentences. */
export const toldOfPeople = async (game: Game): Promise<string[]> => {
  const { substitutions } = game.sample.matters;
  const askers = [game.as('office-head'), ...substitutions.flatMap(({ role, unit }) => (unit === undefined ? [] : [game.as(role, unit)]))];
  const pages = await Promise.all(askers.map((who) => who.get<Told>('/tasks/notifications?limit=500')));
  const told = pages.flatMap(({ notifications }) => notifications).sort((a, b) => (a.on < b.on ? -1 : 1));
  return shown.flatMap((kind) => {
    const lines = told.filter((each) => each.told.kind === kind).map(({ on, text }) => `  ${on}  ${text}`);
    return [...new Set(lines)].slice(0, mostOfAKind);
  });
};
