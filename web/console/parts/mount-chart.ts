import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([SVGRenderer]);

type Option = Parameters<ReturnType<typeof init>['setOption']>[0];

/** Puts a chart in its place, where it follows the window; gives the way to take it down. */
export const mountChart = (place: HTMLElement, option: Option): (() => void) => {
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption({ animation: false, ...option });
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(place);
  return () => {
    resized.disconnect();
    chart.dispose();
  };
};
