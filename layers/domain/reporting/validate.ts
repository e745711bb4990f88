import { type Exact, exact, hundred, sum, toFixed, toText } from '#domain/numbers/exact.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { Validation } from '#domain/schemes/validation.ts';
import { figuresOfRule } from '#domain/schemes/validation-figures.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { evaluate, isNoResult, parseFormula } from '#domain/scoring/formula.ts';
import type { Cell } from './form.ts';
import { type Known, knownOf, lastValue, preferred } from './known-values.ts';
import type { Finding } from './submission.ts';

export interface Validated {
  rules: readonly Validation[];
  /** Figures of the scheme, of all sources. */
  figures: readonly Figure[];
  cells: readonly Cell[];
  /** Everything known of the unit, with the form as it stands. */
  known: readonly FigureValue[];
  /** Cells of which the unit says “no change”. */
  unchanged: readonly { figure: string; month: string }[];
  /** Cells declared missing. */
  missing: readonly { figure: string; month: string }[];
}

type Of<K extends Validation['kind']> = Extract<Validation, { kind: K }>;

const compare = {
  '=': (side: number) => side === 0,
  '!=': (side: number) => side !== 0,
  '<': (side: number) => side < 0,
  '<=': (side: number) => side <= 0,
  '>': (side: number) => side > 0,
  '>=': (side: number) => side >= 0,
} as const;

/** A month of a form, as a rule sees it. */
interface Month {
  month: string;
  input: Validated;
  known: Known;
  figureAt: (name: string) => Exact | undefined;
  cellOf: (name: string) => Cell | undefined;
}

/** What was found, in numbers; undefined where the rule holds or has no answer. */
type Found = string | undefined;

const compared = ({ left, operator, right }: Of<'compare'>, { figureAt }: Month): Found => {
  const [first, second] = [evaluate(parseFormula(left), figureAt), evaluate(parseFormula(right), figureAt)];
  if (isNoResult(first) || isNoResult(second) || compare[operator](first.compare(second))) return undefined;
  return `${left} = ${toText(first)},${right} = ${toText(second)}`;
};

const outside = ({ figure, min, max }: Of<'range'>, { figureAt }: Month): Found => {
  const value = figureAt(figure);
  const out = value !== undefined && ((min !== undefined && value.lt(exact(min))) || (max !== undefined && value.gt(exact(max))));
  return out ? toText(value) : undefined;
};

const lastOf = (figure: string, { cellOf, known }: Month) => {
  const cell = cellOf(figure);
  return cell === undefined ? undefined : lastValue(cell, known);
};

const jumped = ({ figure, percent }: Of<'jump'>, month: Month): Found => {
  const [value, last] = [month.figureAt(figure), lastOf(figure, month)];
  if (value === undefined || last === undefined) return undefined;
  const before = exact(last.value);
  if (before.equals(0)) return undefined;
  const change = value.sub(before).div(before.abs()).mul(hundred);
  return change.abs().gt(exact(percent)) ? `${last.month} 为 ${last.value},本期为 ${toText(value)},变动 ${toFixed(change, 2)}%` : undefined;
};

const identical = ({ figure }: Of<'identical-to-last'>, month: Month): Found => {
  const [value, last] = [month.figureAt(figure), lastOf(figure, month)];
  if (value === undefined || last === undefined || !exact(last.value).equals(value)) return undefined;
  const said = month.input.unchanged.some((cell) => cell.figure === figure && cell.month === month.month);
  return said ? undefined : `与 ${last.month} 相同:${toText(value)}`;
};

const summed = ({ total, parts, tolerance }: Of<'sum-of-parts'>, { figureAt }: Month): Found => {
  const whole = figureAt(total);
  const values = parts.flatMap((part) => figureAt(part) ?? []);
  if (whole === undefined || values.length < parts.length) return undefined;
  const added = sum(values);
  return whole.sub(added).abs().gt(exact(tolerance)) ? `${total} = ${toText(whole)},分项合计 ${toText(added)}` : undefined;
};

const demanded = ({ figures }: Of<'required'>, { month, input: { missing } }: Month): Found => {
  const absent = figures.filter((figure) => missing.some((cell) => cell.figure === figure && cell.month === month));
  return absent.length === 0 ? undefined : `缺报:${absent.join('、')}`;
};

const found = (rule: Validation, month: Month): Found => {
  switch (rule.kind) {
    case 'compare':
      return compared(rule, month);
    case 'range':
      return outside(rule, month);
    case 'jump':
      return jumped(rule, month);
    case 'identical-to-last':
      return identical(rule, month);
    case 'sum-of-parts':
      return summed(rule, month);
    case 'required':
      return demanded(rule, month);
  }
};

const monthOf = (month: string, input: Validated, known: Known): Month => ({
  month,
  input,
  known,
  cellOf: (name) => input.cells.find((cell) => cell.month === month && cell.figure.name === name),
  figureAt: (name) => {
    const values = known.get(name) ?? [];
    const baseData = input.figures.find((figure) => figure.name === name)?.baseData === true;
    // Base data stands for the whole year: the newest that is not of a later month.
    const newest = values.reduce((latest, { period }) => (period <= month && period > latest ? period : latest), '');
    const value = preferred(values.filter(({ period }) => period === (baseData ? newest : month)));
    return value === undefined ? undefined : exact(value.value);
  },
});

/** Looks at every rule in every month in which the form asks for one of its figures. */
export const validate = (input: Validated): Finding[] => {
  const known = knownOf(input.known);
  return input.rules.flatMap((rule) => {
    const names = figuresOfRule(rule);
    const cells = input.cells.filter(({ figure }) => names.includes(figure.name));
    return [...new Set(cells.map(({ month }) => month))].sort().flatMap((month) => {
      const got = found(rule, monthOf(month, input, known));
      const figures = [...new Set(cells.filter((cell) => cell.month === month).map(({ figure }) => figure.name))];
      return got === undefined ? [] : [{ rule: rule.code, level: rule.level, month, figures, message: rule.message, got }];
    });
  });
};
