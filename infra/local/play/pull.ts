import type { PullRun } from '#domain/ingestion/pull.ts';
import type { Source } from '#domain/ingestion/source.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { guarded, startFakeSource } from '../fake-source.ts';
import { keepCredential } from '../secrets.ts';
import { dayAfter, type Game } from './game.ts';
import { passTo } from './pass-days.ts';
import { until } from './until.ts';

/** The source whose system is asked in the demo, by its id in samples/sources.yaml. */
const pulledSource = 'services';

const sourceOf = async (game: Game): Promise<Source | undefined> => {
  const { sources } = await game.as('office-clerk').get<{ sources: Source[] }>('/ingestion/sources');
  return sources.find(({ id }) => id === pulledSource);
};

/** 自动采集: for one window a source's own system delivers what it has; the tick fetches it with its credential on the next day, the office posts it. Gives the rows of the other sources. */
export const pullFrom = async (game: Game, rows: readonly FigureValue[]): Promise<FigureValue[]> => {
  const source = await sourceOf(game);
  const own = rows.filter((row) => row.source === source?.name);
  if (source === undefined || own.length === 0) return [...rows];
  const credential = `Bearer ${crypto.randomUUID()}`;
  await keepCredential(new URL(game.base).origin, game.county, pulledSource, credential);
  const list = own.map(({ unit, figure, period, value }) => ({ 单位编号: unit, 数据项: figure, 月份: period, 数值: value }));
  const system = await startFakeSource(guarded(credential, () => ({ list })));
  try {
    const { county: _, id, by: __, rev, ...settings } = source;
    const fields = { unit: '单位编号', figure: '数据项', period: '月份', value: '数值' };
    const day = dayAfter(game.today);
    const days = [Number(day.slice(8))];
    const pull = { address: `${system.base}/monthly?month={month}`, format: 'json', rowsAt: 'list', fields, credential: pulledSource, days };
    const clerk = game.as('office-clerk');
    await clerk.put(`/ingestion/sources/${id}`, { ...settings, pull }, { ifMatch: rev });
    await passTo(game, day);
    const done = await until(game, `采集${source.name}的数据`, async () => {
      const { runs } = await clerk.get<{ runs: PullRun[] }>(`/ingestion/${game.cycle}/pulls`);
      return runs.find((each) => each.source === id && each.on === day);
    });
    if (done.batch === undefined) throw new Error(`采集${source.name}的数据未成功:${JSON.stringify(done.problems)}`);
    await clerk.post(`/reporting/${game.cycle}/batches/${done.batch}/post`);
    // Its address ends with the demo: from now on it delivers as before.
    await clerk.put(`/ingestion/sources/${id}`, settings, { ifMatch: rev + 1 });
    return rows.filter((row) => row.source !== source.name);
  } finally {
    await system.stop();
  }
};
