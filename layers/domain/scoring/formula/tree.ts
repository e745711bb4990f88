import { type Exact, toText } from '#domain/numbers/exact.ts';
import type { FunctionName } from './functions.ts';

export interface Operation {
  kind: 'operation';
  operator: '+' | '-' | '*' | '/';
  left: Formula;
  right: Formula;
}

/** True is 1, false is 0; stands only as the condition of an `if`. */
export interface Comparison {
  kind: 'comparison';
  operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  left: Formula;
  right: Formula;
}

export type Formula =
  | { kind: 'number'; value: Exact }
  | { kind: 'name'; name: string }
  | { kind: 'negative'; of: Formula }
  | { kind: 'if'; condition: Formula; met: Formula; otherwise: Formula }
  | { kind: 'call'; name: FunctionName; inputs: readonly Formula[] }
  | Operation
  | Comparison;

const shown = { '+': '+', '-': '−', '*': '×', '/': '÷', '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

const inner = (formula: Formula): string =>
  formula.kind === 'operation' || formula.kind === 'negative' ? `(${writeFormula(formula)})` : writeFormula(formula);

/** The formula as people write it, for reasons such as "上年为 0". */
export const writeFormula = (formula: Formula): string => {
  switch (formula.kind) {
    case 'number':
      return toText(formula.value);
    case 'name':
      return formula.name;
    case 'negative':
      return `−${inner(formula.of)}`;
    case 'operation':
    case 'comparison':
      return `${inner(formula.left)}${shown[formula.operator]}${inner(formula.right)}`;
    case 'if':
      return `if(${[formula.condition, formula.met, formula.otherwise].map(writeFormula).join(', ')})`;
    case 'call':
      return `${formula.name}(${formula.inputs.map(writeFormula).join(', ')})`;
  }
};
