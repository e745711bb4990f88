import type { Unit } from '#domain/schemes/plan.ts';
import type { TargetList } from '#domain/targets/target-list.ts';
import { known, ofUnit, postRows } from './batches.ts';
import { each } from './each.ts';
import type { Game } from './game.ts';

/** The unit proposes the office's draft as it stands, its leader signs, the office accepts. */
const agree = async (game: Game, unit: string): Promise<void> => {
  const path = `/targets/${game.cycle}/${unit}`;
  await game.as('unit-reporter', unit).post(`${path}/propose`);
  await game.as('unit-leader', unit).post(`${path}/sign`);
  await game.as('office-clerk').post(`${path}/accept`);
};

/** Units that wait to be agreed with. */
const waitingUnits = async (game: Game): Promise<string[]> => {
  const { lists } = await game.as('office-clerk').get<{ lists: TargetList[] }>(`/targets/${game.cycle}`);
  return lists.filter(({ status }) => status !== 'agreed').map(({ unit }) => unit);
};

/** 绩效目标: the office brings in its draft and sends it out; every unit's list is proposed, signed and accepted. */
export const agreeOnTargets = async (game: Game): Promise<void> => {
  const clerk = game.as('office-clerk');
  await postRows(game, 'targets', '绩效目标责任书底稿', known(game, game.sample.targets));
  await clerk.post(`/targets/${game.cycle}/ask`);
  await each(await waitingUnits(game), (unit) => agree(game, unit));
};

/** A unit that joins in mid-year is asked on its own. */
export const agreeWithUnit = async (game: Game, { id, name }: Pick<Unit, 'id' | 'name'>): Promise<void> => {
  await postRows(game, 'targets', `${name}绩效目标底稿`, ofUnit(id, game.sample.targets));
  await game.as('office-clerk').post(`/targets/${game.cycle}/ask`);
  await agree(game, id);
};
