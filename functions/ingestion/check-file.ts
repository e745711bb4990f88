import { createHash } from 'node:crypto';
import { type Book, openBook } from '#domain/ingestion/book.ts';
import { checkRows, standingIn } from '#domain/ingestion/check-rows.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import type { Intake, Progress } from '#domain/ingestion/intake.ts';
import { confirmTaskId, fileChecked, fileRefused } from '#domain/ingestion/intake-moves.ts';
import { mustBearNoMarking, type Scrutiny, secretRefusal } from '#domain/ingestion/secret-cells.ts';
import { problem } from '#domain/problems/problem.ts';
import { decideAgain } from '#platform/decide-again.ts';
import { discard, discardWork, mostBytes, readBytes, writeWork } from '#platform/files/inbox.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { encodingNames } from '#platform/sheets/decode-text.ts';
import { markErrors } from '#platform/sheets/mark-errors.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import type { Sheet, TableFile } from '#platform/sheets/table-file.ts';
import { hashOf } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { postedBy } from '#platform/table/posted.ts';
import { find, load, loadCycle, taskKey, writeInert } from '#platform/table/records.ts';
import { findTable, type TableFound } from './find-table.ts';
import { intakeOfStep, loadIntake, problemsInPart, problemsPart, valuesPart } from './intake-key.ts';
import { keepOriginal, keptOriginal } from './original.ts';

const who = 'workflow:ingest-batch';

/** More rows than this are several files. */
const mostRows = 200_000;
const rowsBetweenSigns = 5000;
/** Of a file with ten million empty rows too. */
const mostSigns = 100;

const sign = (intake: Intake, doing: Progress['doing'], read: number, total: number): Promise<void> => {
  const { county, cycle, id, run } = intake;
  return writeInert('progress', [{ county, cycle, intake: id, run, doing, read, total }]);
};

/** As it was kept when it had been read, else from where it arrived. */
const bytesOf = async (intake: Intake): Promise<Uint8Array> => {
  const { key, hash, bytes } = intake;
  if (bytes <= mostBytes) {
    const found = (await keptOriginal(intake)) ?? (await readBytes(key));
    if (found !== undefined && sha256Of(found) === hash) return found;
    throw new FileRefused(problem('file', 'file-gone', '文件在校验前已被移走或替换,请重新上传'));
  }
  const megabytes = (size: number): string => `${(size / 1024 / 1024).toFixed(1)} MB`;
  throw new FileRefused(problem('file', 'file-too-large', '文件过大,请拆分后再导入', { expected: `不超过 ${megabytes(mostBytes)}`, got: megabytes(bytes) }));
};

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const tooMany = (): FileRefused =>
  new FileRefused(problem('rows', 'too-many-rows', `数据超过 ${mostRows.toLocaleString('en-US')} 行,请拆分后再导入`, { expected: `不超过 ${mostRows} 行` }));

const bookOf = async ({ county, cycle, source: id }: Intake): Promise<Book> => {
  const [year, source] = await Promise.all([loadCycle({ county, cycle }), load('source', { county, id }, `数据来源 ${id}`)]);
  const [policy, plan, schemes] = await Promise.all([policyOf(year), planOf(year), schemesOf(year)]);
  return openBook({ policy, plan, schemes, source, today: year.today });
};

/** Every row of every sheet of the file but one, hidden sheets too: they are kept with the file, whether or not they are read. */
const scanSheets = async (file: TableFile, scrutiny: Scrutiny, but?: Sheet): Promise<void> => {
  for (const name of [...file.sheets, ...file.hidden]) {
    if (name === but?.name) continue;
    for await (const row of (await file.sheet(name)).rows()) scrutiny.row(row, name);
  }
};

const takeRows = async (intake: Intake, { sheet, reading, headerRow }: TableFound, scrutiny: Scrutiny) => {
  const check = checkRows(reading, sheet.merges);
  const every = Math.max(rowsBetweenSigns, Math.ceil(sheet.lastRow / mostSigns));
  let signed = 0;
  for await (const row of sheet.rows()) {
    scrutiny.row(row, sheet.name);
    if (check.read() <= mostRows && row.row > headerRow) check.take(row);
    if (row.row < signed + every) continue;
    signed = row.row;
    await sign(intake, 'reading', row.row, Math.max(sheet.lastRow, row.row));
  }
  if (check.read() > mostRows) throw tooMany();
  return check;
};

