import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '#domain/schemes/plan.ts';
import { aheadMarkdown } from './ahead.ts';
import type { YearResult } from './collect.ts';
import { markText } from './mark-text.ts';
import { projectsMarkdown, writeWorkbooks } from './projects.ts';
import { outlierText } from './quality.ts';
import { rowsOf, tableMarkdown } from './table.ts';

/** Writes the result as files that a person reads and `xianheng assess` recomputes. */
export const writeResults = (folder: string, result: YearResult, categories: readonly Category[]): void => {
  mkdirSync(folder, { recursive: true });
  const json = (name: string, content: unknown): void => writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  const { cycle, version, status, dossierHash, scorecardsHash, budget, explained, projects } = result;
  const rows = rowsOf(result);
  json('results.json', { cycle, version, status, dossierHash, scorecardsHash, rows });
  json('dossier.json', result.dossier);
  json('scorecards.json', result.scorecards);
  json('budget.json', budget);
  writeWorkbooks(folder, projects);
  json('quality.json', result.quality);
  const mark = explained === undefined ? '' : `\n\n## 一项得分的完整说明\n\n\`\`\`\n${markText(explained)}\n\`\`\``;
  const apart = result.quality.flatMap(outlierText);
  const outliers = apart.length === 0 ? '' : `\n\n## 离群提示\n\n${apart.map((line) => `- ${line}`).join('\n')}`;
  const page = `# ${cycle} 年度考评结果\n\n版本 ${version}(${status}),卷宗 ${dossierHash},得分 ${scorecardsHash}\n\n${tableMarkdown(rows, categories)}${aheadMarkdown(result.ahead)}${outliers}${projectsMarkdown(projects)}${mark}\n`;
  writeFileSync(join(folder, 'results.md'), page);
};
