import * as z from 'zod';
import { NonNegativeDecimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';
import { Frequency } from '#domain/schemes/indicator.ts';
import { Pull } from './pull.ts';

/** 应到时间: data of a month, quarter, … are expected between two days of the month that comes so many months after its end (`-31` of a short month is its last day). */
export const Arrival = z.strictObject({
  every: Frequency,
  monthsAfter: z.int().min(0).max(12).default(1),
  fromDay: z.int().min(1).max(31),
  toDay: z.int().min(1).max(31),
});
export type Arrival = z.infer<typeof Arrival>;

/** 允许误差: two sources agree when they differ by no more than `absolute`, or by no more than `percent` of the value that counts. Neither: only equal values agree. */
export const Tolerance = z.strictObject({ absolute: NonNegativeDecimal.optional(), percent: NonNegativeDecimal.optional() });
export type Tolerance = z.infer<typeof Tolerance>;

/** 发布前保密: a figure of a month is shown to nobody but the office before a day of the month that comes so many months after. */
export const Embargo = z.strictObject({ figure: z.string().min(1), monthsAfter: z.int().min(0).max(12), day: z.int().min(1).max(31) });
export type Embargo = z.infer<typeof Embargo>;

/** What a county says of a source of data; `name` is what a scheme writes as a figure's source. */
export const SourceSettings = z.strictObject({
  name: z.string().min(1).max(40),
  /** 责任单位 and, where one is named, the unit of the plan and the person who answers for the data. */
  owner: z.strictObject({ name: z.string().min(1).max(40), unit: UnitId.optional(), person: z.string().min(1).optional() }),
  /** Figures it delivers besides those that the schemes name it for: a second source of somebody else's figure. */
  figures: z.array(z.string().min(1)).default([]),
  /** Where sources differ the one with the smaller number counts until the office decides. */
  precedence: z.int().min(1).max(999),
  /** By how much it may differ from a source that precedes it. */
  tolerance: Tolerance.default({}),
  /** Without it nothing is expected on a day, and its absence alarms nobody. */
  arrival: Arrival.optional(),
  /** Figures that are published on a day of their own, such as 地区生产总值. */
  embargoes: z.array(Embargo).default([]),
  /** Where and when its data are fetched; without it they come as files or by its own system. */
  pull: Pull.optional(),
});
export type SourceSettings = z.infer<typeof SourceSettings>;

/** 数据来源: who delivers figures, what, when, and how far it is believed. */
export const Source = z.object({ county: CountyCode, id: Code, ...SourceSettings.shape, by: z.string(), rev: z.int().positive() });
export type Source = z.infer<typeof Source>;

/** Whether a source delivers a figure: the scheme names it, or it says so itself. */
export const feeds = ({ name, figures }: Pick<Source, 'name' | 'figures'>, figure: { name: string; source: string }): boolean =>
  figure.source === name || figures.includes(figure.name);
