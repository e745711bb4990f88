import * as z from 'zod';
import { type Exact, exact, toText } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Dossier } from '#domain/scoring/dossier.ts';
import { type Facts, factsOf } from '#domain/scoring/facts-of.ts';
import { lineUpsOf } from '#domain/scoring/line-up.ts';
import { type Measured, measure } from '#domain/scoring/measure.ts';
import type { Sheet } from '#domain/scoring/sheet.ts';
import { Ahead } from './ahead.ts';
import { aheadOf } from './ahead-of.ts';
import { type Light, lightOf, pairLight, progressRatio } from './lights.ts';
import { MoneyLight, moneyLightOf } from './money-light.ts';
import { Outlook, outlookOf } from './outlook.ts';

const Colour = z.enum(['green', 'yellow', 'red', 'grey']);

/** The light of an indicator of a unit at the end of a window, with its numbers; reasons are stated in numbers, the sentence is made where it is read. */
export const IndicatorLight = z.object({
  unit: z.string(),
  indicator: z.string(),
  name: z.string(),
  light: Colour,
  value: z.string().optional(),
  expected: z.string().optional(),
  ratio: z.string().optional(),
  unitOfMeasure: z.string(),
  /** Of monthly amounts. */
  outlook: Outlook.optional(),
  /** 双监控: what goal and money say together. */
  pair: z.object({
    light: Colour,
    reason: z.enum(['on-course', 'goal-slow', 'goal-behind', 'goal-unreported', 'goal-not-due', 'money-slow', 'goal-and-money-apart']),
  }),
});
export type IndicatorLight = z.infer<typeof IndicatorLight>;

/** 亮灯结果 of a window: goals by category, unit and indicator; the money of every unit whose execution rate is known; what the forecasts warn of. */
export const WindowLights = z.object({ lights: z.array(IndicatorLight), money: z.array(MoneyLight), ahead: z.array(Ahead).default([]) });
export type WindowLights = z.infer<typeof WindowLights>;

const text = (value: Exact | undefined): string | undefined => (value === undefined ? undefined : toText(value));

/** Silence is never rewarded: a value that is due and not reported is red, not grey. */
const isSilent = ({ state, expected }: Measured): boolean => state === 'unreported' && expected !== undefined && !expected.equals(0);

const colour = (measured: Measured, ratio: Exact | undefined, limits: Policy['lights']): Light => (isSilent(measured) ? 'red' : lightOf(ratio, limits));

const pairOf = (measured: Measured, goal: Exact | undefined, money: Exact | undefined, limits: Policy['lights']): IndicatorLight['pair'] =>
  isSilent(measured) ? { light: 'red', reason: 'goal-unreported' } : pairLight(goal, money, limits);

const lightOfLeaf = (measured: Measured, money: Exact | undefined, limits: Policy['lights']): IndicatorLight => {
  const { indicator, unit, value, expected } = measured;
  const ratio = progressRatio(value, expected, indicator.direction);
  return {
    unit,
    indicator: indicator.code,
    name: indicator.name,
    light: colour(measured, ratio, limits),
    value: text(value),
    expected: text(expected),
    ratio: text(ratio),
    unitOfMeasure: indicator.unitOfMeasure ?? '',
    pair: pairOf(measured, ratio, money, limits),
  };
};

/** The outlook of an indicator that is a figure itself; a formula's value has no months of its own. */
const outlookIn = ({ figures }: Sheet, { indicator, unit, lead }: Measured, facts: Facts): Outlook | undefined => {
  const figure = indicator.formula === undefined ? figures.get(indicator.name) : undefined;
  if (figure === undefined) return undefined;
  const reporter = lead ?? unit;
  const target = facts.targets.get(`${reporter}|${indicator.code}`)?.target;
  const values = facts.figures.get(`${reporter}|${indicator.name}`) ?? [];
  return outlookOf({ figure, values, through: facts.through, target: target === undefined ? undefined : exact(target), direction: indicator.direction });
};

/** Lights of every indicator that has a target, for all units of the dossier, by category, unit and indicator, with the money of each unit. */
export const lightsOf = (dossier: Dossier): WindowLights => {
  const facts = factsOf(dossier);
  const { lights: limits } = dossier.policy;
  const expected = dossier.plan.windows.find(({ to }) => to === dossier.through)?.expectedExecution;
  const units = lineUpsOf(dossier).flatMap(({ sheet, units: own }) =>
    own.map((unit) => {
      const measured = sheet.leaves.map((leaf) => measure(sheet, leaf, unit, facts));
      const money = moneyLightOf(measured, expected, limits);
      const goals = measured.filter(({ target }) => target !== undefined);
      return {
        lights: goals.map((each) => ({ ...lightOfLeaf(each, money?.exact, limits), outlook: outlookIn(sheet, each, facts) })),
        money: money === undefined ? [] : [money.light],
        ahead: measured.flatMap((each) => aheadOf(each, outlookIn(sheet, each, facts), facts) ?? []),
      };
    }),
  );
  return { lights: units.flatMap(({ lights }) => lights), money: units.flatMap(({ money }) => money), ahead: units.flatMap(({ ahead }) => ahead) };
};
