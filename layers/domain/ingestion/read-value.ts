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

const ofText = (text: string, { unitOfMeasure }: Read): { value: string } | Fault => {
  const amount = readAmount(text, unitOfMeasure);
  if (amount.kind === 'plain') return { value: amount.value };
  const expected = unitOfMeasure === '' ? plainNumber : `${plainNumber}(单位:${unitOfMeasure})`;
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
  const found = ofText(cell.text, figure);
  const taken = 'code' in found && found.offer !== undefined && conversions === 'take' ? { value: found.offer } : found;
  if ('code' in taken || !outsideDomain(taken.value, figure.domain)) return taken;
  return { code: 'outside-domain', message: `数据项“${figure.name}”的数值超出取值范围`, expected: domainText(figure.domain) };
};
