import { expect } from 'vitest';
import * as z from 'zod';
import { exact, toFixed, toText } from '#domain/numbers/exact.ts';
import { theilSen } from '#domain/scoring/statistics.ts';
import { forecastByTrend, projectedByMean } from '#domain/warnings/forecast.ts';
import { lightsOf } from '#domain/warnings/lights-of.ts';
import { marksAtRisk } from '#domain/warnings/marks-at-risk.ts';
import { type Example, ruleInput } from '../../worked-examples.ts';
import { aDossier, aLeaf, aScheme } from '../a-dossier.ts';
import { expectValue, numbers } from './numbers.ts';
import { Setting } from './rules.ts';

const Light = z.object({
  lights: z.object({ green: z.string(), yellow: z.string() }),
  target: z.string(),
  direction: z.enum(['higher', 'lower']),
  accumulation: z.enum(['cumulative', 'point-in-time']),
  month: z.int(),
  milestones: z.array(z.object({ month: z.string(), value: z.string() })).default([]),
});

export const checkLight = (example: Example): void => {
  const { lights, target, direction, accumulation, month, milestones } = Light.parse(example.params);
  const through = `2026-${String(month).padStart(2, '0')}`;
  const leaf = aLeaf({ code: 'P1', direction, accumulation, frequency: 'monthly', rule: { kind: 'completion', mode: 'quotient' } });
  const dossier = aDossier({
    units: [{ figures: { P1: { [through]: String(example.inputs['value']) } }, targets: { P1: { target, milestones } } }],
    schemes: [aScheme({ root: { children: [leaf] } })],
    policy: { lights: { ...lights, gap: '20', article: '第一条' } },
    purpose: 'simulated',
    through,
  });
  const [light] = lightsOf(dossier).lights;
  expect(light?.light).toBe(example.result['light']);
  expect(light?.expected).toBe(example.result['expected']);
  expect(light?.ratio).toBe(example.unrounded);
  expect(light?.ratio && toFixed(exact(light.ratio), 4)).toBe(example.result['ratio']);
};

const seriesOf = ({ inputs, params }: Example) => ({ series: numbers(inputs['series']), ...z.object({ months: z.int(), target: z.string() }).parse(params) });

export const checkProjection = (example: Example): void => {
  const { series, months, target } = seriesOf(example);
  const value = projectedByMean(series, months);
  expectValue(example, value);
  expect(value.gte(exact(target))).toBe(example.result['meets']);
};

export const checkTrend = (example: Example): void => {
  const { series, months, target } = seriesOf(example);
  const value = forecastByTrend(series, months);
  expectValue(example, value);
  expect(toText(theilSen(series).slope)).toBe(example.result['slope']);
  expect(value.gte(exact(target))).toBe(example.result['meets']);
};

export const checkMarksAtRisk = (example: Example): void => {
  const { target, ...setting } = Setting.extend({ target: z.string() }).parse(example.params);
  const { forecast, low, high } = z.object({ forecast: z.string(), low: z.string(), high: z.string() }).parse(example.inputs);
  const risk = marksAtRisk(setting.rule, ruleInput(setting, { target }), { value: exact(forecast), low: exact(low), high: exact(high) });
  if ('notComputable' in risk) throw new Error(risk.notComputable);
  expect(toText(risk.lost)).toBe(example.unrounded);
  expect({ lost: toFixed(risk.lost, 2), least: toFixed(risk.least, 2), most: toFixed(risk.most, 2) }).toEqual(example.result);
};
