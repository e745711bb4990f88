import { Answers } from '#domain/projects/evaluation.ts';
import { ProjectForm } from '#domain/projects/form.ts';
import { Download, UploadForm } from '#platform/files/presigned.ts';
import { NoBody, Reason } from '#platform/http/bodies.ts';
import { CyclePath, yearOf } from '#platform/http/paths.ts';
import { type Asked, route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { finalise, Open, open, readEvaluation, report, returnToReporter, returnToUnit, review, Scores, save, sign, WholeEvaluation } from './evaluations.ts';
import { FormDocument, Forms, listForms, publish, readFormVersion } from './forms.ts';
import { EvaluationPath, FormPath, ProjectPath } from './paths.ts';
import { AddProject, add, ChangeBudget, changeAnnualBudget, listProjects, ProjectQuery, Projects, projectOf, readProject, WholeProject } from './projects.ts';
import { evaluationFor, evaluationOf } from './subjects.ts';
import { exportWorkbook, Import, importWorkbook, UploadName, uploadWorkbook } from './workbook.ts';

const project = '/projects/{cycle}/projects/{project}' as const;
const evaluation = `${project}/evaluations/{mode}` as const;
const acted = { method: 'POST', about: 'evaluation', params: EvaluationPath, response: Receipt } as const;

export const routes = [
  route({
    method: 'POST',
    path: '/projects/{cycle}/forms',
    summary: 'Publishes a version of a form of project evaluation; every problem of the document is told.',
    can: 'publish',
    about: 'project-form',
    on: yearOf,
    params: CyclePath,
    body: FormDocument,
    response: Receipt,
    handler: publish,
  }),
  route({
    method: 'GET',
    path: '/projects/{cycle}/forms',
    can: 'read',
    about: 'project-form',
    on: 'none',
    params: CyclePath,
    response: Forms,
    handler: listForms,
  }),
  route({
    method: 'GET',
    path: '/projects/{cycle}/forms/{code}/{version}',
    can: 'read',
    about: 'project-form',
    on: 'none',
    params: FormPath,
    response: ProjectForm,
    handler: readFormVersion,
  }),
  route({
    method: 'GET',
    path: '/projects/{cycle}/projects',
    summary: 'Projects of a year, of all units or of one (as 主管部门 or 实施单位); a unit reads its own.',
    can: 'read',
    about: 'project',
    on: async ({ query: { unit } }) => ({ unit }),
    params: CyclePath,
    query: ProjectQuery,
    response: Projects,
    handler: listProjects,
  }),
  route({
    method: 'POST',
    path: '/projects/{cycle}/projects',
    summary: 'Adds a project, at the start of the year or in its midst.',
    can: 'create',
    about: 'project',
    on: yearOf,
    params: CyclePath,
    body: AddProject,
    response: Receipt,
    handler: add,
  }),
  route({ method: 'GET', path: project, can: 'read', about: 'project', on: projectOf, params: ProjectPath, response: WholeProject, handler: readProject }),
  route({
    method: 'POST',
    path: `${project}/budget`,
    summary: 'Changes 全年预算数 by a document.',
    can: 'adjust',
    about: 'project',
    on: projectOf,
    params: ProjectPath,
    body: ChangeBudget,
    response: Receipt,
    ifMatch: 'required',
    handler: changeAnnualBudget,
  }),
  route({
    ...acted,
    path: `${evaluation}/open`,
    summary: 'Begins 单位自评, 部门评价 or 财政评价 of a project.',
    can: 'open',
    on: async (asked: Asked<EvaluationPath>) => projectOf(asked),
    body: Open,
    handler: open,
  }),
  route({
    method: 'GET',
    path: evaluation,
    summary: 'The form with the unit’s answers and the scores of all steps side by side.',
    can: 'read',
    about: 'evaluation',
    on: evaluationOf,
    params: EvaluationPath,
    response: WholeEvaluation,
    handler: readEvaluation,
  }),
  route({
    ...acted,
    method: 'PUT',
    path: `${evaluation}/answers`,
    can: 'save',
    on: evaluationFor('evaluate-project'),
    body: Answers,
    ifMatch: 'required',
    handler: save,
  }),
  route({
    method: 'GET',
    path: `${evaluation}/workbook`,
    summary: 'The form as an Excel workbook: an address to fetch it from, valid for some minutes.',
    can: 'read',
    about: 'evaluation',
    on: evaluationOf,
    params: EvaluationPath,
    response: Download,
    handler: exportWorkbook,
  }),
  route({
    ...acted,
    path: `${evaluation}/uploads`,
    summary: 'A form to post one filled-in workbook with.',
    can: 'save',
    on: evaluationFor('evaluate-project'),
    body: UploadName,
    response: UploadForm,
    handler: uploadWorkbook,
  }),
  route({
    ...acted,
    path: `${evaluation}/import`,
    summary: 'Saves the answers of an uploaded workbook, or tells every cell that is wrong.',
    can: 'save',
    on: evaluationFor('evaluate-project'),
    body: Import,
    ifMatch: 'required',
    handler: importWorkbook,
  }),
  route({ ...acted, path: `${evaluation}/report`, can: 'report', on: evaluationFor('evaluate-project'), body: NoBody, handler: report }),
  route({ ...acted, path: `${evaluation}/sign`, can: 'sign', on: evaluationFor('sign-evaluation'), body: NoBody, handler: sign }),
  route({
    ...acted,
    path: `${evaluation}/return-to-reporter`,
    can: 'return-to-reporter',
    on: evaluationFor('sign-evaluation'),
    body: Reason,
    handler: returnToReporter,
  }),
  route({ ...acted, path: `${evaluation}/review`, can: 'review', on: evaluationFor('review-evaluation'), body: Scores, handler: review }),
  route({ ...acted, path: `${evaluation}/return-to-unit`, can: 'return-to-unit', on: evaluationFor('review-evaluation'), body: Reason, handler: returnToUnit }),
  route({ ...acted, path: `${evaluation}/finalise`, can: 'finalise', on: evaluationFor('finalise-evaluation'), body: Scores, handler: finalise }),
];

export const handler = serve(routes);
