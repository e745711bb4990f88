import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '#domain/projects/evaluation.ts';
import type { Project } from '#domain/projects/project.ts';
import type { Sheet } from '#domain/projects/side-by-side.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { AuditEntry } from '#platform/table/audit.ts';
import { ApiProblem } from '../../infra/local/client.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { evaluateProject, importAnswers, uploadTo } from '../../infra/local/play/projects.ts';
import type { SampleProject } from '../../infra/local/play/sample-port.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { projectCounty } from '../support/project-county.ts';

const county = projectCounty({ department: 'U001', unit: 'U002', day: '2026-03-20' }, { department: 'U003', unit: 'U003', day: '2026-05-10' });

const due = '2026-07-20';
let cloud: TestCloud;
let game: Game;
beforeAll(async () => {
  cloud = await deployedCloud('projects');
  game = await foundedGame(cloud, county);
  await playToFirstWindow(game);
});
afterAll(async () => cloud?.stop());

interface Whole {
  project: Project;
  evaluation: Evaluation;
  sheet: Sheet;
}
const sampleOf = (id: string): SampleProject => {
  const found = game.sample.projectEvaluation.projects.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no project ${id}`);
  return found;
};
const at = (id: string, mode = 'self'): string => `/projects/2026/projects/${id}/evaluations/${mode}`;
const read = (id: string, mode = 'self'): Promise<Whole> => game.as('finance').get(at(id, mode));
const refusal = async (asking: Promise<unknown>): Promise<ApiProblem> => {
  const error = await asking.then(
    () => new Error('not refused'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiProblem) return error;
  throw error;
};

describe('projects of the year', () => {
  it('came in at their days, at the start and in mid-year, with the indicators of their forms', async () => {
    await passTo(game, '2026-07-05');
    const { projects } = await game.as('office-head').get<{ projects: Project[] }>('/projects/2026/projects');
    expect(projects.map(({ id, added, on }) => [id, added.when, on])).toEqual([
      ['XM-001', 'start', '2026-03-20'],
      ['XM-002', 'mid-year', '2026-05-10'],
    ]);
    const { project } = await game.as('finance').get<Whole>('/projects/2026/projects/XM-002');
    expect(project.indicators.map(({ code }) => code)).toEqual(['SL01', 'ZL01', 'SX01', 'SH01', 'GK01', 'MY01']);
  });

  it('are shown to their own units only', async () => {
    expect((await refusal(game.as('unit-reporter', 'U004').get('/projects/2026/projects/XM-001'))).status).toBe(403);
    for (const unit of ['U001', 'U002']) await game.as('unit-reporter', unit).get('/projects/2026/projects/XM-001');
  });

  it('cannot be given another version of a published form', async () => {
    const [form] = game.sample.projectEvaluation.forms;
    expect((await refusal(game.as('office-head').post('/projects/2026/forms', form))).code).toBe('version-not-newer');
    const wrong = await refusal(
      game
        .as('office-head')
        .post('/projects/2026/forms', { ...form, version: 2, execution: { name: '预算执行率', marks: '20', explainBelow: '90', article: 'a' } }),
    );
    expect(wrong.document['errors']).toMatchObject([{ path: 'sections', code: 'weights-do-not-add-up', expected: '100', got: '110' }]);
  });
});

describe('a form through Excel', () => {
  const project = () => sampleOf('XM-001');
  const reporter = () => game.as('unit-reporter', 'U002');
  const upload = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    const name = randomUUID();
    await uploadTo(await reporter().post(`${at('XM-001')}/uploads`, { upload: name }), bytes);
    return name;
  };
  const exported = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const { url, name } = await reporter().get<{ url: string; name: string }>(`${at('XM-001')}/workbook`);
    const response = await fetch(url);
    expect(name).toBe('青石镇村卫生室标准化改造-单位自评表.xlsx');
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(name));
    return new Uint8Array(await response.arrayBuffer());
  };
  const take = async (name: string, conversions: 'ask' | 'take' = 'ask') =>
    reporter().post(`${at('XM-001')}/import`, { upload: name, conversions }, { ifMatch: (await read('XM-001')).evaluation.rev });

  it('goes out and comes back unchanged', async () => {
    await game.as('finance').post(`${at('XM-001')}/open`, { due });
    await importAnswers(game, project(), project().answers);
    const before = await read('XM-001');
    expect(before.evaluation).toMatchObject({ ...project().answers, status: 'draft' });
    await take(await upload(await exported()));
    const after = await read('XM-001');
    expect({ ...after.evaluation, rev: 0 }).toEqual({ ...before.evaluation, rev: 0 });
  });

  it('with one locked cell changed and one amount in 全角 saves nothing, names both and offers a reading', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported()).buffer);
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new Error('no sheet');
    sheet.getCell('I13').value = 25;
    sheet.getCell('H13').value = '\uff11\uff18个';
    const before = await read('XM-001');
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const told = await refusal(take(await upload(bytes)));
    expect(told.status).toBe(422);
    expect(told.document['errors']).toMatchObject([
      { path: '绩效评价表!I13', code: 'locked-cell-changed', expected: '20', got: '25' },
      { path: '绩效评价表!H13', code: 'not-a-plain-number', got: '\uff11\uff18个', offer: { value: '18' } },
    ]);
    expect((await read('XM-001')).evaluation).toEqual(before.evaluation);
    sheet.getCell('I13').value = 20;
    await take(await upload(new Uint8Array(await book.xlsx.writeBuffer())), 'take');
    expect((await read('XM-001')).evaluation.rows[0]).toMatchObject({ indicator: 'SL01', actual: '18' });
  });

  it('is refused on a version that somebody else has saved over, and when nothing was uploaded', async () => {
    const name = await upload(await exported());
    const { rev } = (await read('XM-001')).evaluation;
    expect((await refusal(reporter().post(`${at('XM-001')}/import`, { upload: name }, { ifMatch: rev - 1 }))).status).toBe(412);
    expect((await refusal(take('never-uploaded'))).status).toBe(404);
    expect((await refusal(game.as('unit-reporter', 'U001').post(`${at('XM-001')}/uploads`, { upload: 'somebody-else' }))).status).toBe(403);
  });
});

describe('an evaluation', () => {
  it('is reported complete, signed, returned with a reason, reviewed and decided; every score stands beside the others', async () => {
    const [reporter, leader, finance, head] = [game.as('unit-reporter', 'U002'), game.as('unit-leader', 'U002'), game.as('finance'), game.as('office-head')];
    const sample = sampleOf('XM-001');
    const { evaluation } = await read('XM-001');
    await reporter.put(`${at('XM-001')}/answers`, { ...sample.answers, executionMeasures: undefined }, { ifMatch: evaluation.rev });
    expect((await refusal(reporter.post(`${at('XM-001')}/report`))).document['errors']).toMatchObject([{ path: 'executionMeasures', code: 'no-measures' }]);
    await importAnswers(game, sample, sample.answers);
    expect((await refusal(leader.post(`${at('XM-001')}/sign`))).code).toBe('evaluation-draft');
    await reporter.post(`${at('XM-001')}/report`);
    await leader.post(`${at('XM-001')}/sign`);
    await finance.post(`${at('XM-001')}/return-to-unit`, { reason: '请补充验收报告' });
    const task = await head.get<Task>('/tasks/2026/project-XM-001-self-evaluate-project-2');
    expect(task).toMatchObject({ status: 'open', assigneeKey: 'unit-reporter:U002', reason: '请补充验收报告' });
    await reporter.post(`${at('XM-001')}/report`);
    await leader.post(`${at('XM-001')}/sign`);
    expect((await refusal(head.post(`${at('XM-001')}/review`, { scores: [] }))).status).toBe(403);
    await finance.post(`${at('XM-001')}/review`, { scores: sample.review });
    await head.post(`${at('XM-001')}/finalise`, { scores: [] });
    const { sheet, project } = await read('XM-001');
    expect([sheet.self, sheet.review, sheet.final]).toEqual([
      { total: '92.59', grade: '优' },
      { total: '91.59', grade: '优' },
      { total: '91.59', grade: '优' },
    ]);
    expect(project.results).toEqual({ self: { total: '91.59', grade: '优', on: game.today } });
    const { entries } = await head.get<{ entries: AuditEntry[] }>('/access/trail?cycle=2026&limit=200');
    expect(entries.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['evaluation-imported', 'evaluation-return-to-unit', 'evaluation-review', 'evaluation-finalise']),
    );
  });

  it('of the finance bureau rests on the unit’s own, and counts before it', async () => {
    const { further } = sampleOf('XM-001');
    const [finance, head] = [game.as('finance'), game.as('office-head')];
    await finance.post(`${at('XM-001', 'finance')}/open`, { due });
    await finance.post(`${at('XM-001', 'finance')}/review`, { scores: further?.review });
    await head.post(`${at('XM-001', 'finance')}/finalise`, { scores: further?.final });
    const { sheet, project } = await read('XM-001', 'finance');
    expect(sheet.lines.find(({ indicator }) => indicator === 'SH01')).toMatchObject({ self: '19', review: '17', final: '17.5' });
    expect(Object.entries(project.results).map(([mode, result]) => [mode, result?.total])).toEqual([
      ['self', '91.59'],
      ['finance', '91.09'],
    ]);
  });

  it('of a mid-year project by the county’s own form goes the same way', async () => {
    await evaluateProject(game, sampleOf('XM-002'), due);
    const { evaluation } = await read('XM-002');
    expect([evaluation.status, evaluation.total, evaluation.grade]).toEqual(['final', '97.95', '优']);
  });
});
