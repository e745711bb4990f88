import * as z from 'zod';
import type { Caller } from '#domain/access/caller.ts';
import { informUnitsTaskId } from '#domain/cycles/year-tasks.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { UnitId } from '#domain/schemes/code.ts';
import { lightSentence } from '#domain/warnings/light-sentence.zh-cn.ts';
import { IndicatorLight, WindowLights } from '#domain/warnings/lights-of.ts';
import { MoneyLight } from '#domain/warnings/money-light.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { WindowPath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { find, load } from '#platform/table/records.ts';
import { mustBePublished } from './embargo.ts';

export const CountyLights = WindowLights.extend({ window: z.string() });
export const UnitLightsPath = WindowPath.extend({ unit: UnitId });
export type UnitLightsPath = z.infer<typeof UnitLightsPath>;
export const UnitLights = z.object({
  window: z.string(),
  unit: z.string(),
  money: MoneyLight.optional(),
  lights: z.array(IndicatorLight.extend({ sentence: z.string() })),
});

export const lightsAt = async ({ cycle, window }: WindowPath, who: Caller): Promise<WindowLights> => {
  const scores = await load('scores', { county: who.county, cycle, version: window }, `填报期 ${window} 的过程评估`);
  await mustBePublished(scores, who);
  const { lightsHash } = scores;
  if (lightsHash === undefined) throw new NotFound(`填报期 ${window} 没有亮灯结果`);
  return fromArchive(WindowLights, lightsHash, '亮灯结果');
};

export const readLights = async ({ params, who }: Call<WindowPath>): Promise<Answer<z.infer<typeof CountyLights>>> => ({
  body: { window: params.window, ...(await lightsAt(params, who)) },
});

/** A unit's lights; it sees them itself once the office has informed the units (or its days for that are over). */
export const lightsOfUnit = async ({ params, who }: Asked<UnitLightsPath>) => {
  const { cycle, window, unit } = params;
  const [all, inform] = await Promise.all([lightsAt(params, who), find('task', { county: who.county, cycle, id: informUnitsTaskId(window) })]);
  return { unit, sent: inform !== undefined && inform.status !== 'open', all };
};

export const readUnitLights = async ({
  params: { window, unit },
  subject: { all },
}: Call<UnitLightsPath, unknown, unknown, Awaited<ReturnType<typeof lightsOfUnit>>>): Promise<Answer<z.infer<typeof UnitLights>>> => {
  const money = all.money.find((each) => each.unit === unit);
  const lights = all.lights.filter((each) => each.unit === unit).map((light) => ({ ...light, sentence: lightSentence(light, money) }));
  return { body: { window, unit, ...(money === undefined ? {} : { money }), lights } };
};
