import { exact, zero } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import { functionInputs, isFunctionName } from './functions.ts';
import { type Parsed, parseText } from './parsed.ts';
import type { Comparison, Formula, Operation } from './tree.ts';

/** Longest text of a formula; a longer one should become two figures. */
const longest = 500;

const arithmetic: Partial<Record<string, Operation['operator']>> = { '+': '+', '-': '-', '*': '*', '/': '/' };
const comparing: Partial<Record<string, Comparison['operator']>> = { '=': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const nothing: Formula = { kind: 'number', value: zero };

/** Turns jsep's tree into a formula and notes everything outside the language. */
class Reader {
  readonly problems: Problem[] = [];

  private refuse(code: string, message: string, got: string): Formula {
    this.problems.push(problem('', code, message, { expected: '数字、数据项名称、+ − × ÷、比较和 if、min、max、round、abs、sum、avg', got }));
    return nothing;
  }

  /** A part that stands for a number. */
  number(node: Parsed): Formula {
    switch (node.type) {
      case 'Literal':
        return this.literal(node.raw);
      case 'Identifier':
        return { kind: 'name', name: node.name };
      case 'UnaryExpression':
        return node.operator === '-' ? { kind: 'negative', of: this.number(node.argument) } : this.number(node.argument);
      case 'BinaryExpression':
        return this.binary(node.operator, node.left, node.right);
      case 'CallExpression':
        return this.call(node.callee, node.arguments);
      case 'Outside':
        return this.refuse('formula-outside-language', '公式含有不支持的写法(如方括号、点号、问号、并列的两个式子)', node.what);
    }
  }

  private literal(raw: string): Formula {
    return /^\d+(\.\d+)?$/.test(raw) ? { kind: 'number', value: exact(raw) } : this.refuse('formula-number', `公式中的“${raw}”不是十进制数字`, raw);
  }

  private binary(sign: string, left: Parsed, right: Parsed): Formula {
    const operator = arithmetic[sign];
    if (operator === undefined) return this.refuse('formula-comparison-outside-if', `比较“${sign}”只能作为 if 的条件`, sign);
    return { kind: 'operation', operator, left: this.number(left), right: this.number(right) };
  }

  private condition(node: Parsed): Formula {
    const operator = node.type === 'BinaryExpression' ? comparing[node.operator] : undefined;
    if (node.type !== 'BinaryExpression' || operator === undefined) return this.refuse('formula-condition', 'if 的条件应为一个比较,如 上年=0', node.type);
    return { kind: 'comparison', operator, left: this.number(node.left), right: this.number(node.right) };
  }

  private call(callee: Parsed, inputs: readonly Parsed[]): Formula {
    const name = callee.type === 'Identifier' ? callee.name : '';
    if (name === 'if') return this.choice(inputs);
    if (!isFunctionName(name)) return this.refuse('formula-unknown-function', `没有名为“${name}”的函数`, name);
    const { least, most } = functionInputs[name];
    if (inputs.length < least || inputs.length > most) {
      const wanted = least === most ? `${least} 个` : Number.isFinite(most) ? `${least} 至 ${most} 个` : `至少 ${least} 个`;
      return this.refuse('formula-argument-count', `函数 ${name} 需要${wanted}参数,写了 ${inputs.length} 个`, String(inputs.length));
    }
    const digits = name === 'round' ? inputs[1] : undefined;
    if (digits !== undefined && !(digits.type === 'Literal' && /^[0-8]$/.test(digits.raw)))
      return this.refuse('formula-digits', 'round 的位数应为 0 至 8 的数字', name);
    return { kind: 'call', name, inputs: inputs.map((input) => this.number(input)) };
  }

  private choice(inputs: readonly Parsed[]): Formula {
    const [condition, met, otherwise] = inputs;
    if (condition === undefined || met === undefined || otherwise === undefined || inputs.length > 3) {
      return this.refuse('formula-argument-count', `函数 if 需要 3 个参数(条件、成立时、否则),写了 ${inputs.length} 个`, String(inputs.length));
    }
    return { kind: 'if', condition: this.condition(condition), met: this.number(met), otherwise: this.number(otherwise) };
  }
}

/** The formula of a text, or every problem of it (without a path). */
export const readFormula = (text: string): { formula: Formula } | { problems: Problem[] } => {
  if (text.length > longest)
    return { problems: [problem('', 'formula-too-long', `公式长 ${text.length} 个字符,超过 ${longest}`, { got: String(text.length) })] };
  const parsed = parseText(text);
  if (parsed === undefined) return { problems: [problem('', 'formula-syntax', `公式“${text}”写法不完整或有误,请检查括号、逗号和运算符`, { got: text })] };
  const reader = new Reader();
  const formula = reader.number(parsed);
  return reader.problems.length > 0 ? { problems: reader.problems } : { formula };
};
