import { writeXlsx } from 'hucre/xlsx';
import type { Intake } from '#domain/ingestion/intake.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Game } from './game.ts';
import { inGbk } from './gbk.ts';
import { until } from './until.ts';

interface Form {
  url: string;
  fields: Record<string, string>;
}

/** Posts a file as a browser does: the form's fields first, the file last. */
const upload = async (game: Game, source: string, name: string, bytes: Uint8Array): Promise<void> => {
  const { url, fields } = await game.as('office-clerk').post<Form>(`/ingestion/${game.cycle}/uploads`, { source, name });
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(bytes)]));
  const response = await fetch(url, { method: 'POST', body: form });
  if (!response.ok) throw new Error(`文件 ${name} 上传失败(HTTP ${response.status}):${(await response.text()).slice(0, 300)}`);
};

const intakeIs = (game: Game, name: string, status: Intake['status']): Promise<Intake> =>
  until(game, `文件 ${name} 变为 ${status}`, async () => {
    const { intakes } = await game.as('office-clerk').get<{ intakes: Intake[] }>(`/ingestion/${game.cycle}/intakes`);
    const intake = intakes.find((each) => each.name === name);
    if (intake?.status === 'refused') throw new Error(`文件 ${name} 被拒收:${intake.refusal?.message}`);
    return intake?.status === status ? intake : undefined;
  });

const act = (game: Game, { id }: Intake, what: string, body: unknown): Promise<unknown> =>
  game.as('office-clerk').post(`/ingestion/${game.cycle}/intakes/${id}/${what}`, body);

const unitName = ({ sample }: Game, unit: string): string =>
  [...sample.plan.units, ...sample.joining.map((joining) => joining.unit)].find(({ id }) => id === unit)?.name ?? unit;

/** One line a value, in the encoding of an older program. */
const asGbkCsv = (game: Game, rows: readonly FigureValue[]): Uint8Array => {
  const lines = rows.map(({ unit, figure, period, value }) => [unit, unitName(game, unit), figure, period, value].join(','));
  return inGbk(['单位编号,单位,数据项,月份,数值', ...lines].join('\r\n'));
};

/** One line a unit and figure, a column a month. */
const asWideXlsx = (game: Game, rows: readonly FigureValue[]): Promise<Uint8Array> => {
  const months = [...new Set(rows.map(({ period }) => period))].sort();
  const lines = [...Map.groupBy(rows, ({ unit, figure }) => `${unit}|${figure}`).values()].map((own) => {
    const [first] = own;
    const values = months.map((month) => own.find(({ period }) => period === month)?.value ?? null);
    return [unitName(game, first?.unit ?? ''), first?.figure ?? '', ...values];
  });
  const head = ['单位', '数据项', ...months.map((month) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`)];
  return writeXlsx({ sheets: [{ name: '数据', rows: [['数据报送表'], head, ...lines] }] });
};

/** A clean file is looked at and posted as a whole. */
const confirmed = async (game: Game, name: string): Promise<void> => {
  await act(game, await intakeIs(game, name, 'checked'), 'confirm', { choice: 'all' });
  await intakeIs(game, name, 'posted');
};

/** The treasury's csv comes with a slip of the pen, is looked at, given up and comes again. */
const deliverCsv = async (game: Game, source: string, name: string, rows: readonly FigureValue[]): Promise<void> => {
  const slip = rows.map((row, at) => (at === 0 ? { ...row, value: `${row.value}(估)` } : row));
  await upload(game, source, `${name}.csv`, asGbkCsv(game, slip));
  const first = await intakeIs(game, `${name}.csv`, 'checked');
  if (first.counts?.badCells !== 1) throw new Error(`文件 ${name}.csv 应有 1 处错误,实为 ${first.counts?.badCells}`);
  await act(game, first, 'give-up', { reason: '第 2 行数值有误,已更正重报' });
  await upload(game, source, `${name}(更正).csv`, asGbkCsv(game, rows));
  await confirmed(game, `${name}(更正).csv`);
};

const deliverXlsx = async (game: Game, source: string, name: string, rows: readonly FigureValue[]): Promise<void> => {
  await upload(game, source, `${name}.xlsx`, await asWideXlsx(game, rows));
  await confirmed(game, `${name}.xlsx`);
};

/** Sources that deliver their first window as files, and how; the rest of the year they deliver through the API. */
const byFile = [
  { name: '财政局', deliver: deliverCsv },
  { name: '统计局', deliver: deliverXlsx },
] as const;

/** Delivers what comes as files, side by side; gives the figures that do not. */
export const deliverFiles = async (game: Game, figures: readonly FigureValue[]): Promise<FigureValue[]> => {
  const delivering = byFile.flatMap(({ name, deliver }) => {
    const source = game.sample.sources.find((each) => each.name === name);
    const rows = figures.filter((figure) => figure.source === name);
    if (source === undefined || rows.length === 0 || game.entered.has(`file:${name}`)) return [];
    game.entered.add(`file:${name}`);
    return [{ name, done: deliver(game, source.id, `${name}数据`, rows) }];
  });
  await Promise.all(delivering.map(({ done }) => done));
  const delivered = new Set(delivering.map(({ name }): string => name));
  return figures.filter(({ source }) => !delivered.has(source));
};