/** Opens the file and finds its table. A file without one is looked through all the same: refused for what it bears, it does not stay. */
const openAndFind = async (intake: Intake, bytes: Uint8Array, book: Book) => {
  const { county, cycle, source, conversions, period } = intake;
  const scrutiny = mustBearNoMarking(book.markings);
  scrutiny.name(intake.name, '文件名');
  const file = await openTable(bytes);
  for (const name of [...file.sheets, ...file.hidden]) scrutiny.name(name, '工作表名');
  const saved = await find('mapping', { county, source });
  const found = await findTable(file, { book, conversions, mark: { county, cycle, source }, saved: saved?.mapping, period }).catch((error: unknown) => {
    if (error instanceof FileRefused) return error;
    throw error;
  });
  const table = found instanceof FileRefused ? undefined : found;
  await scanSheets(file, scrutiny, table?.sheet);
  if (found instanceof FileRefused) throw found;
  return { file, table: found, check: await takeRows(intake, found, scrutiny) };
};

/** Reads the whole file and leaves what was found: the values to be posted, the bad cells in parts, the file as it came and with the errors marked. */
const read = async (intake: Intake) => {
  const { county, cycle } = intake;
  const book = await bookOf(intake);
  const bytes = await bytesOf(intake);
  const { file, table, check } = await openAndFind(intake, bytes, book);
  const counting = await postedBy({ county, cycle }, book.source.name, [...book.unitsById.keys()]);
  const { values, problems, counts } = check.finish(counting);
  const basis = hashOf(standingIn(values, counting));
  await keepOriginal(intake, bytes);
  await writeWork(intake, valuesPart, values.map((value) => JSON.stringify(value)).join('\n'));
  const parts = Math.ceil(problems.length / problemsInPart);
  for (let at = 0; at < parts; at++)
    await writeWork(intake, problemsPart(at + 1), JSON.stringify(problems.slice(at * problemsInPart, (at + 1) * problemsInPart)));
  const found = {
    format: file.format,
    ...(file.encoding === undefined ? {} : { encoding: encodingNames[file.encoding] }),
    sheet: table.sheet.name,
    otherSheets: file.sheets.filter((name) => name !== table.sheet.name),
    headerRow: table.headerRow,
    mapping: table.mapping,
  };
  if (problems.length === 0) return { found, counts, basis, problemParts: 0 };
  await sign(intake, 'marking', counts.rows, counts.rows);
  const marked = await markErrors({ file, sheet: table.sheet, bytes, headerRow: table.headerRow, problems });
  await writeWork(intake, `marked.${marked.format}`, marked.bytes);
  return { found, counts, basis, problemParts: parts, marked: marked.format };
};

type Answer = { readable: true; task: { pk: string; sk: string } } | { readable: false };

const answerOf = (intake: Intake): Answer =>
  intake.status === 'refused' ? { readable: false } : { readable: true, task: taskKey(intake.county, intake.cycle, intake.task ?? confirmTaskId(intake)) };

/** Reads and checks a file once a run; whoever comes second, or after a stop, is told what stands. */
export const checkFile = async (intake: Intake): Promise<Answer> => {
  if (intake.status !== 'received') return answerOf(intake);
  const { county, cycle, id, run } = intake;
  const result = await read(intake).catch((error: unknown) => {
    if (error instanceof FileRefused) return error;
    throw error;
  });
  return decideAgain(async () => {
    const [standing, { today }] = await Promise.all([loadIntake(intake), loadCycle({ county, cycle })]);
    if (standing.status !== 'received' || standing.run !== run) return answerOf(standing);
    const move = result instanceof FileRefused ? fileRefused(standing, result.problem) : fileChecked(standing, result, today);
    if (result instanceof FileRefused && result.problem.code === secretRefusal) await Promise.all([discard(intake.key), discardWork(intake)]);
    await commit(move, { county, cycle, who, act: `check:${id}:${run}`, day: today });
    const checked = await loadIntake(intake);
    const rows = checked.counts?.rows ?? 0;
    await sign(intake, 'done', rows, rows);
    return answerOf(checked);
  });
};

export const handler = step('check-file', async (input) => checkFile(await intakeOfStep(input)));
