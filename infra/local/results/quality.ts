import { exact, toFixed } from '#domain/numbers/exact.ts';
import type { Outlier } from '#domain/reporting/outliers.ts';
import type { DataQuality } from '#domain/reporting/quality.ts';
import { mean } from '#domain/scoring/statistics.ts';
import type { Game } from '../play/game.ts';

/** 数据质量 of one window as the office sees it. */
export interface WindowQuality {
  window: string;
  name: string;
  units: { unit: string; name: string; status: string; quality?: DataQuality }[];
  outliers: Outlier[];
}

export const collectQuality = async ({ as, cycle, sample }: Game): Promise<WindowQuality[]> => {
  const windows: WindowQuality[] = [];
  for (const { code, name } of sample.plan.windows) {
    const seen = await as('office-head').get<Omit<WindowQuality, 'window' | 'name'>>(`/reporting/${cycle}/${code}/quality`);
    windows.push({ ...seen, window: code, name });
  }
  return windows;
};

/** A unit's mean over the windows it reported in, one decimal. */
export const qualityOfYear = (windows: readonly WindowQuality[], unit: string): string | undefined => {
  const scores = windows.flatMap(({ units }) => units.filter((each) => each.unit === unit).flatMap(({ quality }) => quality?.score ?? []));
  return scores.length === 0 ? undefined : toFixed(mean(scores.map((score) => exact(score))), 1);
};

/** What the office would look at first. */
export const outlierText = ({ name, outliers }: WindowQuality): string[] =>
  outliers.map(
    ({ unit, figure, month, value, median, z, gap }) =>
      `${name}:${unit} ${figure}(${month})为 ${value},本类中位数 ${median}${z === undefined ? `,偏离 ${gap}%` : `,稳健 z 值 ${z}`}`,
  );
