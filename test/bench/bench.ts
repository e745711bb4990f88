import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysBetween } from '#domain/cycles/calendar.ts';
import { root } from '../../infra/local/cloud.ts';
import { benchCounty } from './bench-county.ts';
import { benchBundles } from './bundles.ts';
import { costPage } from './cost-page.ts';
import { countyYear } from './county-year.ts';
import { benchIngestion, perSecond } from './ingestion.ts';
import { benchCounties, benchMarks } from './marks.ts';
import { type Played, playAndCount } from './played.ts';
import { bill, type Line, totalOf } from './prices.ts';
import { benchPublicPage, usualRoundTrip } from './public-page.ts';

/** Numbers of the issue "The spine": a county of this size, and what its year may take. */
const size = { units: 80, indicators: 60, returnedPercent: 15 };
const [opened, closed] = ['2025-12-01', '2027-04-30'];
const days = daysBetween(opened, closed) + 1;

let missed = 0;
const say = (text: string): void => console.log(text);
const goal = (what: string, value: number, unit: string, met: boolean, wanted: string): void => {
  if (!met) missed++;
  say(`${met ? '✓' : '✗'} ${what}: ${Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(3)}${unit} (goal ${wanted})`);
};

const lambdaSeconds = 0.2;
/** Memory of the functions (infra/stacks/functions.ts): the steps of the procedures have more. */
const lambdaGigabytes = { step: 1, other: 0.5 };

const count = ({ counted: { requests } }: Played, prefix: string): number =>
  [...requests].filter(([operation]) => operation.startsWith(prefix)).reduce((sum, [, times]) => sum + times, 0);

/** Upper bounds where a function takes several records in one call: one call a signal, a settled submission, and two a night, which send the tick and run it. */
const lambdaRequests = (played: Played, steps: number, submissions: number, days: number): number =>
  count(played, 'API.') + steps + count(played, 'StepFunctions.SendTaskSuccess') + submissions + 2 * days;

interface Calls {
  transitions: number;
  lambda: number;
  /** Of them the steps of the procedures. */
  steps: number;
  days: number;
}

const billOf = (played: Played, { transitions, lambda, steps, days }: Calls): Line[] =>
  bill({
    transitions,
    lambdaRequests: lambda,
    lambdaGigabyteSeconds: lambdaSeconds * (steps * lambdaGigabytes.step + (lambda - steps) * lambdaGigabytes.other),
    writeUnits: played.counted.writeUnits,
    readUnits: played.counted.readUnits,
    apiRequests: count(played, 'API.'),
    s3Writes: count(played, 'S3.PUT'),
    s3Reads: count(played, 'S3.GET') + count(played, 'S3.HEAD'),
    queueRequests: days * 3, // a tick is sent, received and deleted
  });

const benchYear = async (): Promise<void> => {
  const sample = benchCounty(size);
  say(`\nA county's year: ${size.units} units × ${size.indicators} indicators, ${sample.plan.windows.length} windows, ${size.returnedPercent} % returned once`);
  const played = await playAndCount(sample);
  const year = await countyYear(sample.plan, sample.slips.length, opened, closed);
  goal('billed transitions, from definitions and outcomes', year.transitions, '', year.transitions <= 3200, '≤ 3,200');
  say(
    `  seen in the histories of ${played.histories.executions} executions: ${played.histories.transitions.toLocaleString('en-US')} (where a task was settled before its workflow waited for it, one state more; next year's preparation has begun; no wait lasts 30 days)`,
  );
  goal('events of the longest execution', year.mostEvents, '', year.mostEvents <= 500, '≤ 500');
  goal('largest input or output of a state', played.histories.mostBytes, ' bytes', played.histories.mostBytes <= 4096, '≤ 4,096');
  const lambda = lambdaRequests(played, year.steps, size.units * sample.plan.windows.length, days);
  const lines = billOf(played, { transitions: year.transitions, lambda, steps: year.steps, days });
  for (const { what, amount, usd } of lines) say(`  ${what}: ${Math.round(amount).toLocaleString('en-US')} = $${usd.toFixed(4)}`);
  goal('list price of the year', totalOf(lines), ' USD', totalOf(lines) <= 0.3, '≤ 0.30');
  const acts = count(played, 'API.P');
  say(
    `  the year of ${size.units} units over HTTP (report, sign, accept in ${sample.plan.windows.length} windows, and all the rest), here: ${played.seconds.toFixed(0)} s, ${acts.toLocaleString('en-US')} acts (${(acts / played.seconds).toFixed(1)} a second, ${count(played, 'API.GET')} reads between them)`,
  );
  for (const [operation, times] of [...played.counted.requests].sort()) say(`    ${operation}: ${times.toLocaleString('en-US')}`);
  routes(played);
  writeFileSync(join(root, 'docs', 'cost.md'), costPage({ ...size, year, histories: played.histories, lines }));
  say('  docs/cost.md written');
  bundles(played.bundles);
};

