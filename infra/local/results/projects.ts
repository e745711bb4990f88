import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '#domain/projects/project.ts';
import type { Sheet } from '#domain/projects/side-by-side.ts';
import { each } from '../play/each.ts';
import type { Game } from '../play/game.ts';

/** A project as the API gives it at the end of the year: its scores side by side, and its form as a workbook. */
export interface ProjectResult {
  project: Project;
  sheet: Sheet;
  workbook: Uint8Array;
}

/** Every project's own evaluation, and its form as it would go out again. */
export const collectProjects = async (game: Game): Promise<ProjectResult[]> => {
  const finance = game.as('finance');
  const results: ProjectResult[] = [];
  await each(game.sample.projectEvaluation.projects, async ({ id }) => {
    const path = `/projects/${game.cycle}/projects/${id}/evaluations/self`;
    const { project, sheet } = await finance.get<Pick<ProjectResult, 'project' | 'sheet'>>(path);
    const { url } = await finance.get<{ url: string }>(`${path}/workbook`);
    results.push({ project, sheet, workbook: new Uint8Array(await (await fetch(url)).arrayBuffer()) });
  });
  return results.sort((a, b) => (a.project.id < b.project.id ? -1 : 1));
};

const cell = (stage: { total: string; grade: string } | undefined): string => (stage === undefined ? '' : `${stage.total} ${stage.grade}`);

/** The projects as a table: 自评, 评审 and 最终 of the unit's own evaluation, and of the further ones. */
export const projectsMarkdown = (projects: readonly ProjectResult[]): string => {
  const rows = projects.map(({ project: { id, name, results }, sheet }) => {
    const cells = [
      id,
      name,
      sheet.execution?.rate ?? '',
      cell(sheet.self),
      cell(sheet.review),
      cell(sheet.final),
      cell(results.department),
      cell(results.finance),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = '| 项目 | 名称 | 预算执行率(%) | 自评 | 评审 | 单位自评得分 | 部门评价得分 | 财政评价得分 |';
  return rows.length === 0 ? '' : `\n\n## 项目支出绩效评价\n\n${[head, '|---|---|---|---|---|---|---|---|', ...rows].join('\n')}`;
};

export const writeWorkbooks = (folder: string, projects: readonly ProjectResult[]): void => {
  for (const { project, workbook } of projects) writeFileSync(join(folder, `${project.id}.xlsx`), workbook);
};
