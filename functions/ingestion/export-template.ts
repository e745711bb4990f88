import * as z from 'zod';
import { openBook } from '#domain/ingestion/book.ts';
import { templateRows } from '#domain/ingestion/template-rows.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { Code, Month } from '#domain/schemes/code.ts';
import { workDownload, writeWork } from '#platform/files/inbox.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import type { Download } from '#platform/files/presigned.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { writeTemplate } from '#platform/sheets/write-template.ts';
import { postedBy } from '#platform/table/posted.ts';
import { load, loadCycle } from '#platform/table/records.ts';

export const ExportTemplate = z
  .strictObject({ source: Code, from: Month, to: Month })
  .refine(({ from, to }) => from <= to && from.slice(0, 4) === to.slice(0, 4), { error: '起止月份应在同一年内,且起不晚于止', path: ['to'] });

/** Writes a source's template with all that is known filled in, and gives a short-lived address to save it from. */
export const exportTemplate = async ({
  params: { cycle },
  body: { source: id, from, to },
  who: { county },
}: Call<CyclePath, unknown, z.infer<typeof ExportTemplate>>): Promise<Answer<Download>> => {
  const [year, source] = await Promise.all([loadCycle({ county, cycle }), load('source', { county, id }, `数据来源 ${id}`)]);
  const [policy, plan, schemes] = await Promise.all([policyOf(year), planOf(year), schemesOf(year)]);
  const book = openBook({ policy, plan, schemes, source, today: year.today });
  const posted = await postedBy(
    { county, cycle },
    source.name,
    book.units.map((unit) => unit.id),
  );
  const rows = templateRows(book, { from, to }, posted);
  if (rows.length === 0) throw new NotAllowed('nothing-to-fill-in', `“${source.name}”在 ${from} 至 ${to} 没有需要报送的数据项`);
  const mark = { format: 'xianheng-template/1', county, cycle, source: id, version: book.version } as const;
  const name = `${source.name}数据报送模板(${from}至${to}).xlsx`;
  const choices = { units: book.units.map((unit) => unit.id), figures: book.delivered, months: [...new Set(rows.map(({ month }) => month))].sort() };
  const work = { county, cycle, id: `template-${id}`, run: year.rev };
  const part = `${from}-${to}.xlsx`;
  await writeWork(work, part, await writeTemplate({ title: name, mark, rows, ...choices }));
  return { status: 201, body: await workDownload(work, part, name) };
};
