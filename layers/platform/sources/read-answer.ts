import type { Pull } from '#domain/ingestion/pull.ts';
import { rowsIn } from '#domain/ingestion/pull.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { openCsv } from '#platform/sheets/csv.ts';

type Row = Readonly<Record<string, unknown>>;

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw new InvalidInput('来源系统的回答不是 JSON', [
        problem('', 'broken-json', `不是有效的 JSON:${error.message.slice(0, 120)}`, { expected: 'JSON(UTF-8)' }),
      ]);
    throw error;
  }
};

/** The first line names the columns. */
const csvRows = async (bytes: Uint8Array): Promise<Row[]> => {
  const { rows } = await openCsv(bytes).sheet('');
  let head: string[] | undefined;
  const found: Row[] = [];
  for await (const { cells } of rows()) {
    const texts = cells.map(({ text }) => text);
    if (head === undefined) head = texts;
    else if (texts.some((text) => text !== '')) found.push(Object.fromEntries(head.map((name, at) => [name, texts[at]])));
  }
  return found;
};

/** The rows of an answer as the source names their fields. */
export const readAnswer = async (bytes: Uint8Array, { format, rowsAt }: Pick<Pull, 'format' | 'rowsAt'>): Promise<Row[]> =>
  format === 'json' ? rowsIn(jsonIn(bytes), rowsAt) : csvRows(bytes);
