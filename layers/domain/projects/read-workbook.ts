import { type MergedRange, rangeName, type SheetCell, type SheetRow } from '#domain/ingestion/cell.ts';
import { brokenCell, readValue } from '#domain/ingestion/read-value.ts';
import { Decimal, exact } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Answers, SelfScore } from './evaluation.ts';
import { readExplanation } from './explanation.ts';
import { type Funds, fromTenThousand, fundSources } from './money.ts';
import { type Answer, addressOf, type FormCell, type FormLayout } from './workbook-cell.ts';
import { stampAt } from './workbook-layout.ts';

/** A sheet of a workbook as it was read. */
export interface ReadSheet {
  name: string;
  rows: readonly SheetRow[];
  merges: readonly MergedRange[];
}

/** Whether a written amount that is no plain number (全角, 万元, %) is offered or taken. */
type Conversions = 'ask' | 'take';

const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

const same = (found: string, expected: string): boolean =>
  Decimal.safeParse(found).success && Decimal.safeParse(expected).success ? exact(found).equals(exact(expected)) : lines(found) === lines(expected);

const shown = (text: string): string => (text === '' ? '(空)' : text);

class Reader {
  readonly problems: Problem[] = [];
  private readonly sheet: ReadSheet;
  private readonly found: ReadonlyMap<string, SheetCell>;
  private readonly conversions: Conversions;

  constructor(sheet: ReadSheet, conversions: Conversions) {
    this.sheet = sheet;
    this.conversions = conversions;
    this.found = new Map(
      sheet.rows.flatMap(({ row, cells }) =>
        cells.flatMap((cell, at): [string, SheetCell][] => (cell.kind === 'empty' ? [] : [[addressOf({ row, column: at + 1 }), cell]])),
      ),
    );
  }

  cellAt(address: string): SheetCell {
    return this.found.get(address) ?? { kind: 'empty', text: '' };
  }

  addresses(): IterableIterator<string> {
    return this.found.keys() as IterableIterator<string>;
  }

  /** Notes what is wrong with a cell: sheet, row and column, what was expected, what was found. */
  refuse(address: string, code: string, message: string, details: Parameters<typeof problem>[3] = {}): undefined {
    this.problems.push(problem(`${this.sheet.name}!${address}`, code, `${address} 单元格:${message}`, details));
    return undefined;
  }

  /** The text of an answer, or undefined where the cell is empty or broken. */
  text(cell: FormCell): string | undefined {
    const address = addressOf(cell);
    const read = this.cellAt(address);
    const broken = brokenCell(read);
    if (broken !== undefined)
      return this.refuse(address, broken.code, broken.message, { got: read.text, ...(broken.expected === undefined ? {} : { expected: broken.expected }) });
    return read.kind === 'empty' ? undefined : lines(read.text);
  }

  /** The number of an answer in its unit of measure. */
  number(cell: FormCell, name: string, unitOfMeasure: string): string | undefined {
    const address = addressOf(cell);
    const read = this.cellAt(address);
    if (read.kind === 'empty') return undefined;
    const value = readValue(read, { name, unitOfMeasure, domain: {} }, this.conversions);
    if ('value' in value) return value.value;
    const { code, message, expected, offer } = value;
    return this.refuse(address, code, `“${name}”${message}`, {
      got: read.text,
      ...(expected === undefined ? {} : { expected }),
      ...(offer === undefined ? {} : { offer: { value: offer } }),
    });
  }
}

const rowsAlike = (a: MergedRange, b: MergedRange): boolean => a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

/** Nothing but answers may differ from the form: no other text in a locked cell, no merged cell of one's own, nothing beside or below. */
const checkLocked = (reader: Reader, { cells, merges }: FormLayout, sheet: ReadSheet): void => {
  for (const cell of cells.filter(({ holds }) => holds === 'locked')) {
    const address = addressOf(cell);
    const { text } = reader.cellAt(address);
    if (!same(text, cell.text)) reader.refuse(address, 'locked-cell-changed', '是锁定内容,不能改动', { expected: shown(cell.text), got: shown(text) });
  }
  for (const range of sheet.merges.filter((each) => !merges.some((own) => rowsAlike(own, each))))
    reader.refuse(rangeName(range), 'merged-cells', '不是模板中的合并单元格,请取消合并', { expected: '与模板相同的合并', got: rangeName(range) });
  const known = new Set(cells.map(addressOf));
  for (const address of reader.addresses())
    if (!known.has(address))
      reader.refuse(address, 'outside-the-form', '不在评价表之内,导入时会丢失,请删除或移到评价表以内', { expected: '(空)', got: reader.cellAt(address).text });
};

