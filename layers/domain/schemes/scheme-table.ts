import { exact, sum, toText } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import { ruleWording } from '#domain/scoring/wording.zh-cn.ts';
import { codesIn, type DraftIndicator, type DraftItem, type DraftNode, type DraftScheme, freeCode, indicatorsIn, itemsBelow } from './draft-tree.ts';

/** The county's table of a scheme (考评指标体系表). An indicator stands in the column of its level; the codes tell renamed ones from new ones. */
export const tableColumns = ['一级指标', '二级指标', '三级指标', '分值', '评分标准', '计分方法', '编码'] as const;
const levels = ['一级指标', '二级指标', '三级指标'] as const;

const methodOf = ({ rule }: DraftIndicator): string => {
  const kind = typeof rule === 'object' && rule !== null && 'kind' in rule ? String(rule.kind) : '';
  return (ruleWording as Readonly<Record<string, string>>)[kind] ?? '';
};

/** The scheme as rows, the header first. Levels deeper than three share the second column, joined by ` / `. */
export const tableOf = ({ root }: DraftScheme): string[][] => [
  [...tableColumns],
  ...indicatorsIn(root).map(({ item, above }) => {
    const [first = '', ...others] = above.map(({ name }) => name);
    const names = above.length === 0 ? [item.name, '', ''] : above.length === 1 ? [first, item.name, ''] : [first, others.join(' / '), item.name];
    return [...names, item.fullMarks, item.text, methodOf(item), item.code];
  }),
];

export interface ReadTable {
  root: DraftNode;
  /** With a problem nothing may be taken over. Paths are `第 3 行 分值`. */
  problems: Problem[];
}

type Row = readonly string[];
interface Columns {
  levels: readonly [number, number, number];
  marks: number;
  text: number;
  code: number;
}

const isTotal = (row: Row): boolean => row.some((cell) => ['合计', '总计', '总分'].includes(cell));
const cellIn = (row: Row, column: number): string => row[column] ?? '';

/** The row that names the columns stands below whatever title the office gave the sheet. */
const headerIn = (rows: readonly Row[]): { at: number; columns: Columns } | undefined => {
  const at = rows.findIndex((row) => ['一级指标', '分值', '评分标准'].every((name) => row.includes(name)));
  const header = rows[at];
  if (header === undefined) return undefined;
  const [first, second, third] = levels.map((name) => header.indexOf(name));
  return {
    at,
    columns: {
      levels: [first ?? -1, second ?? -1, third ?? -1],
      marks: header.indexOf('分值'),
      text: header.indexOf('评分标准'),
      code: header.indexOf('编码'),
    },
  };
};

interface Line {
  row: number;
  /** Names of the nodes above, then the indicator's own. */
  names: readonly string[];
  marks: string;
  text: string;
  code: string;
}

/** Blank cells of the upper levels stand for what is above them, as merged cells do. */
const linesIn = (rows: readonly Row[], { at, columns }: { at: number; columns: Columns }): { lines: Line[]; problems: Problem[] } => {
  const problems: Problem[] = [];
  const lines: Line[] = [];
  let above: readonly string[] = [];
  rows.slice(at + 1).forEach((row, below) => {
    const number = at + below + 2;
    if (row.every((cell) => cell === '') || isTotal(row)) return;
    const named = columns.levels.map((column) => cellIn(row, column));
    const own = named.findLastIndex((name) => name !== '');
    if (own < 0) {
      problems.push(problem(`第 ${number} 行`, 'indicator-missing', `第 ${number} 行没有指标名称`, { expected: levels.join('、') }));
      return;
    }
    const firstNamed = named.findIndex((name) => name !== '');
    const names = named.slice(0, own + 1).map((name, level) => (name === '' && level < firstNamed ? (above[level] ?? '') : name));
    if (names.includes('')) {
      problems.push(
        problem(`第 ${number} 行`, 'level-missing', `第 ${number} 行的指标“${named[own] ?? ''}”缺上级指标`, { expected: levels.slice(0, own).join('、') }),
      );
      return;
    }
    above = names;
    lines.push({ row: number, names, marks: cellIn(row, columns.marks), text: cellIn(row, columns.text), code: cellIn(row, columns.code) });
  });
  return { lines, problems };
};