/** Regression figures of a busy machine on which each call is a process of its own: to be compared with the run before, not with AWS. */
const routes = ({ counted }: Played): void => {
  const times = counted.routes.times();
  say('\nAPI on the local cloud, slowest first');
  for (const { route, calls, median, p95, mostBytes } of times)
    say(`  ${route}: p95 ${p95.toFixed(0)} ms, median ${median.toFixed(0)} ms, ${calls} calls, at most ${(mostBytes / 1000).toFixed(1)} KB`);
  const form = times.find(({ route }) => route === 'GET /reporting/{cycle}/{window}/{unit}');
  goal(`largest form of ${size.indicators} indicators`, (form?.mostBytes ?? Number.NaN) / 1000, ' KB', (form?.mostBytes ?? Number.NaN) <= 60_000, '≤ 60 KB');
};

const bundles = (folder: string): void => {
  const { handlers, empty } = benchBundles(folder);
  say(`\nBundles (module load in a fresh process; an empty handler takes ${empty.toFixed(1)} ms)`);
  for (const { name, kilobytes, zipped, milliseconds } of handlers)
    say(`  ${name}: ${zipped.toFixed(0)} KB zipped, ${kilobytes.toFixed(0)} KB unpacked, ${milliseconds.toFixed(1)} ms`);
  const largest = Math.max(...handlers.map(({ zipped }) => zipped));
  goal('largest bundle, zipped as Lambda counts it', largest, ' KB', largest <= 500, '≤ 500 KB');
};

const scoring = async (): Promise<void> => {
  say('\nScoring');
  const marks = await benchMarks();
  say(
    `  explained marks a second: ${Math.round(marks.perSecond).toLocaleString('en-US')}; JSONata, unexplained: ${Math.round(marks.jsonataPerSecond).toLocaleString('en-US')}`,
  );
  goal('explained marks against JSONata', marks.ratio, ' ×', marks.ratio >= 1.5, '≥ 1.5 ×');
  say(`  through the whole of assess: ${Math.round(marks.assessedPerSecond).toLocaleString('en-US')} marks a second`);
  const counties = await benchCounties();
  goal('120 counties against 120 times one', counties, ' ×', counties <= 1.1, '≤ 1.1 ×');
};

const ingestion = async (): Promise<void> => {
  say('\nIngestion: 100,800 rows, detected, mapped and held against the year');
  const { xlsx, csv, exceljs } = await benchIngestion();
  for (const [name, measured] of Object.entries({ xlsx, csv, 'xlsx with exceljs, unchecked': exceljs }))
    say(
      `  ${name}: ${perSecond(measured).toLocaleString('en-US')} rows a second, ${(measured.milliseconds / 1000).toFixed(1)} s, peak ${measured.megabytes.toFixed(0)} MB`,
    );
  goal('peak memory of the xlsx', Math.round(xlsx.megabytes), ' MB', xlsx.megabytes <= 256, '≤ 256 MB');
  goal('peak memory of the csv', Math.round(csv.megabytes), ' MB', csv.megabytes <= 256, '≤ 256 MB');
  goal('time of the xlsx against exceljs', xlsx.milliseconds / exceljs.milliseconds, ' ×', xlsx.milliseconds <= exceljs.milliseconds, '≤ 1 ×');
};

const publicPage = async (): Promise<void> => {
  say('\nPublic page, first visit on a simulated slow 4G (1.6 Mbit/s down), largest contentful paint, median of five');
  for (const { page, roundTrip, milliseconds, element, numbers } of await benchPublicPage()) {
    if (roundTrip === usualRoundTrip) goal(`${page}, ${roundTrip} ms round trip (${element})`, milliseconds / 1000, ' s', milliseconds <= 1500, '≤ 1.5 s');
    else say(`  ${page}, ${roundTrip} ms round trip (${element}): ${(milliseconds / 1000).toFixed(2)} s`);
    say(`    the numbers themselves: ${(numbers / 1000).toFixed(2)} s`);
  }
};

await scoring();
await ingestion();
await benchYear();
await publicPage();
say(missed === 0 ? '\nAll goals met.' : `\n${missed} goals missed.`);
process.exit(missed === 0 ? 0 : 1);
