import { parseArgs } from 'node:util';
import { type Stop, stops } from './play/stops.ts';

export interface Options {
  once: boolean;
  keep: boolean;
  units: number;
  /** The phase at whose beginning the play stops, for people to go on by themselves; without it the whole year is played. */
  until?: Stop;
}

const leastUnits = 24;
const mostUnits = 400;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        units: { type: 'string', default: String(leastUnits) },
        until: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Error(`命令行参数有误(${error instanceof Error ? error.message : String(error)}),用法见 npm start -- --help`);
  }
};

/** Reads the command line; throws a sentence that says what is wrong with it. */
export const optionsOf = (args: readonly string[]): Options => {
  const values = parse(args);
  const units = Number(values.units);
  if (!Number.isInteger(units) || units < leastUnits || units > mostUnits)
    throw new Error(`--units 应为 ${leastUnits} 至 ${mostUnits} 的整数,收到的是“${values.units}”`);
  const until = stops.find((stop) => stop === values.until);
  if (values.until !== undefined && until === undefined) throw new Error(`--until 应为 ${stops.join('、')} 之一,收到的是“${values.until}”`);
  return { once: values.once, keep: values.keep, units, ...(until === undefined ? {} : { until }) };
};