const lineProblems = ({ row, marks, text }: Line): Problem[] => [
  ...(/^\d+(\.\d+)?$/.test(marks) && exact(marks).gt(0)
    ? []
    : [problem(`第 ${row} 行 分值`, 'not-marks', `第 ${row} 行的分值“${marks}”不是大于 0 的数字`, { expected: '只填数字,如 10', got: marks })]),
  ...(text === '' ? [problem(`第 ${row} 行 评分标准`, 'text-missing', `第 ${row} 行没有评分标准`, { expected: '评分标准的原文' })] : []),
];

const twice = (lines: readonly Line[]): Problem[] =>
  lines.flatMap(({ row, names }, at) => {
    const name = names.at(-1) ?? '';
    const first = lines.findIndex((other) => other.names.at(-1) === name);
    return first === at
      ? []
      : [
          problem(`第 ${row} 行`, 'indicator-twice', `第 ${row} 行的指标“${name}”与第 ${lines[first]?.row ?? 0} 行重复`, {
            expected: '每个指标名称只出现一次',
            got: name,
          }),
        ];
  });

/** Puts the lines under their nodes; an item known by code or name keeps all that the table does not tell. */
class Growing {
  readonly #known: readonly DraftItem[];
  readonly #taken: Set<string>;
  readonly root: DraftNode;

  constructor({ root }: DraftScheme) {
    this.#known = itemsBelow(root).map(({ item }) => item);
    this.#taken = codesIn(root);
    this.root = { ...root, children: [] };
  }

  #code(parent: DraftNode, digits: number): string {
    const code = freeCode(parent.code, this.#taken, digits);
    this.#taken.add(code);
    return code;
  }

  #node(parent: DraftNode, name: string): DraftNode {
    const there = parent.children.find((child): child is DraftNode => child.kind === 'node' && child.name === name);
    if (there !== undefined) return there;
    const before = this.#known.find((item): item is DraftNode => item.kind === 'node' && item.name === name);
    const node: DraftNode =
      before === undefined ? { kind: 'node', code: this.#code(parent, 1), name, fullMarks: '0', children: [] } : { ...before, children: [] };
    parent.children.push(node);
    return node;
  }

  add({ names, marks, text, code }: Line): void {
    const name = names.at(-1) ?? '';
    const parent = names
      .slice(0, -1)
      .flatMap((each) => each.split(' / '))
      .reduce<DraftNode>((node, each) => this.#node(node, each), this.root);
    const leaves = this.#known.filter((item): item is DraftIndicator => item.kind === 'indicator');
    const before = leaves.find((leaf) => code !== '' && leaf.code === code) ?? leaves.find((leaf) => leaf.name === name);
    const told = { name, fullMarks: marks, text };
    parent.children.push(before === undefined ? { kind: 'indicator', code: this.#code(parent, 2), ...told } : { ...before, ...told });
  }
}

/** Full marks of the nodes as their children add up; a converted node and the root keep theirs, which the check of weights compares. */
const addedUp = (node: DraftNode): DraftNode => {
  const children = node.children.map((child) => (child.kind === 'node' ? addedUp(child) : child));
  const fullMarks = node['mode'] === 'converted' ? node.fullMarks : toText(sum(children.map((child) => exact(child.fullMarks))));
  return { ...node, fullMarks, children };
};

/**
 * Reads the county's table into the scheme: what the table does not tell (rule, figures, source, goal …) stays as it was for known indicators;
 * a new one has no rule yet, and publishing says so. What is not in the table is taken out. All problems are told, with their rows.
 */
export const readTable = (rows: readonly Row[], before: DraftScheme): ReadTable => {
  const trimmed = rows.map((row) => row.map((cell) => cell.trim()));
  const header = headerIn(trimmed);
  if (header === undefined) {
    return { root: before.root, problems: [problem('表头', 'no-header', '没有找到表头', { expected: '同一行中有 一级指标、分值、评分标准' })] };
  }
  const { lines, problems: broken } = linesIn(trimmed, header);
  const problems = [
    ...broken,
    ...lines.flatMap(lineProblems),
    ...twice(lines),
    ...(lines.length === 0 && broken.length === 0 ? [problem('表格', 'no-rows', '表头下面没有指标', { expected: '至少一行' })] : []),
  ];
  if (problems.length > 0) return { root: before.root, problems };
  const growing = new Growing(before);
  for (const line of lines) growing.add(line);
  const children = growing.root.children.map((child) => (child.kind === 'node' ? addedUp(child) : child));
  return { root: { ...growing.root, children }, problems: [] };
};
