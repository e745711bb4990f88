import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Change, changed, created } from '#domain/change.ts';
import { addUnit } from '#domain/schemes/add-unit.ts';
import { readProcedure } from '../../infra/constructs/definition.ts';
import { isAwait, kindOf } from '../../infra/constructs/procedure.ts';
import { type StepName, workflows } from '../../infra/names.ts';
import { smallCounty } from '../support/small-county.ts';
import { type ACountyCloud, aCountyCloud, aWindow, cycle, executionOf, found, joinTask, submissionOf } from './a-county.ts';

let cloud: ACountyCloud;
beforeAll(async () => {
  cloud = await aCountyCloud('steps.log');
});
afterAll(() => cloud?.stop());

/** The kind of task that a procedure waits for after a step, if it does. */
const awaitedAfter = (step: StepName): string | undefined => {
  const procedures = workflows.map(readProcedure);
  const states = procedures.flatMap(({ States }) => Object.values(States).map((state) => ({ state, States })));
  const called = states.find(({ state }) => state.Type === 'Task' && state.Arguments['FunctionName'] === `\${${step}}`);
  const next = called?.state.Type === 'Task' ? called.States[called.state.Next] : undefined;
  return next !== undefined && isAwait(next) ? kindOf(next) : undefined;
};

const write = (county: string, act: string, ...changes: Change[]) => cloud.commit({ fact: act, changes }, { county, cycle, who: 'test', act });
const sortedIds = async (county: string): Promise<string[]> => (await cloud.list('task', { county, cycle })).map(({ id }) => id).sort();

describe('opening a window', () => {
  const units = ['U001', 'U002', 'U003', 'U004'];
  const window = { county: '330721', cycle, window: '2026H1' };
  const statusOf = async ({ county }: { county: string }) => (await cloud.load('window', { ...window, county }, '填报期')).status;

  it('asks every unit once, however often and however interrupted it is done', async () => {
    const { openWindow } = await import('../../functions/cycles/open-window.ts');
    const { county } = window;
    await found(cloud, county, { today: '2026-07-01', also: [created('window', aWindow(county, 'opening')), joinTask(county)] });
    await cloud.commit(cloud.openSubmission({ window: aWindow(county), unit: 'U002', today: '2026-07-01' }), { county, cycle, who: 'test', act: 'half' });
    const task = { task: cloud.taskKey(county, cycle, '2026H1-closed') };
    expect(await openWindow(window)).toEqual(task);
    expect(await openWindow(window)).toEqual(task);
    expect(await statusOf(window)).toBe('open');
    expect((await cloud.list('submission', window)).map(({ unit, round, attempt }) => `${unit} ${round} ${attempt}`)).toEqual(
      units.map((unit) => `${unit} 1 1`),
    );
    for (const unit of units) expect((await cloud.courseOf(executionOf(cloud, county, unit))).status).toBe('RUNNING');
  });

  it('asks a unit that was added while it was opening', async () => {
    const { openWindow } = await import('../../functions/cycles/open-window.ts');
    const county = '330722';
    const year = await found(cloud, county, { today: '2026-07-01', also: [created('window', aWindow(county, 'opening')), joinTask(county)] });
    const joining = { id: 'U005', name: '样五局', kind: 'department', category: 'B', since: '2026-04', paidBy: 'county', difficulty: '1' } as const;
    const planHash = await cloud.archive(addUnit({ ...smallCounty().plan, county }, joining, 2));
    // The step has read the plan of four units; the unit is added before the first of them is asked.
    const opening = openWindow({ ...window, county });
    await write(county, 'unit added', changed('cycle', year, { planVersion: 2, planHash }));
    await opening;
    expect((await cloud.list('submission', { ...window, county })).map(({ unit }) => unit)).toEqual([...units, 'U005']);
    expect((await submissionOf(cloud, county, 'U005')).status).toBe('open');
  });
});

