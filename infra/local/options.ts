import { parseArgs } from 'node:util';

export interface Options {
  once: boolean;
  keep: boolean;
  units: number;
}

const leastUnits = 24;
const mostUnits = 400;

/** Reads the command line; throws a sentence that says what is wrong with it. */
export const optionsOf = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: { once: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false }, units: { type: 'string', default: String(leastUnits) } },
  });
  const units = Number(values.units);
  if (!Number.isInteger(units) || units < leastUnits || units > mostUnits)
    throw new Error(`--units 应为 ${leastUnits} 至 ${mostUnits} 的整数,收到的是“${values.units}”`);
  return { once: values.once, keep: values.keep, units };
};
