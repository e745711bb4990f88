import { type Exact, one, zero } from '#domain/numbers/exact.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import { callFunction } from './formula/functions.ts';
import { readFormula } from './formula/read.ts';
import { type Comparison, type Formula, writeFormula } from './formula/tree.ts';

export type { Formula } from './formula/tree.ts';

/** A formula without a result: a division by zero (with its reason in Chinese), or a name without a value. */
export type NoResult = { notComputable: string } | { missing: string };

/** Reads a formula over named figures; throws `InvalidInput` with every problem when it is outside the language. */
export const parseFormula = (text: string): Formula => {
  const read = readFormula(text);
  if ('problems' in read) throw new InvalidInput('公式不符合要求', read.problems);
  return read.formula;
};

const parts = (formula: Formula): readonly Formula[] => {
  switch (formula.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negative':
      return [formula.of];
    case 'operation':
    case 'comparison':
      return [formula.left, formula.right];
    case 'if':
      return [formula.condition, formula.met, formula.otherwise];
    case 'call':
      return formula.inputs;
  }
};

/** The figures a formula reads, each once, in the order of their first appearance. */
export const namesIn = (formula: Formula): string[] => [...new Set(formula.kind === 'name' ? [formula.name] : parts(formula).flatMap(namesIn))];

/** The figures a formula's text reads; undefined where it cannot be read (`checkFormula` says why). */
export const namesInText = (text: string): string[] | undefined => {
  const read = readFormula(text);
  return 'problems' in read ? undefined : namesIn(read.formula);
};

/** All problems of a formula: what cannot be read, and names that are no figure. */
export const checkFormula = (text: string, knownNames: readonly string[], path: string): Problem[] => {
  const read = readFormula(text);
  if ('problems' in read) return read.problems.map((each) => ({ ...each, path }));
  return namesIn(read.formula)
    .filter((name) => !knownNames.includes(name))
    .map((name) => problem(path, 'unknown-figure', `公式中的“${name}”不是已列出的数据项`, { expected: knownNames.join('、'), got: name }));
};

const compare: Record<Comparison['operator'], (side: number) => boolean> = {
  '=': (side) => side === 0,
  '!=': (side) => side !== 0,
  '<': (side) => side < 0,
  '<=': (side) => side <= 0,
  '>': (side) => side > 0,
  '>=': (side) => side >= 0,
};

type Lookup = (name: string) => Exact | undefined;

/** Left to right; the first part without a result decides. */
const evaluateAll = (formulas: readonly Formula[], lookup: Lookup): Exact[] | NoResult => {
  const values: Exact[] = [];
  for (const formula of formulas) {
    const value = evaluate(formula, lookup);
    if (isNoResult(value)) return value;
    values.push(value);
  }
  return values;
};

export const isNoResult = (value: object): value is NoResult => 'notComputable' in value || 'missing' in value;

const operate = (operator: '+' | '-' | '*' | '/', left: Exact, right: Exact, divisor: Formula): Exact | NoResult => {
  if (operator === '+') return left.add(right);
  if (operator === '-') return left.sub(right);
  if (operator === '*') return left.mul(right);
  return right.equals(0) ? { notComputable: `${writeFormula(divisor)}为 0` } : left.div(right);
};

/** The exact value of a formula. Only the branch of an `if` that applies is looked at. */
export const evaluate = (formula: Formula, lookup: Lookup): Exact | NoResult => {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'name') return lookup(formula.name) ?? { missing: formula.name };
  if (formula.kind === 'if') {
    const condition = evaluate(formula.condition, lookup);
    if (isNoResult(condition)) return condition;
    return evaluate(condition.equals(one) ? formula.met : formula.otherwise, lookup);
  }
  const values = evaluateAll(parts(formula), lookup);
  if (!Array.isArray(values)) return values;
  const [left = zero, right = zero] = values;
  if (formula.kind === 'negative') return left.neg();
  if (formula.kind === 'comparison') return compare[formula.operator](left.compare(right)) ? one : zero;
  return formula.kind === 'operation' ? operate(formula.operator, left, right, formula.right) : callFunction(formula.name, values);
};
