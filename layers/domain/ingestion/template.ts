import * as z from 'zod';
import { problem } from '#domain/problems/problem.ts';
import type { SheetRow } from './cell.ts';
import { FileRefused } from './file-refused.ts';

/** Name of the hidden sheet in which a template says what it is. */
export const templateSheet = '模板信息';

/** What a template was exported for; `version` is the hash of the papers that its rows follow. */
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

/** What the hidden sheet says; undefined when it is no template of ours. */
export const readMark = (rows: readonly SheetRow[]): TemplateMark | undefined =>
  TemplateMark.safeParse(Object.fromEntries(rows.map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']))).data;

const names = { county: '县(市、区)', cycle: '年度', source: '数据来源', version: '模板版本' } as const;

/** A template of another county, year or source, or of papers that have changed since, is refused: its rows are no longer what is asked. */
export const mustBeCurrent = (found: TemplateMark, current: Omit<TemplateMark, 'format'>): void => {
  const part = (['county', 'cycle', 'source', 'version'] as const).find((each) => found[each] !== current[each]);
  if (part === undefined) return;
  const why = part === 'version' ? '年度方案或细则在模板导出后有变化' : `模板的${names[part]}不符`;
  throw new FileRefused(
    problem(`template.${part}`, 'wrong-template', `${why};请重新导出模板,把数据粘贴到新模板后再导入`, {
      expected: `${names[part]} ${current[part]}`,
      got: `${names[part]} ${found[part]}`,
    }),
  );
};
