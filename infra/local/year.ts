import { join } from 'node:path';
import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { closingWords, handedOver } from './closing-words.ts';
import { type Cloud, freePort, givenCloud, root, startCloud } from './cloud.ts';
import { deploy } from './deploy.ts';
import { foundCounty } from './found.ts';
import { type LocalIssuer, startLocalIssuer } from './issuer/issuer.ts';
import { pickableOf } from './issuer/offered.ts';
import { type Options, optionsOf } from './options.ts';
import { buildConsole, buildPublic } from './pages/build.ts';
import { writeRunning } from './pages/running.ts';
import { servePages } from './pages/serve.ts';
import { samplePlayable } from './play/from-sample.ts';
import { type Game, newGame } from './play/game.ts';
import { toldOfPeople } from './play/people-matters.ts';
import { playYear } from './play/play-year.ts';
import { beginLine } from './play/progress.ts';
import type { Playable } from './play/sample-port.ts';
import type { Stop } from './play/stops.ts';
import { collectResults } from './results/collect.ts';
import { writeResults } from './results/files.ts';
import { markText } from './results/mark-text.ts';
import { outlierText } from './results/quality.ts';
import { rowsOf, tableText } from './results/table.ts';

const local = join(root, '.local');
/** Where the local identity provider is found, unless the port is taken. */
const issuerPort = 4580;
/** Likewise of the pages; people come back to them from signing in. */
const pagesPort = 4180;

const during = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const line = beginLine(name, 1);
  const result = await work();
  line.advance();
  line.end();
  return result;
};

const cloudFor = (keep: boolean): Promise<Cloud> => startCloud(keep ? { keep: join(local, 'state') } : {});

const outputOf = (outputs: Record<string, string>, name: string): string => {
  const value = outputs[name];
  if (value === undefined) throw new Error(`部署结果中没有 ${name},请查看 .local/local/deploy.log`);
  return value;
};

/** A kept year that has ended is shown again, and so is one left to its people; otherwise one that stands in the middle cannot be played on. */
const playedBefore = async (game: Game, until: Stop | undefined): Promise<boolean> => {
  const { county, cycles } = await game.as('office-head').get<{ county: County; cycles: Cycle[] }>('/cycles/county');
  const known = cycles.find(({ cycle }) => cycle === game.cycle);
  if (known === undefined && county.tickedThrough <= game.today) return false;
  if (known !== undefined && (known.status === 'closed' || until !== undefined)) {
    // Whoever holds a post does so on the county's day, not on the day the year began.
    game.today = county.tickedThrough;
    return true;
  }
  const advice = givenCloud() !== undefined ? '请清空 AWS_ENDPOINT_URL 所指的云(或重新启动它)后重试' : '请删除 .local/state 后重试(或不带 --keep 运行)';
  throw new Error(`上次的年度停在 ${county.tickedThrough},没有走完;${advice}`);
};

/** Console and citizens' page in front of the county's APIs; built while the stacks are deployed. */
const openPages = async (endpoint: string, api: string, port: number, files: string, citizens: { files: string; api: string }): Promise<string> => {
  const { address } = await servePages({ files, api, endpoint, citizens, port });
  writeRunning({ endpoint, api, console: address });
  return address;
};

const play = async (endpoint: string, sample: Playable, issuer: LocalIssuer, until: Stop | undefined): Promise<void> => {
  const port = await freePort(pagesPort);
  const around = { issuer: issuer.url, consoleOrigin: `http://localhost:${port}` };
  const [outputs, files, publicFiles] = await during('部署到本地云,构建网页', () =>
    Promise.all([deploy(endpoint, 'local', around), buildConsole(), buildPublic()]),
  );
  issuer.offer([pickableOf(sample)]);
  const game = newGame(`${endpoint}/_aws/execute-api/${outputOf(outputs, 'StaffApiId')}/api`, sample);
  const open = `${endpoint}/_aws/execute-api/${outputOf(outputs, 'PublicApiId')}/open`;
  const address = await openPages(endpoint, game.base, port, files, { files: publicFiles, api: open });
  await during('建县与人员', () => foundCounty(endpoint, outputOf(outputs, 'FoundCountyFunction'), sample));
  if (await playedBefore(game, until)) console.log('沿用上次保存的年度数据');
  else await playYear(game, until);
  if (until === undefined) await tellOfYear(game, { endpoint, console: address });
  else console.log(handedOver(game, { endpoint, console: address }));
};

/** What the year came to. */
const tellOfYear = async (game: Game, places: { endpoint: string; console: string }): Promise<void> => {
  const { sample } = game;
  const result = await collectResults(game);
  const folder = join(local, 'results');
  writeResults(folder, result, sample.plan.categories);
  console.log(`\n${sample.policy.title} · ${game.cycle} 年度考评结果(版本 ${result.version},已审定)`);
  console.log(tableText(rowsOf(result), sample.plan.categories));
  const apart = result.quality.flatMap(outlierText);
  if (apart.length > 0) console.log(`\n离群提示(供考评办核对,不计分)\n${apart.map((line) => `  ${line}`).join('\n')}`);
  if (result.explained !== undefined) console.log(`\n一项得分的完整说明\n${markText(result.explained)}`);
  console.log(`\n人员事项(通知摘录)\n${(await toldOfPeople(game)).join('\n')}`);
  console.log(closingWords(game, result, { ...places, folder }));
};

/** Ends with the emulator: its process is ended when this one exits. */
const endOnSignal = (exitCode: number): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).once(signal, () => process.exit(exitCode));
};

const run = async ({ once, keep, units, until }: Options): Promise<void> => {
  const started = performance.now();
  endOnSignal(130);
  const sample = samplePlayable(units);
  const cloud = await during('启动本地云', () => cloudFor(keep));
  const issuer = await startLocalIssuer(issuerPort);
  try {
    await play(cloud.endpoint, sample, issuer, until);
    console.log(`\n用时 ${Math.round((performance.now() - started) / 1000)} 秒。`);
    if (!once) {
      console.log('本地云保持运行,按 Ctrl-C 结束。');
      endOnSignal(0);
      await new Promise(() => {});
    }
  } finally {
    await issuer.stop();
    await cloud.stop();
  }
};

if (import.meta.main) {
  try {
    await run(optionsOf(process.argv.slice(2)));
    process.exit(0);
  } catch (error) {
    console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