const fundsIn = (reader: Reader, answers: readonly { cell: FormCell; answer: Answer }[], names: Record<keyof Funds, string>): Funds | undefined => {
  const entries = fundSources.map((source): [keyof Funds, string | undefined] => {
    const place = answers.find(({ answer }) => answer.of === 'executed' && answer.source === source);
    const amount = place === undefined ? undefined : reader.number(place.cell, names[source], '万元');
    if (amount === undefined || place === undefined) return [source, undefined];
    const fen = fromTenThousand(amount);
    if (fen === undefined)
      reader.refuse(addressOf(place.cell), 'not-an-amount', `“${names[source]}”应为不小于 0 的金额,最多精确到分`, {
        expected: '以万元为单位,最多六位小数',
        got: amount,
      });
    return [source, fen];
  });
  if (entries.every(([, fen]) => fen === undefined)) return undefined;
  const of = Object.fromEntries(entries);
  return { appropriation: of['appropriation'] ?? '0', carriedOver: of['carriedOver'] ?? '0', other: of['other'] ?? '0' };
};

const explanationIn = (reader: Reader, cell: FormCell): Pick<SelfScore, 'reason' | 'measures'> => {
  const text = reader.text(cell);
  if (text === undefined) return {};
  const read = readExplanation(text);
  if (read !== undefined) return read;
  reader.refuse(addressOf(cell), 'explanation-without-labels', '请分两行写明“偏差原因:……”和“改进措施:……”', {
    expected: '偏差原因:……(换行)改进措施:……',
    got: text,
  });
  return {};
};

const rowsIn = (reader: Reader, answers: readonly { cell: FormCell; answer: Answer }[]): SelfScore[] => {
  const rows = new Map<string, SelfScore>();
  for (const { cell, answer } of answers) {
    if (answer.of !== 'actual' && answer.of !== 'self' && answer.of !== 'explanation') continue;
    const { code, name, nature, unitOfMeasure = '' } = answer.indicator;
    const before = rows.get(code) ?? { indicator: code };
    if (answer.of === 'explanation') rows.set(code, { ...before, ...explanationIn(reader, cell) });
    else {
      const value =
        answer.of === 'self'
          ? reader.number(cell, `${name}得分`, '分')
          : nature === '定性'
            ? levelIn(reader, cell, name)
            : reader.number(cell, name, unitOfMeasure);
      rows.set(code, { ...before, ...(value === undefined ? {} : { [answer.of]: value }) });
    }
  }
  return [...rows.values()];
};

const levelIn = (reader: Reader, cell: FormCell, name: string): string | undefined => {
  const text = reader.text(cell);
  if (text === undefined || cell.choices?.includes(text) === true) return text;
  return reader.refuse(addressOf(cell), 'unknown-level', `定性指标“${name}”的实际完成值应为模板所列的档次`, {
    expected: cell.choices?.join('、') ?? '',
    got: text,
  });
};

/** The answers in a workbook that was made from this very layout, or everything that is wrong with it, cell by cell. */
export const readWorkbook = (
  layout: FormLayout,
  sheet: ReadSheet,
  { fields, conversions }: { fields: Record<keyof Funds, string>; conversions: Conversions },
): { answers: Answers; problems: Problem[] } => {
  const reader = new Reader(sheet, conversions);
  const stamp = layout.cells.find(({ row, column }) => row === stampAt.row && column === stampAt.column)?.text ?? '';
  const found = reader.cellAt(addressOf(stampAt)).text;
  if (found !== stamp) {
    reader.refuse(addressOf(stampAt), 'wrong-template', '不是该项目这一版模板导出的评价表,请重新导出后填写', { expected: stamp, got: shown(found) });
    return { answers: { rows: [] }, problems: reader.problems };
  }
  checkLocked(reader, layout, sheet);
  const answers = layout.cells.flatMap((cell) => (typeof cell.holds === 'string' ? [] : [{ cell, answer: cell.holds }]));
  const cellOf = (of: Answer['of']): FormCell | undefined => answers.find(({ answer }) => answer.of === of)?.cell;
  const [execution, goal] = [cellOf('execution'), cellOf('goal')];
  const { reason, measures } = execution === undefined ? {} : explanationIn(reader, execution);
  const goalActual = goal === undefined ? undefined : reader.text(goal);
  const executed = fundsIn(reader, answers, fields);
  return {
    answers: {
      ...(executed === undefined ? {} : { executed }),
      ...(reason === undefined ? {} : { executionReason: reason }),
      ...(measures === undefined ? {} : { executionMeasures: measures }),
      ...(goalActual === undefined ? {} : { goalActual }),
      rows: rowsIn(reader, answers),
    },
    problems: reader.problems,
  };
};
