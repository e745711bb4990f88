import * as z from 'zod';
import { InvalidInput } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { priorColumns, priorTemplate, readPrior, type WrittenPrior } from '#domain/reporting/prior-score.ts';
import { planOf } from '#platform/files/papers.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { openCsv } from '#platform/sheets/csv.ts';
import { loadCycle } from '#platform/table/records.ts';
import { type Staged, stage } from './batches.ts';

export const ScoresFile = z.strictObject({
  /** The csv file's text. */
  text: z.string().min(1, { error: '文件是空的' }).max(1_000_000, { error: '文件过大,历年得分每个单位每年一行' }),
});
export const ScoresTemplate = z.object({ name: z.string(), text: z.string() });

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** 历年得分模板: the units of the plan for two years back. Excel opens it as UTF-8 by its mark. */
export const scoresTemplate = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof ScoresTemplate>>> => {
  const { units } = await planOf(await loadCycle({ county, cycle }));
  const text = priorTemplate(units, cycle)
    .map((row) => row.map(quoted).join(','))
    .join('\r\n');
  return { body: { name: `历年得分-${cycle}.csv`, text: `\uFEFF${text}\r\n` } };
};

const columnsIn = (texts: readonly string[], row: number): number[] => {
  const places = priorColumns.map((column) => texts.indexOf(column));
  const missing = priorColumns.filter((_, at) => places[at] === -1);
  if (missing.length === 0) return places;
  throw new InvalidInput('历年得分文件缺少表头', [
    problem('text', 'missing-column', `第 ${row} 行应为表头,缺少“${missing.join('”“')}”`, { expected: priorColumns.join(','), got: texts.join(',') }),
  ]);
};

const rowsOf = async (text: string): Promise<WrittenPrior[]> => {
  const { rows } = await openCsv(new TextEncoder().encode(text)).sheet('');
  const written: WrittenPrior[] = [];
  let places: number[] | undefined;
  for await (const { row, cells } of rows()) {
    const texts = cells.map((cell) => cell.text.trim());
    if (texts.every((each) => each === '')) continue;
    if (places === undefined) {
      places = columnsIn(texts, row);
      continue;
    }
    const [年度 = '', 单位编号 = '', 单位名称 = '', 得分 = '', 满分 = '', 等次 = '', 名次 = '', 文号 = ''] = places.map((at) => texts[at] ?? '');
    written.push({ at: row, 年度, 单位编号, 单位名称, 得分, 满分, 等次, 名次, 文号 });
  }
  return written;
};

/** Reads the completed template and stages it as a batch of scores; one bad row, and nothing is written. */
export const importScores = async (call: Call<CyclePath, unknown, z.infer<typeof ScoresFile>>): Promise<Answer<z.infer<typeof Staged>>> => {
  const { params, body, who } = call;
  const { units } = await planOf(await loadCycle({ county: who.county, cycle: params.cycle }));
  const { rows, problems } = readPrior(await rowsOf(body.text), units);
  if (problems.length > 0) throw new InvalidInput(`历年得分文件有 ${problems.length} 处问题,未写入任何数据`, problems);
  if (rows.length === 0) throw new InvalidInput('历年得分文件没有得分', [problem('text', 'no-scores', '没有一行填写了得分', { expected: '至少一行' })]);
  return stage({ ...call, body: { kind: 'scores', source: '历年通报', rows } });
};
