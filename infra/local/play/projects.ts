import { randomUUID } from 'node:crypto';
import type { Answers, Evaluation } from '#domain/projects/evaluation.ts';
import type { Mode } from '#domain/projects/mode.ts';
import type { Project } from '#domain/projects/project.ts';
import { each } from './each.ts';
import { fillWorkbook } from './fill-workbook.ts';
import type { Game } from './game.ts';
import type { SampleProject } from './sample-port.ts';

/** Templates are published before any project is entered. */
export const publishForms = (game: Game): Promise<void> =>
  each(game.sample.projectEvaluation.forms, (form) => game.as('office-head').post(`/projects/${game.cycle}/forms`, form));

export const enterProject = async (game: Game, { id, content }: SampleProject): Promise<void> => {
  await game.as('finance').post(`/projects/${game.cycle}/projects`, { id, content });
};

interface Whole {
  project: Project;
  evaluation: Evaluation;
}

const pathOf = ({ cycle }: Game, { id }: SampleProject, mode: Mode): string => `/projects/${cycle}/projects/${id}/evaluations/${mode}`;

/** The unit's form goes out as a workbook, is filled in and comes back; never through the API itself. */
export const importAnswers = async (game: Game, sample: SampleProject, answers: Answers): Promise<void> => {
  const path = pathOf(game, sample, 'self');
  const reporter = game.as('unit-reporter', sample.content.unit);
  const { project, evaluation } = await reporter.get<Whole>(path);
  const { url } = await reporter.get<{ url: string }>(`${path}/workbook`);
  const names = new Map(project.indicators.map(({ code, name }) => [code, name]));
  const bytes = await fillWorkbook(await (await fetch(url)).arrayBuffer(), names, answers);
  const upload = randomUUID();
  await uploadTo(await reporter.post<UploadForm>(`${path}/uploads`, { upload }), bytes);
  await reporter.post(`${path}/import`, { upload }, { ifMatch: evaluation.rev });
};

interface UploadForm {
  url: string;
  fields: Record<string, string>;
}

export const uploadTo = async ({ url, fields }: UploadForm, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([bytes]), 'form.xlsx');
  const response = await fetch(url, { method: 'POST', body: form });
  if (!response.ok) throw new Error(`上传评价表失败:HTTP ${response.status} ${(await response.text()).slice(0, 300)}`);
};

const typeAnswers = async (game: Game, sample: SampleProject, answers: Answers): Promise<void> => {
  const path = pathOf(game, sample, 'self');
  const reporter = game.as('unit-reporter', sample.content.unit);
  const { evaluation } = await reporter.get<Whole>(path);
  await reporter.put(`${path}/answers`, answers, { ifMatch: evaluation.rev });
};

const reportAndSign = async (game: Game, sample: SampleProject, answers: Answers): Promise<void> => {
  const path = pathOf(game, sample, 'self');
  await (sample.by === 'workbook' ? importAnswers : typeAnswers)(game, sample, answers);
  await game.as('unit-reporter', sample.content.unit).post(`${path}/report`);
  await game.as('unit-leader', sample.content.unit).post(`${path}/sign`);
};

/** The first form of a unit that is returned: one actual value is another. */
const firstAnswers = ({ answers, returned }: SampleProject): Answers => ({
  ...answers,
  rows: answers.rows.map((row) => (row.indicator === returned?.indicator ? { ...row, actual: returned.actual } : row)),
});

const score = async (game: Game, sample: SampleProject, mode: Mode, { review, final }: Pick<SampleProject, 'review' | 'final'>): Promise<void> => {
  const path = pathOf(game, sample, mode);
  const [reviewer, decider] =
    mode === 'department' ? [game.as('unit-leader', sample.content.department), game.as('finance')] : [game.as('finance'), game.as('office-head')];
  await reviewer.post(`${path}/review`, { scores: review });
  await decider.post(`${path}/finalise`, { scores: final });
};

/** One project from its empty form to its final score, and the further evaluation where it has one. */
export const evaluateProject = async (game: Game, sample: SampleProject, due: string): Promise<void> => {
  const finance = game.as('finance');
  await finance.post(`${pathOf(game, sample, 'self')}/open`, { due });
  if (sample.returned !== undefined) {
    await reportAndSign(game, sample, firstAnswers(sample));
    await finance.post(`${pathOf(game, sample, 'self')}/return-to-unit`, { reason: sample.returned.reason });
  }
  await reportAndSign(game, sample, sample.answers);
  await score(game, sample, 'self', sample);
  if (sample.further === undefined) return;
  await finance.post(`${pathOf(game, sample, sample.further.mode)}/open`, { due });
  await score(game, sample, sample.further.mode, sample.further);
};

/** 项目支出绩效评价, side by side for all projects of the year. */
export const evaluateProjects = (game: Game): Promise<void> =>
  each(game.sample.projectEvaluation.projects, (sample) => evaluateProject(game, sample, game.sample.plan.due.firstLook));
