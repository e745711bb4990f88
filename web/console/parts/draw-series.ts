import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { mountChart } from './mount-chart.ts';

use([BarChart, GridComponent, LegendComponent]);

export interface Series {
  name: string;
  values: readonly number[];
  colour: string;
}

export interface SeriesChart {
  names: readonly string[];
  series: readonly Series[];
  /** Lying bars, one row each: for many names. Otherwise standing columns. */
  lying: boolean;
}

const standingPixels = 280;
/** More bars than these stay without their numbers, which the table behind has. */
const mostNumbered = 40;
/** Of a lying row: a number needs a line of its own beside its bar. */
const rowPixels = (series: number, numbered: boolean): number => (numbered ? 19 * series + 8 : 14 * series + 8);
const ink = '#1b1f24';

/** Draws bars of one or several series; gives the way to take the chart down. */
export const drawSeries = (place: HTMLElement, { names, series, lying }: SeriesChart): (() => void) => {
  const numbered = names.length <= mostNumbered;
  place.style.height = `${lying ? names.length * rowPixels(series.length, numbered) + 60 : standingPixels}px`;
  const whole = series.every((each) => each.values.every(Number.isInteger));
  const values = { type: 'value', ...(whole ? { minInterval: 1 } : {}), splitLine: { lineStyle: { color: '#e6e9ee' } }, axisLabel: { color: ink } };
  const labels = {
    type: 'category',
    data: names,
    inverse: lying,
    axisTick: { show: false },
    axisLabel: { color: ink, interval: 0, ...(lying ? { width: 130, overflow: 'truncate' } : { hideOverlap: true }) },
  };
  return mountChart(place, {
    grid: { left: 8, right: 56, top: series.length > 1 ? 36 : 24, bottom: 8, containLabel: true },
    ...(series.length > 1 ? { legend: { top: 0, left: 0, textStyle: { color: ink } } } : {}),
    xAxis: lying ? values : labels,
    yAxis: lying ? labels : values,
    series: series.map(({ name, values: data, colour }) => ({
      type: 'bar',
      name,
      data,
      itemStyle: { color: colour },
      barMaxWidth: lying ? 14 : 48,
      barGap: '35%',
      label: { show: numbered, position: lying ? 'right' : 'top', color: ink },
    })),
  });
};
