import * as z from 'zod';
import type { WindowLights } from './lights-of.ts';

const Counts = z.object({ green: z.int(), yellow: z.int(), red: z.int(), grey: z.int() });
type Counts = z.infer<typeof Counts>;

/** 亮灯汇总: how many lights of each colour the county has, and every unit, the reddest first. */
export const LightCounts = z.object({ all: Counts, units: z.array(Counts.extend({ unit: z.string() })) });
export type LightCounts = z.infer<typeof LightCounts>;

const count = (lights: WindowLights['lights']): Counts => {
  const of = (colour: keyof Counts): number => lights.filter(({ pair }) => pair.light === colour).length;
  return { green: of('green'), yellow: of('yellow'), red: of('red'), grey: of('grey') };
};

/** The light of goal and money together is counted: money alone never hides a goal that is behind, and the other way round. */
export const lightCountsOf = ({ lights }: Pick<WindowLights, 'lights'>): LightCounts => ({
  all: count(lights),
  units: [...Map.groupBy(lights, ({ unit }) => unit)]
    .map(([unit, own]) => ({ unit, ...count(own) }))
    .sort((a, b) => b.red - a.red || b.yellow - a.yellow || (a.unit < b.unit ? -1 : 1)),
});
