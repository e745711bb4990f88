import * as z from 'zod';
import { type Caller, unitsOf } from '#domain/access/caller.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { checkProject, indicatorsOf } from '#domain/projects/check-project.ts';
import { Evaluation } from '#domain/projects/evaluation.ts';
import { Funds } from '#domain/projects/money.ts';
import { Project, ProjectContent } from '#domain/projects/project.ts';
import { addProject, changeBudget } from '#domain/projects/project-moves.ts';
import { UnitId } from '#domain/schemes/code.ts';
import { planOf } from '#platform/files/papers.ts';
import { projectFormOf } from '#platform/files/project-forms.ts';
import { reason } from '#platform/http/bodies.ts';
import { cursor, limit, pageOf } from '#platform/http/pages.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { itemsAfter, list, load, loadCycle } from '#platform/table/records.ts';
import type { ProjectPath } from './paths.ts';

export const AddProject = z.strictObject({ id: Project.shape.id, content: ProjectContent });
export const ChangeBudget = z.strictObject({ annual: Funds, document: z.string().trim().min(1).max(80), reason });
export const ProjectQuery = z.object({ unit: UnitId.optional(), cursor, limit });
const Listed = Project.omit({ indicators: true, budgetChanges: true });
export const Projects = z.object({ projects: z.array(Listed), next: z.string().optional() });
const Summary = Evaluation.pick({ mode: true, status: true, round: true, due: true, total: true, grade: true, rev: true });
export const WholeProject = z.object({ project: Project, evaluations: z.array(Summary) });

type Year = YearSubject;

/** Adds a project, at the start of the year or in its midst; all it breaks of its form's rules is named. */
export const add = async ({ subject: { year }, body, who, act }: Call<CyclePath, unknown, z.infer<typeof AddProject>, Year>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const { id, content } = body;
  const { code, version } = content.form;
  const { hash } = await load('publication', { county, cycle, kind: 'project-form', code, version }, `项目评价表模板 ${code} 第 ${version} 版`);
  const form = await projectFormOf(hash);
  const problems = checkProject(content, form, new Set((await planOf(year)).units.map((unit) => unit.id)));
  if (problems.length > 0) throw new InvalidInput(`项目有 ${problems.length} 处问题,不能登记`, problems);
  const project: Project = {
    ...content,
    ...{ county, cycle, id, form: { code, version, hash }, indicators: indicatorsOf(form, content.indicators) },
    ...{ budgetChanges: [], results: {}, on: today, by: who.person, rev: 1 },
  };
  return { status: 201, body: await commit(addProject(project), { county, cycle, who: who.person, act, day: today }) };
};

/** The unit a reader sees it as: its own where it is one of the project's two, else the implementing one. */
export const readerUnit = (who: Pick<Caller, 'roles'>, { unit, department }: Pick<Project, 'unit' | 'department'>): string =>
  unitsOf(who, ['unit-reporter', 'unit-leader']).includes(department) ? department : unit;

export const projectOf = async ({ params: { cycle, project: id }, who }: Asked<ProjectPath>) => {
  const { county } = who;
  const [project, year] = await Promise.all([load('project', { county, cycle, id }, `项目 ${id}`), loadCycle({ county, cycle })]);
  return { project, year, unit: readerUnit(who, project), rev: project.rev };
};
export type ProjectSubject = Awaited<ReturnType<typeof projectOf>>;

/** Projects in the order of their codes, page by page; of one unit a page may hold less than was asked for. */
export const listProjects = async ({
  params: { cycle },
  query: { unit, cursor = '', limit },
  who: { county },
}: Call<CyclePath, z.output<typeof ProjectQuery>>): Promise<Answer<z.input<typeof Projects>>> => {
  const { page, ...more } = pageOf(await itemsAfter('project', { county, cycle }, cursor, limit + 1), limit, ({ id }) => id);
  return { body: { projects: unit === undefined ? page : page.filter((each) => each.unit === unit || each.department === unit), ...more } };
};

const evaluationsOf = ({ county, cycle, id }: Project) => list('evaluation', { county, cycle }, { project: id });

export const readProject = async ({
  subject: { project },
}: Call<ProjectPath, unknown, unknown, ProjectSubject>): Promise<Answer<z.input<typeof WholeProject>>> => ({
  body: { project, evaluations: await evaluationsOf(project) },
  rev: project.rev,
});

/** 全年预算数 changes with its document. */
export const changeAnnualBudget = async ({
  subject: { project, year },
  body,
  who,
  act,
}: Call<ProjectPath, unknown, z.infer<typeof ChangeBudget>, ProjectSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const move = changeBudget(project, await evaluationsOf(project), { ...body, on: today, by: who.person });
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today, reason: body.reason }), rev: project.rev + 1 };
};
