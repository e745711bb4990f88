import { exact, hundred, toText } from '#domain/numbers/exact.ts';
import { becauseText, readAmount } from '#domain/numbers/read-amount.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import { domainText, outsideDomain } from '#domain/schemes/value-domain.ts';
import type { SheetCell } from './cell.ts';

/** Why a cell cannot be taken as it stands. */
export interface Fault {
  code: string;
  message: string;
  expected?: string;
  offer?: string;
}

const plainNumber = '十进制数字,如 95.10';

/** What is wrong with a cell whatever stands in its column: a formula that failed or was never computed. */
export const brokenCell = ({ kind, text }: SheetCell): Fault | undefined => {
  if (kind === 'error') return { code: 'formula-error', message: `公式出错(${text}),请修正公式或改填数值`, expected: '公式的计算结果' };
  if (kind !== 'uncomputed') return undefined;
  return { code: 'formula-not-computed', message: '公式没有保存计算结果,请在表格软件中打开、重新计算并保存,或改填数值', expected: '公式的计算结果' };
};

/** What reading a value looks at of a figure. */
type Read = Pick<Figure, 'name' | 'unitOfMeasure' | 'domain'>;

const plainNumberOf = ({ unitOfMeasure }: Read): string => (unitOfMeasure === '' ? plainNumber : `${plainNumber}(单位:${unitOfMeasure})`);

/** 0.95 of a figure in % may be seen as 95% in the cell, or be just that. */
const isShareOfOne = (text: string, { unitOfMeasure }: Read): boolean => {
  const size = exact(text).abs();
  return ['%', '‰'].includes(unitOfMeasure.normalize('NFKC').trim()) && size.compare(0) > 0 && size.compare(1) <= 0;
};
const untold = (text: string, expected: string): Fault => ({
  code: 'percent-untold',
  message: `旧版工作簿(xls)的数字格式无法读取,${text} 可能显示为 ${toText(exact(text).mul(hundred))}%;请另存为 xlsx 后再导入`,
  expected,
});

/** A number that its format shows otherwise: taken where both say the same, asked where what is seen is another amount than what is held. */
const ofSeen = ({ text }: SheetCell, seen: NonNullable<SheetCell['seen']>, figure: Read): { value: string } | Fault => {
  const expected = plainNumberOf(figure);
  const mend = '请将单元格格式改为“常规”,核对数值后再导入';
  if (seen === 'smaller') return { code: 'number-seen-smaller', message: `单元格的数字格式把数值缩小显示,所存的是 ${text};${mend}`, expected };
  if (seen === 'untold') return isShareOfOne(text, figure) ? untold(text, expected) : { value: text };
  const amount = readAmount(seen.as, figure.unitOfMeasure);
  const both = `单元格显示为“${seen.as}”,所存的是 ${text}`;
  if (amount.kind === 'unreadable') return { code: 'number-seen-otherwise', message: `${both};${mend}`, expected };
  if (exact(amount.value).equals(exact(text))) return { value: text };
  return {
    code: 'number-seen-otherwise',
    message: `${both};可换算为 ${amount.value}${figure.unitOfMeasure},须由经办人确认`,
    expected,
    offer: amount.value,
  };
};

const ofText = (text: string, figure: Read): { value: string } | Fault => {
  const { unitOfMeasure } = figure;
  const amount = readAmount(text, unitOfMeasure);
  if (amount.kind === 'plain') return { value: amount.value };
  const expected = plainNumberOf(figure);
  if (amount.kind === 'unreadable') return { code: 'not-a-number', message: '不是数字', expected };
  const offered = `${amount.value}${unitOfMeasure}`;
  return {
    code: 'not-a-plain-number',
    message: `含有${becauseText(amount.because)},可换算为 ${offered},须由经办人确认`,
    expected,
    offer: amount.value,
  };
};

/** The value of a figure in a cell, or what is wrong with it; a value outside the figure's range is an input problem, never a mark. */
export const readValue = (cell: SheetCell, figure: Read, conversions: 'ask' | 'take'): { value: string } | Fault => {
  const broken = brokenCell(cell);
  if (broken !== undefined) return broken;
  if (cell.kind === 'date') return { code: 'date-for-number', message: '单元格是日期格式,不是数字;请将单元格格式改为“常规”后重新填写', expected: plainNumber };
  if (cell.kind !== 'text' && cell.kind !== 'number') return { code: 'not-a-number', message: '不是数字', expected: plainNumber };
  const found = cell.seen === undefined ? ofText(cell.text, figure) : ofSeen(cell, cell.seen, figure);
  const taken = 'code' in found && found.offer !== undefined && conversions === 'take' ? { value: found.offer } : found;
  if ('code' in taken || !outsideDomain(taken.value, figure.domain)) return taken;
  return { code: 'outside-domain', message: `数据项“${figure.name}”的数值超出取值范围`, expected: domainText(figure.domain) };
};
