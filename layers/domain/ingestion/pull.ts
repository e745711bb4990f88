import * as z from 'zod';
import { Code, CountyCode } from '#domain/schemes/code.ts';
import { daysOfMonth } from '../cycles/calendar.ts';
import { InvalidInput } from '../problems/errors.ts';
import { Problem, problem } from '../problems/problem.ts';
import { monthAt } from './later-day.ts';

/** 自动采集: where a source's data are fetched, how its fields are called, and on which days. */
export const Pull = z.strictObject({
  /** `{month}` stands for the month before the day of the pull (`2026-06`). */
  address: z.string().min(1).max(500),
  format: z.enum(['json', 'csv']),
  /** JSON: where the list of rows stands, names joined by dots; empty: the answer is the list. */
  rowsAt: z.string().default(''),
  /** Fields or columns. Without `figure` all values are of the one figure named beside. */
  fields: z.strictObject({ unit: z.string().min(1), figure: z.string().min(1).optional(), period: z.string().min(1), value: z.string().min(1) }),
  figure: z.string().min(1).optional(),
  /** Name of the secret that holds the value of the header `Authorization`; the secret itself is kept elsewhere. */
  credential: Code.optional(),
  /** Days of the month; of a shorter month its last one. */
  days: z.array(z.int().min(1).max(31)).min(1),
});
export type Pull = z.infer<typeof Pull>;

/** 采集记录: what came of one pull. */
export const PullRun = z.object({
  county: CountyCode,
  cycle: z.string(),
  source: Code,
  /** `2026-07-01` of the tick, with more behind it when the office asked. */
  id: z.string().min(1),
  /** Address with the month filled in; it holds no secret. */
  address: z.string(),
  on: z.iso.date(),
  status: z.enum(['staged', 'refused']),
  /** Batch that the values lie in, and how many. */
  batch: z.string().optional(),
  count: z.int().positive().optional(),
  /** The first of what was wrong, and how much in all. */
  problems: z.array(Problem),
  wrong: z.int().min(0),
  by: z.string(),
});
export type PullRun = z.infer<typeof PullRun>;

/** The month whose data are there on a day: the one before. */
export const dataMonth = (day: string): string => monthAt(Number(day.slice(0, 4)) - 1, 12 + Number(day.slice(5, 7)) - 2);

export const addressOf = ({ address }: Pick<Pull, 'address'>, day: string): string => address.replaceAll('{month}', dataMonth(day));

export const isPullDay = ({ days }: Pick<Pull, 'days'>, day: string): boolean =>
  days.some((each) => Math.min(each, daysOfMonth(day.slice(0, 7))) === Number(day.slice(8)));

interface Reach {
  /** Hosts that may be asked. */
  hosts: readonly string[];
  /** The local stage may also ask this machine, without TLS. */
  local: boolean;
}

/** Only named hosts over TLS are asked, so that nobody makes the system look around in its own network. */
export const addressProblems = (address: string, { hosts, local }: Reach): Problem[] => {
  const url = URL.parse(address.replaceAll('{month}', '2026-01'));
  if (url === null) return [problem('pull.address', 'not-an-address', '不是有效的网址', { got: address })];
  if (local && (url.hostname === '127.0.0.1' || url.hostname === 'localhost')) return [];
  return [
    ...(url.protocol === 'https:' ? [] : [problem('pull.address', 'not-https', '采集地址应为 https', { expected: 'https', got: url.protocol.slice(0, -1) })]),
    ...(hosts.includes(url.hostname)
      ? []
      : [
          problem('pull.address', 'host-not-allowed', `主机 ${url.hostname} 不在允许采集的名单内`, {
            expected: hosts.join('、') || '(名单为空)',
            got: url.hostname,
          }),
        ]),
    ...(url.username === '' && url.password === '' ? [] : [problem('pull.address', 'credentials-in-address', '凭据不得写在网址中,请使用凭据名称')]),
  ];
};

export const figureProblems = ({ fields, figure }: Pull): Problem[] =>
  (fields.figure === undefined) !== (figure === undefined)
    ? []
    : [problem('pull.figure', 'figure-once', '数据项由字段给出(fields.figure)或写明一个(figure),二者选一')];

type Fields = Readonly<Record<string, unknown>>;

/** The list of rows in a JSON answer. */
export const rowsIn = (answer: unknown, rowsAt: string): Fields[] => {
  const found =
    rowsAt === ''
      ? answer
      : rowsAt.split('.').reduce<unknown>((part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined), answer);
  const isRow = (row: unknown): row is Fields => typeof row === 'object' && row !== null && !Array.isArray(row);
  if (!Array.isArray(found) || !found.every(isRow))
    throw new InvalidInput('来源系统的回答中没有数据行', [
      problem(rowsAt, 'no-rows', '这里应为数据行的列表', { expected: '[{…}, …]', got: found === undefined ? '(无)' : JSON.stringify(found).slice(0, 60) }),
    ]);
  return found;
};

const text = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

/** A source's row under our names; what is missing stays missing and is told by the check of deliveries. */
export const toDelivered = (row: Fields, { fields, figure }: Pick<Pull, 'fields' | 'figure'>): Fields => ({
  unit: row[fields.unit],
  figure: figure ?? row[fields.figure ?? ''],
  period: row[fields.period],
  value: text(row[fields.value]),
});
