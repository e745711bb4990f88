import { MapChart } from 'echarts/charts';
import { registerMap, use } from 'echarts/core';
import type { CountyMap } from '#domain/cycles/county-map.ts';
import { mountChart } from './mount-chart.ts';

use([MapChart]);

export interface Area {
  unit: string;
  /** What stands in the area, e.g. its name and level. */
  label: string;
  colour: string;
}

type GeoJson = Exclude<Parameters<typeof registerMap>[1], string>;

/** Draws areas in their colours with their words; gives the way to take the map down. An area without a colour is left blank. Two maps drawn at once have two names. */
export const drawMap = (place: HTMLElement, map: CountyMap, areas: readonly Area[], name: string): (() => void) => {
  const labels = new Map(areas.map(({ unit, label }) => [unit, label]));
  // The unit is what an area is known by: two townships may share a name.
  const byUnit = { ...map, features: map.features.map(({ properties, ...feature }) => ({ ...feature, properties: { ...properties, name: properties.unit } })) };
  registerMap(name, byUnit as unknown as GeoJson);
  return mountChart(place, {
    series: [
      {
        type: 'map',
        map: name,
        roam: false,
        silent: true,
        aspectScale: 0.87,
        itemStyle: { areaColor: '#f4f6f9', borderColor: '#5a636e', borderWidth: 1 },
        label: { show: true, color: '#1b1f24', fontSize: 13, lineHeight: 18, formatter: ({ name: unit }: { name: string }) => labels.get(unit) ?? '' },
        data: areas.map(({ unit, colour }) => ({ name: unit, itemStyle: { areaColor: colour } })),
      },
    ],
  });
};
