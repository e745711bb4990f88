import type { Unit } from '#domain/schemes/plan.ts';
import type { TargetList } from '#domain/targets/target-list.ts';
import { known, ofUnit, postRows } from './batches.ts';
import { each } from './each.ts';
import type { Game } from './game.ts';
import type { TargetWork } from './sample-port.ts';

interface Saved {
  saved: { indicator: string; rev: number }[];
  refused: { indicator: string; problems: { message: string }[] }[];
}

const pathOf = ({ cycle }: Game, unit: string): string => `/targets/${cycle}/${unit}`;

/** Saves some targets of a unit over what stands there, with the sample's baselines. */
const save = async (game: Game, unit: string, typed: readonly { indicator: string; target: string; rev?: number }[]): Promise<Saved['saved']> => {
  const targets = typed.map((entry) => {
    const baseline = game.sample.targets.find((each) => each.unit === unit && each.indicator === entry.indicator)?.baseline;
    const source = { from: 'last-cycle', cycle: String(Number(game.cycle) - 1) };
    return { ...entry, ...(baseline === undefined ? {} : { baseline: { value: baseline, source } }) };
  });
  const { saved, refused } = await game.as('unit-reporter', unit).put<Saved>(pathOf(game, unit), { targets });
  if (refused.length > 0) throw new Error(`${unit} 的绩效目标被拒绝:${refused.flatMap(({ problems }) => problems.map(({ message }) => message)).join(';')}`);
  return saved;
};

/** The unit proposes what stands in its list, and its leader signs. */
const propose = async (game: Game, unit: string): Promise<void> => {
  await game.as('unit-reporter', unit).post(`${pathOf(game, unit)}/propose`);
  await game.as('unit-leader', unit).post(`${pathOf(game, unit)}/sign`);
};

/** First proposed as typed and returned with the reason; then the right numbers are entered. */
const returnOnce = async (game: Game, { unit, typed, reason }: TargetWork['returned'][number]): Promise<void> => {
  const saved = await save(game, unit, typed);
  await propose(game, unit);
  await game.as('office-clerk').post(`${pathOf(game, unit)}/return-to-unit`, { reason });
  const right = saved.flatMap(({ indicator, rev }) => {
    const target = game.sample.targets.find((each) => each.unit === unit && each.indicator === indicator)?.target;
    return target === undefined ? [] : [{ indicator, target, rev }];
  });
  await save(game, unit, right);
};

/** The unit proposes the office's draft or what it typed, its leader signs, the office accepts the whole list. */
const agree = async (game: Game, unit: string): Promise<void> => {
  const returned = game.sample.targetWork.returned.find((each) => each.unit === unit);
  if (returned !== undefined) await returnOnce(game, returned);
  await propose(game, unit);
  await game.as('office-clerk').post(`${pathOf(game, unit)}/accept`);
};

/** Units that wait to be agreed with. */
const waitingUnits = async (game: Game): Promise<string[]> => {
  const { lists } = await game.as('office-clerk').get<{ lists: TargetList[] }>(`/targets/${game.cycle}`);
  return lists.filter(({ status }) => status !== 'agreed').map(({ unit }) => unit);
};

/** 绩效目标: totals are handed down, the office sends out its draft; every unit's list is proposed, signed and accepted. */
export const agreeOnTargets = async (game: Game): Promise<void> => {
  const clerk = game.as('office-clerk');
  const { targets, targetWork } = game.sample;
  await postRows(game, 'targets', '绩效目标责任书底稿', known(game, targets));
  // One after the other: what a department hands down is checked against what it received.
  for (const { id, ...content } of targetWork.cascades) await clerk.put(`/targets/${game.cycle}/cascades/${id}`, content);
  await clerk.post(`/targets/${game.cycle}/ask`);
  await each(await waitingUnits(game), (unit) => agree(game, unit));
};

/** A unit that joins in mid-year is asked on its own. */
export const agreeWithUnit = async (game: Game, { id, name }: Pick<Unit, 'id' | 'name'>): Promise<void> => {
  await postRows(game, 'targets', `${name}绩效目标底稿`, ofUnit(id, game.sample.targets));
  await game.as('office-clerk').post(`/targets/${game.cycle}/ask`);
  await agree(game, id);
};

/** 目标调整: asked for by the office, approved by its head; the county's totals follow where they must. */
export const changeTargets = async (game: Game, { day: _, note, totals, ...request }: TargetWork['changes'][number]): Promise<void> => {
  await game.as('office-clerk').post(`/targets/${game.cycle}/changes`, request);
  await game.as('office-head').post(`/targets/${game.cycle}/changes/${request.id}/approve`, { note, totals });
};