describe('a resumed execution walks through its steps without doing them again', () => {
  const county = '330723';
  const key = { county, cycle };
  const versions = async () =>
    (await cloud.list('scores', key)).map(({ version, status, dossierHash }) => `${version} ${status} ${dossierHash.slice(0, 8)}`).sort();

  const anEntry = (id: string): Change =>
    created('ledger', {
      county,
      cycle,
      id,
      content: {
        type: 'adjustment',
        adjustment: { id, unit: 'U001', kind: 'bonus', matter: '获省级通报表扬', marks: '1', date: '2026-05-18', document: '省政办〔2026〕9号' },
      },
      status: 'in-force',
      by: 'P1',
      on: '2026-05-20',
      rev: 1,
    });
  const aDecision = (kind: 'review' | 'decide', outcome: string): Change =>
    created('decision', {
      county,
      cycle,
      id: `${kind}-1`,
      kind,
      meeting: '县委常委会会议',
      number: '〔2027〕3号',
      date: '2027-02-20',
      minutes: '会议纪要',
      outcome,
      changes: [],
      by: 'P1',
      rev: 1,
    });

  /** Every step of scoring and feedback in the order of the procedures. */
  const allSteps = async () => {
    const [midterm, scores, sent, appeals, notice, ended, final] = await Promise.all([
      import('../../functions/scoring/assess-midterm.ts'),
      import('../../functions/scoring/compute-scores.ts'),
      import('../../functions/scoring/send-scores.ts'),
      import('../../functions/scoring/close-appeals.ts'),
      import('../../functions/scoring/post-notice.ts'),
      import('../../functions/scoring/end-notice.ts'),
      import('../../functions/scoring/finalise-results.ts'),
    ]);
    const all: [StepName, () => Promise<{ task?: { pk: string; sk: string } }>][] = [
      ['AssessMidterm', () => midterm.assessMidterm({ ...key, window: '2026H1' })],
      ['ComputeScores', () => scores.computeScores(key)],
      ['SendScores', () => sent.sendScores(key)],
      ['CloseAppeals', () => appeals.closeAppeals(key)],
      ['PostNotice', () => notice.postNotice(key)],
      ['EndNotice', () => ended.endNotice(key)],
      ['FinaliseResults', () => final.finaliseResults(key)],
    ];
    return all;
  };

  beforeAll(async () => {
    await found(cloud, county, { today: '2027-02-10', also: [created('window', { ...aWindow(county, 'closed'), closedOn: '2026-07-10' })] });
    for (const scheme of smallCounty().schemes) {
      const paper = { county, cycle, kind: 'scheme', code: scheme.code, version: 1, status: 'published', title: scheme.name, by: 'P1', rev: 1 } as const;
      await write(county, scheme.code, created('publication', { ...paper, hash: await cloud.archive(scheme) }));
    }
  });

  it('even when the records have moved on since', async () => {
    const steps = await allSteps();
    const answers = [];
    for (const [, step] of steps) answers.push(await step());
    const [before, tasks] = [await versions(), await sortedIds(county)];
    expect(before).toHaveLength(2);
    expect(before.find((version) => version.startsWith('1 final'))).toBeDefined();

    await write(county, 'entered late', anEntry('JL-009'), aDecision('review', 'passed'), aDecision('decide', 'decided'));
    await write(county, 'later', changed('cycle', await cloud.load('cycle', key, '年度'), { today: '2027-03-01' }));
    const again = [];
    for (const [, step] of steps) again.push(await step());
    expect(again).toEqual(answers);
    expect(await versions()).toEqual(before);
    expect(await sortedIds(county)).toEqual(tasks);
  });

  it('and waits for the kind of task that each step leaves behind', async () => {
    for (const [name, step] of await allSteps()) {
      const { task, ...rest } = await step();
      expect(rest, name).toEqual({});
      const kind = task === undefined ? undefined : (await cloud.list('task', key)).find(({ id }) => cloud.taskKey(county, cycle, id).sk === task.sk)?.kind;
      expect(kind, name).toBe(awaitedAfter(name));
    }
  });

  it('but a result that was sent back is sent anew', async () => {
    const { sendScores } = await import('../../functions/scoring/send-scores.ts');
    const before = await cloud.load('decision', { ...key, id: 'review-1' }, '决定');
    await write(county, 'sent back', created('decision', { ...before, id: 'review-2', outcome: 'sent-back' }));
    expect(await sendScores(key)).toEqual({ task: cloud.taskKey(county, cycle, 'feedback-appeal-days-2') });
    expect(await versions()).toHaveLength(3);
  });
});
