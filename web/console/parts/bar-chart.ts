import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { mountChart } from './mount-chart.ts';

use([BarChart, GridComponent]);

export interface Bar {
  name: string;
  value: number;
}

const rowPixels = 30;

/** Draws lying bars, the first on top; gives the way to take the chart down. */
export const drawBars = (place: HTMLElement, bars: readonly Bar[]): (() => void) => {
  place.style.height = `${bars.length * rowPixels + 10}px`;
  return mountChart(place, {
    grid: { left: 4, right: 48, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#d8dde4' } },
      axisLabel: { color: '#1b1f24', fontSize: 13, width: place.clientWidth / 2.4, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        data: bars.map(({ value }) => value),
        itemStyle: { color: '#0b4ea2' },
        barMaxWidth: 16,
        label: { show: true, position: 'right', color: '#1b1f24', fontSize: 13 },
      },
    ],
  });
};
