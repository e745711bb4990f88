import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitmentsDocument } from '#domain/commitments/commitment.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import type { Decision } from '#domain/cycles/decision.ts';
import type { YearPage } from '#domain/disclosure/answers.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import type { Task } from '#domain/tasks/task.ts';
import { assessAgain } from '../support/assess-again.ts';
import { type PlayedYear, playedYear } from '../support/played-year.ts';
import { smallCounty } from '../support/small-county.ts';
import { resultTable, smallResultByHand } from '../support/small-result.ts';

let year: PlayedYear;
beforeAll(async () => {
  year = await playedYear(smallCounty, 'small-year');
});
afterAll(async () => year?.stop());

const submissionsOf = async (window: string): Promise<Submission[]> =>
  (await year.game.as('office-head').get<{ submissions: Submission[] }>(`/reporting/2026/${window}`)).submissions;

describe('a small county plays its year through the API', () => {
  it('scores every unit as a calculation by hand does', () => {
    expect(resultTable(year.result)).toEqual(smallResultByHand);
  });

  it('shares the budget to the fen', () => {
    // U002 is fixed; 401 million are left, 240 of them protected: 161 for 40 × (1 + 1 + 1.05 + 1) = 162 million of flexible money.
    const { table, paper } = year.result.budget;
    const amounts = Object.fromEntries(paper.lines.map(({ unit, amount }) => [unit, Number(amount)]));
    expect(table).toMatchObject({ status: 'signed-off', total: '500000000', sum: '500000000' });
    expect(amounts['U002']).toBe(99_000_000);
    for (const [unit, flexible] of [
      ['U001', 40e6],
      ['U003', 40e6],
      ['U004', 42e6],
      ['U005', 40e6],
    ] as const) {
      expect(Math.abs((amounts[unit] ?? 0) - (60e6 + (flexible * 161) / 162)), unit).toBeLessThan(1);
    }
  });

  it('gives a dossier from which a stranger recomputes every card', () => {
    expect(assessAgain(year.result.dossier)).toEqual(year.result.scorecards);
  });

  it('led returned, late and joining units through', async () => {
    const half = await submissionsOf('2026H1');
    const byUnit = new Map(half.map((submission) => [submission.unit, submission]));
    expect(half.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect([byUnit.get('U001')?.round, byUnit.get('U003')?.round]).toEqual([2, 2]);
    expect(byUnit.get('U002')?.missing).toEqual([{ figure: '办件量', month: '2026-03', reason: '系统迁移,台账缺失' }]);
    expect(byUnit.get('U004')?.signedOn).toBe('2026-07-14');
    expect((await submissionsOf('2026FY')).map(({ unit }) => unit)).toEqual(['U001', 'U002', 'U003', 'U004', 'U005']);
  });

  it('recorded what the meetings decided and closed the cycle', async () => {
    const head = year.game.as('office-head');
    const { decisions } = await head.get<{ decisions: Decision[] }>('/cycles/2026/decisions');
    expect(decisions.map(({ kind, outcome }) => `${kind} ${outcome}`).sort()).toEqual(['decide decided', 'first-look agreed', 'review passed']);
    const { cycles } = await head.get<{ cycles: Cycle[] }>('/cycles/county');
    expect(cycles.map(({ cycle, status }) => `${cycle} ${status}`)).toEqual(['2026 closed', '2027 active']);
    expect(year.result.status).toBe('final');
  });

  it('put before the public what was decided, and the county’s commitments', async () => {
    const read = async <T>(path: string): Promise<T> => (await fetch(`${year.open}/counties/${year.game.county}/2026${path}`)).json() as Promise<T>;
    const { state, document } = await read<YearPage>('');
    expect(state).toBe('result');
    const shown = document.units.map((unit) => ({ unit: unit.unit, grade: unit.grade, score: 'score' in unit ? Number(unit.score).toFixed(2) : undefined }));
    expect(shown).toEqual(smallResultByHand.map(({ unit, grade, score }) => ({ unit, grade, score })));
    expect(await read<CommitmentsDocument>('/commitments')).toMatchObject({
      items: [{ title: '新增学位', unitName: '样1局', status: 'finished', progress: [{ on: '2026-08-03', note: '新增学位 310 个' }] }],
    });
    const next = await fetch(`${year.open}/counties/${year.game.county}/2027`);
    expect([next.status, next.headers.get('access-control-allow-origin'), next.headers.get('set-cookie')]).toEqual([404, null, null]);
  });

  it('opened the next year with the office’s first task', async () => {
    const task = await year.game.as('office-head').get<Task>('/tasks/2027/preparation-issue-plan');
    expect(task).toMatchObject({ status: 'open', opened: '2026-12-01' });
  });
});
