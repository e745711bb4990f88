import * as z from 'zod';
import { problem } from '#domain/problems/problem.ts';
import type { SheetRow } from './cell.ts';
import { FileRefused } from './file-refused.ts';

/** Name of the hidden sheet in which a template says what it is. */
export const templateSheet = '模板信息';

/** What a template was exported for; `version` names the papers that its rows follow. */
export const TemplateMark = z.object({
  format: z.literal('xianheng-template/1'),
  county: z.string(),
  cycle: z.string(),
  source: z.string(),
  version: z.string(),
});
export type TemplateMark = z.infer<typeof TemplateMark>;

/** Rows of the hidden sheet: a name and a value each. */
export const markRows = (mark: TemplateMark): [string, string][] => Object.entries(mark);

/** What the hidden sheet says; undefined when it is no template of ours; `FileRefused` when it is one of another format or was changed. */
export const readMark = (rows: readonly SheetRow[]): TemplateMark | undefined => {
  const said = Object.fromEntries(rows.map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']));
  const read = TemplateMark.safeParse(said);
  const format = said['format'] ?? '';
  if (read.success || !format.startsWith('xianheng-template/')) return read.data;
  throw new FileRefused(
    problem('template.format', 'wrong-template', `工作表“${templateSheet}”与系统导出的不一致;请重新导出模板,把数据粘贴到新模板后再导入`, {
      expected: `模板格式 ${TemplateMark.shape.format.value},${Object.values(names).join('、')}齐全`,
      got: `模板格式 ${format}`,
    }),
  );
};

const names = { county: '县(市、区)', cycle: '年度', source: '数据来源', version: '模板版本' } as const;

/** The papers behind a template's version, as `openBook` writes it, each with its own version. */
const papersOf = (version: string): Map<string, string> => {
  const [plan = '', ...others] = version.split('.');
  const source = others.pop() ?? '';
  const schemes = others.map((each) => each.split('_')).map(([code, number = '']) => [`考评细则 ${code} `, number] as const);
  return new Map([['年度方案', plan], ...schemes, ['来源登记', source]]);
};

/** 「年度方案第 1 版→第 2 版」. */
const changesBetween = (found: string, current: string): string => {
  const [before, now] = [papersOf(found), papersOf(current)];
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name));
  const version = (number: string | undefined): string => (number === undefined ? '无' : `第 ${number} 版`);
  return changed.map((name) => `${name}${version(before.get(name))}→${version(now.get(name))}`).join('、');
};

/** A template of another county, year or source, or of papers that have changed since, is refused: its rows are no longer what is asked. */
export const mustBeCurrent = (found: TemplateMark, current: Omit<TemplateMark, 'format'>): void => {
  const part = (['county', 'cycle', 'source', 'version'] as const).find((each) => found[each] !== current[each]);
  if (part === undefined) return;
  const why =
    part === 'version'
      ? `年度方案、细则或来源登记在模板导出后有变化(${changesBetween(found.version, current.version)})`
      : `模板的${names[part]}不符(应为 ${current[part]},模板是 ${found[part]})`;
  throw new FileRefused(
    problem(`template.${part}`, 'wrong-template', `${why};请重新导出模板,把数据粘贴到新模板后再导入`, {
      expected: `${names[part]} ${current[part]}`,
      got: `${names[part]} ${found[part]}`,
    }),
  );
};
